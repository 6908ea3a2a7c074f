/** The one control flow of every command: authorise → parse → load → decide → save → emit. */
import { actorOf, authorise } from './authorise.ts';
import type { Actor } from './actor.ts';
import type { CommandDefinition, Handler, Request } from './command.ts';
import { commandKey, type CommandRecord, loadCommandRecord } from './command-record.ts';
import { isRefusal, refuse, type Refusal } from './errors.ts';
import { envelopeEventName, envelopeSchema, type EventEnvelope } from './events.ts';
import { hashOf } from './hash.ts';
import { put, type Ledger } from './ledger.ts';
import { hashOfOpening, type Opening } from './opening.ts';
import { parseCommand, parseOpenings, type ParsedCommand } from './parse.ts';
import { Role } from './roles.ts';
import { type Consortium, unfounded } from '../membership/consortium.ts';
import { loadConsortium } from '../membership/store.ts';

export type Handlers = ReadonlyMap<string, Handler>;

/** What a command did, or did when it was first committed. */
export interface Execution {
  readonly envelope: EventEnvelope;
  readonly replayed: boolean;
  readonly endorsers: readonly string[];
}

interface Prepared {
  readonly handler: Handler;
  readonly consortium: Consortium;
  readonly actor: Actor;
  readonly command: ParsedCommand;
  readonly openings: Record<string, Opening<unknown>>;
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
  const openings = parseOpenings(handler.definition, ledger.transient);
  if (isRefusal(openings)) return openings;
  return { handler, consortium: identified[0], actor: identified[1], command, openings };
};

/** Hash of all that the client said: public input, and the salted terms by their hashes. */
const contentHash = ({ handler, command, openings }: Prepared): string =>
  hashOf({
    name: handler.definition.name,
    input: command.input,
    terms: Object.fromEntries(
      Object.entries(openings).map(([name, opening]) => [name, hashOfOpening(opening)]),
    ),
  });

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
  return { envelope: envelopeOf(prepared, record.events), replayed: true, endorsers: [] };
};

const save = async (
  ledger: Ledger,
  { command, actor, events }: EventEnvelope,
  hash: string,
): Promise<void> => {
  const record: CommandRecord = { hash, status: 'committed', events };
  await ledger.apply(put(commandKey(actor.mspId, command.id), record));
};

/**
 * Runs a command. `mode` `plan` decides without writing: its answer names the organisations to ask for
 * endorsement.
 */
export const execute = async (
  handlers: Handlers,
  ledger: Ledger,
  name: string,
  json: string,
  mode: 'commit' | 'plan' = 'commit',
): Promise<Execution | Refusal> => {
  const prepared = await prepare(handlers, ledger, name, json);
  if (isRefusal(prepared)) return prepared;
  const hash = contentHash(prepared);
  const earlier = await loadCommandRecord(ledger, prepared.actor.mspId, prepared.command.commandId);
  if (earlier !== undefined) return replay(prepared, earlier, hash);

  const { consortium, actor, openings } = prepared;
  const request: Request<CommandDefinition> = {
    input: prepared.command.input,
    openings,
    actor,
    consortium,
    now: ledger.timestamp,
  };
  const outcome = await prepared.handler.run(ledger, request);
  if (isRefusal(outcome)) return outcome;

  const endorsers = [...new Set(outcome.endorsers)].sort();
  const execution = { envelope: envelopeOf(prepared, [...outcome.events]), replayed: false, endorsers };
  if (mode === 'plan') return execution;
  for (const change of outcome.changes) await ledger.apply(change);
  if (prepared.handler.definition.recorded !== false) await save(ledger, execution.envelope, hash);
  ledger.emit(envelopeEventName, execution.envelope);
  return execution;
};
