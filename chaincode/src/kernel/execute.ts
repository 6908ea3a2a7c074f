/** The one control flow of every command: authorise → parse → load → decide → save → emit. */
import { actorOf, authorise } from './authorise.ts';
import type { Actor } from './actor.ts';
import { inBatch, type ItemRefusal, pendingReader } from './batch.ts';
import type { CommandDefinition, Handler, Outcome, Request } from './command.ts';
import { commandKey, type CommandRecord, loadCommandRecord } from './command-record.ts';
import { isRefusal, refuse, type Refusal } from './errors.ts';
import { envelopeEventName, envelopeSchema, type EventEnvelope } from './events.ts';
import { hashOf } from './hash.ts';
import { put, type Ledger } from './ledger.ts';
import { hashOfOpening } from './opening.ts';
import { type Openings, parseCommand, parseOpenings, type ParsedCommand } from './parse.ts';
import { Role } from './roles.ts';
import { type Consortium, unfounded } from '../membership/consortium.ts';
import { loadConsortium } from '../membership/store.ts';

export type Handlers = ReadonlyMap<string, Handler>;

/** What a command did, or did when it was first committed. */
export interface Execution {
  readonly envelope: EventEnvelope;
  readonly replayed: boolean;
  readonly endorsers: readonly string[];
  /** Items of a batch that would be refused: only a plan has some, for a batch is committed as a whole. */
  readonly refusals: readonly ItemRefusal[];
}

type Mode = 'commit' | 'plan';

interface Prepared {
  readonly handler: Handler;
  readonly consortium: Consortium;
  readonly actor: Actor;
  readonly command: ParsedCommand;
  /** Of each item; a single command is one. */
  readonly openings: readonly Openings[];
}

const identify = async (
  ledger: Ledger,
  definition: CommandDefinition,
): Promise<[Consortium, Actor] | Refusal> => {
  const consortium = await loadConsortium(ledger);
  if (consortium !== undefined) {
    const actor = await authorise(ledger, consortium, ledger.creator, definition);
    return isRefusal(actor) ? actor : [consortium, actor];
  }
  const role = Role.safeParse(ledger.creator.role);
  if (definition.name !== 'FoundConsortium') return refuse('CONSORTIUM_NOT_FOUNDED');
  if (!role.success || !definition.roles.includes(role.data)) return refuse('ROLE_NOT_ALLOWED');
  return [unfounded, actorOf(ledger.creator, role.data)];
};

const prepare = async (
  handlers: Handlers,
  ledger: Ledger,
  name: string,
  json: string,
): Promise<Prepared | Refusal> => {
  const handler = handlers.get(name);
  if (handler === undefined) return refuse('COMMAND_UNKNOWN');
  const identified = await identify(ledger, handler.definition);
  if (isRefusal(identified)) return identified;
  const command = parseCommand(handler.definition, json);
  if (isRefusal(command)) return command;
  const openings = parseOpenings(handler.definition, command, ledger.transient);
  if (isRefusal(openings)) return openings;
  return { handler, consortium: identified[0], actor: identified[1], command, openings };
};

const hashesOf = (openings: Openings): Record<string, string> =>
  Object.fromEntries(Object.entries(openings).map(([name, opening]) => [name, hashOfOpening(opening)]));

/** Hash of all that the client said: public input, and the salted terms by their hashes. */
const contentHash = ({ handler, command: { input }, openings }: Prepared): string => {
  const terms = openings.map(hashesOf);
  return hashOf({
    name: handler.definition.name,
    input,
    terms: Array.isArray(input) ? terms : terms[0],
  });
};

const envelopeOf = (
  { handler, actor, command }: Prepared,
  events: EventEnvelope['events'],
): EventEnvelope => ({
  schema: envelopeSchema,
  command: { name: handler.definition.name, id: command.commandId },
  actor: { mspId: actor.mspId, role: actor.role },
  events: [...events],
});

/** The first result of a command that was committed before; a refusal when its content or fate differs. */
const replay = (prepared: Prepared, record: CommandRecord, hash: string): Execution | Refusal => {
  if (record.status === 'cancelled') return refuse('COMMAND_CANCELLED');
  if (record.hash !== hash) return refuse('COMMAND_ID_REUSED', { pointer: '/commandId' });
  return { envelope: envelopeOf(prepared, record.events), replayed: true, endorsers: [], refusals: [] };
};

const save = async (
  ledger: Ledger,
  { command, actor, events }: EventEnvelope,
  hash: string,
): Promise<void> => {
  const record: CommandRecord = { hash, status: 'committed', events };
  await ledger.apply(put(commandKey(actor.mspId, command.id), record));
};

/** Whoever endorses a batch sees the terms of all its items, so all of them are for the same peers. */
const checkReaders = (
  { sections }: CommandDefinition,
  [before]: readonly Outcome[],
  { endorsers }: Outcome,
): Refusal<'TERMS_INVALID'> | undefined => {
  const circle = (of: readonly string[]): string => [...new Set(of)].sort().join();
  if (Object.keys(sections).length === 0 || before === undefined) return undefined;
  if (circle(before.endorsers) === circle(endorsers)) return undefined;
  return refuse('TERMS_INVALID', {
    pointer: '/terms',
    expected: 'terms for the same peers as the items before',
  });
};

/** Decides one item after the other; one that is refused changes nothing for those after it. */
const decideAll = async (
  ledger: Ledger,
  { handler, consortium, actor, command, openings }: Prepared,
  mode: Mode,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly refusals: readonly ItemRefusal[] }> => {
  const inputs = Array.isArray(command.input) ? command.input : [command.input];
  const reader = pendingReader(ledger);
  const outcomes: Outcome[] = [];
  const refusals: ItemRefusal[] = [];
  for (const [item, input] of inputs.entries()) {
    const request: Request<CommandDefinition> = {
      input: input as Request<CommandDefinition>['input'],
      openings: openings[item] ?? {},
      actor,
      consortium,
      now: ledger.timestamp,
    };
    const decided = await (mode === 'plan' ? handler.plan(reader, request) : handler.run(reader, request));
    const outcome = isRefusal(decided)
      ? decided
      : (checkReaders(handler.definition, outcomes, decided) ?? decided);
    if (isRefusal(outcome)) {
      refusals.push({ item, refusal: outcome });
    } else {
      reader.note(outcome.changes);
      outcomes.push(outcome);
    }
  }
  return { outcomes, refusals };
};

const write = async (
  ledger: Ledger,
  { handler }: Prepared,
  outcomes: readonly Outcome[],
  envelope: EventEnvelope,
  hash: string,
): Promise<void> => {
  for (const change of outcomes.flatMap(({ changes }) => changes)) await ledger.apply(change);
  if (handler.definition.recorded !== false) await save(ledger, envelope, hash);
  ledger.emit(envelopeEventName, envelope);
};

/**
 * Runs a command, or a batch as a whole: where one item is refused, all are. `mode` `plan` decides without writing: its
 * answer names the organisations to ask for endorsement, and every item of a batch that stands in the way, and tells no
 * events. No block tells of a refused item.
 */
export const execute = async (
  handlers: Handlers,
  ledger: Ledger,
  name: string,
  json: string,
  mode: Mode = 'commit',
): Promise<Execution | Refusal> => {
  const prepared = await prepare(handlers, ledger, name, json);
  if (isRefusal(prepared)) return prepared;
  const hash = contentHash(prepared);
  const earlier = await loadCommandRecord(ledger, prepared.actor.mspId, prepared.command.commandId);
  if (earlier !== undefined) return replay(prepared, earlier, hash);

  const { outcomes, refusals } = await decideAll(ledger, prepared, mode);
  const isBatch = Array.isArray(prepared.command.input);
  const [first] = refusals;
  if (first !== undefined && !isBatch) return first.refusal;
  if (first !== undefined && mode === 'commit') return inBatch(first);

  const endorsers = [...new Set(outcomes.flatMap((outcome) => outcome.endorsers))].sort();
  const envelope = envelopeOf(prepared, mode === 'plan' ? [] : outcomes.flatMap(({ events }) => events));
  const execution: Execution = { envelope, replayed: false, endorsers, refusals };
  if (mode === 'commit') await write(ledger, prepared, outcomes, envelope, hash);
  return execution;
};
