/**
 * What the ledger would say to an act now: its own rules, run on the records of the read model. Nothing is sent, and no
 * rule is written here.
 */
import {
  type Actor,
  type CommandDefinition,
  type Consortium,
  handlers,
  isRefusal,
  type LedgerReader,
  loadConsortium,
  type Opening,
  partyCollection,
  type Refusal,
  type Request,
  termsKey,
} from '@chopmark/chaincode/api';
import { locators } from '../command/known-terms.ts';
import type { Input, TermsSource } from '../command/terms-source.ts';
import type { LedgerView } from '../hosting.ts';
import type { Viewer } from '../plugins/viewer.ts';
import { readOnce } from '../read-model/read-once.ts';

/** Everything that dry runs for one answer share; each record is read once. */
export interface DryRun {
  readonly reader: LedgerReader;
  readonly source: TermsSource;
  readonly consortium: Consortium;
  readonly actor: Actor;
  readonly now: number;
}

export const readerOf = (view: LedgerView): LedgerReader =>
  readOnce({
    get: async (key) => (await view.record(key))?.value,
    range: (prefix) => view.records(prefix),
  });

const sourceOf = (view: LedgerView, reader: LedgerReader, mspId: string): TermsSource => ({
  record: (key) => reader.get(key),
  records: (prefix) => reader.range(prefix),
  terms: (recordId, section, hash) => view.terms(partyCollection(mspId), termsKey(recordId, section, hash)),
});

/** @returns `undefined` before the consortium is founded */
export const dryRunOf = async (
  view: LedgerView,
  { mspId, subject, role, enrolmentId }: Viewer,
  now: number,
): Promise<DryRun | undefined> => {
  const reader = readerOf(view);
  const consortium = await loadConsortium(reader);
  const party = subject === undefined ? { mspId } : { mspId, subject };
  return (
    consortium && {
      reader,
      source: sourceOf(view, reader, mspId),
      consortium,
      actor: { party, mspId, role, enrolmentId },
      now,
    }
  );
};

type Openings = Record<string, Opening<unknown>>;

/** The own copies of what the command repeats; what is derived or brought stays away. */
const openKnown = async (
  { known }: CommandDefinition,
  input: Input,
  source: TermsSource,
): Promise<Openings> => {
  const openings: Openings = {};
  for (const section of known) {
    const located = await locators[section]?.(source, input);
    if (located === undefined || 'absent' in located) continue;
    const opening = await source.terms(located.recordId, located.section ?? section, located.hash);
    if (opening !== undefined) openings[section] = opening;
  }
  return openings;
};

/**
 * The ledger's answer, or `undefined` where it came as far as what the client has yet to bring: the guard of an act is
 * the first thing in every decision, so it has passed by then.
 */
const answerTo = async (
  { reader, consortium, actor, now }: DryRun,
  { name }: CommandDefinition,
  input: Input,
  openings: Openings,
): Promise<Refusal | undefined> => {
  const request = { input, openings, actor, consortium, now } as Request<CommandDefinition>;
  try {
    const answer = await handlers.get(name)?.run(reader, request);
    return answer !== undefined && isRefusal(answer) ? answer : undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

/** A refusal of what the client has yet to say is none of the act; who may not say it at all may not. */
const concerns = ({ refused, pointer }: Refusal, given: Input): boolean => {
  if (refused === 'NOT_THE_PARTY') return true;
  const [, part, member = ''] = pointer?.split('/') ?? [];
  if (part === 'terms') return member === 'evidence';
  return part !== 'input' || member in given;
};

const placeholder: Opening<unknown> = { terms: {}, salt: '' };

/** `recorded`: the caller does it for a party outside of the consortium, with evidence. */
export type Verdict = 'own' | 'recorded' | 'refused';

/**
 * @param given members of the input that are known; others may be missing
 * @param assumed values of the rest, so that a rule that asks for one meets one
 */
export const verdictOn = async (
  run: DryRun,
  definition: CommandDefinition,
  given: Input,
  assumed: Input,
): Promise<Verdict> => {
  const input = { ...assumed, ...given };
  const openings = await openKnown(definition, input, run.source);
  const refuses = async (brought: Openings): Promise<Refusal | undefined> => {
    const answer = await answerTo(run, definition, input, brought);
    return answer !== undefined && concerns(answer, given) ? answer : undefined;
  };
  const withEvidence = 'evidence' in definition.sections ? { ...openings, evidence: placeholder } : openings;
  if ((await refuses(withEvidence)) !== undefined) return 'refused';
  return (await refuses(openings))?.refused === 'EVIDENCE_MISSING' ? 'recorded' : 'own';
};
