/**
 * One lot of goods on its way through the story of the examples, told apart from all others, so that any number of
 * them can be under way at once: other numbers of receipt, place, units, certificate and payment.
 */
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { CommandStep, StoryActor } from '../story/format.ts';
import { readStory } from '../story/reading.ts';
import { resolveValue } from '../story/references.ts';
import type { Consortium } from './consortium.ts';
import { type Operation, type Said, say } from './operation.ts';

const storyFile = fileURLToPath(new URL('../../../docs/examples/parts/pledged.json', import.meta.url));
const story = readStory(storyFile);
const storyBank = 'HarbourBankMSP';

const steps = story.steps.filter((step): step is CommandStep => 'command' in step);

const stepOf = (command: string): CommandStep => {
  const found = steps.find((step) => step.command === command);
  if (found === undefined) throw new Error(`the story has no ${command}`);
  return found;
};

/** The steps from the receipt to its issue, and from the first offer to the payment's confirmation. */
export const issueSteps = ['ProposeReceipt', 'AttestReceipt', 'IssueReceipt'] as const;
export const pledgeSteps = [
  'ReserveLien',
  'ProposeFinancing',
  'AcceptFinancing',
  'ConfirmFinancing',
  'AcknowledgeControl',
  'EncumberLien',
  'AuthorisePayment',
  'ConfirmDisbursement',
] as const;

export interface Parcel {
  readonly tag: string;
  readonly bank: string;
  /** Ids of the story, such as `receipt` and `lien`, as they become known. */
  readonly saved: Map<string, string>;
}

export const newParcel = (bank = storyBank): Parcel => ({
  tag: randomBytes(5).toString('hex').toUpperCase(),
  bank,
  saved: new Map(),
});

/** The same for the parcel's own bank. */
const ofBank = <Value>({ bank }: Parcel, value: Value): Value =>
  JSON.parse(JSON.stringify(value).replaceAll(storyBank, bank)) as Value;

const actorOf = (alias: string): StoryActor => {
  const actor = story.actors[alias];
  if (actor === undefined) throw new Error(`the story has no ${alias}`);
  return actor;
};

/** The operation with which the story takes this step for this parcel; each call makes a new key. */
export const operationOf = (consortium: Consortium, parcel: Parcel, command: string): Operation => {
  const step = ofBank(parcel, stepOf(command));
  const { saved, tag } = parcel;
  const scope = {
    play: tag,
    saved,
    subjectOf: (firm: string) => consortium.subjectOf(firm),
    now: Date.now(),
  };
  return {
    actor: ofBank(parcel, actorOf(step.actor)),
    command,
    input: resolveValue(step.input, scope) as Record<string, unknown>,
    terms: resolveValue(step.terms, scope) as Record<string, unknown>,
    key: randomBytes(16).toString('hex'),
  };
};

/** Keeps the ids that later steps name, under the story's aliases. */
export const keepIds = (parcel: Parcel, { command, outcome }: Said): void => {
  if (outcome.type !== 'committed') return;
  for (const [alias, member] of Object.entries(stepOf(command).save)) {
    const id = outcome.ids[member];
    if (id !== undefined) parcel.saved.set(alias, id);
  }
};

/** Takes one step of the story. */
export const take = async (consortium: Consortium, parcel: Parcel, command: string): Promise<Said> => {
  const said = await say(consortium, operationOf(consortium, parcel, command));
  keepIds(parcel, said);
  return said;
};

/** Takes steps one after the other. @throws Error at the first that is not committed */
export const takeAll = async (
  consortium: Consortium,
  parcel: Parcel,
  commands: readonly string[],
): Promise<Said[]> => {
  const all: Said[] = [];
  for (const command of commands) {
    const said = await take(consortium, parcel, command);
    all.push(said);
    if (said.outcome.type !== 'committed') {
      throw new Error(
        `${command} was not committed: ${JSON.stringify(said.outcome)} after ${said.setbacks.join()}`,
      );
    }
  }
  return all;
};

/** The holder gives its reservation back: no step of the story, but what makes a receipt free for the next one. */
export const cancellationOf = (parcel: Parcel): Operation => ({
  actor: ofBank(parcel, actorOf('harbour-maker')),
  command: 'CancelReservation',
  input: { assetId: parcel.saved.get('receipt'), lienId: parcel.saved.get('lien') },
  terms: {},
  key: randomBytes(16).toString('hex'),
});

/**
 * The cheapest command there is: nothing but its own record and the mark of a command that never was, endorsed by the
 * own organisation and the witness, as a lien step is.
 */
export const emptyOperation = (bank = storyBank): Operation => ({
  actor: { organisation: bank, role: 'bank-maker', person: 1 },
  command: 'CancelCommand',
  input: { cancelledCommandId: `CMD-${randomBytes(12).toString('hex').toUpperCase()}` },
  terms: {},
  key: randomBytes(16).toString('hex'),
});
