import { handle } from '../kernel/command.ts';
import { commandKey, type CommandRecord, loadCommandRecord } from '../kernel/command-record.ts';
import { refuse } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { put } from '../kernel/ledger.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { anotherEndorser, peerOf, withWitness } from '../membership/consortium.ts';
import { cancelCommand, keepTerms } from './commands.ts';

const cancelled: CommandRecord = { status: 'cancelled' };

export const commandHandlers = [
  handle(
    cancelCommand,
    (reader, { input, actor }) => loadCommandRecord(reader, actor.mspId, input.cancelledCommandId),
    (record, { input, actor, consortium }) =>
      record?.status === 'committed'
        ? refuse('COMMAND_ALREADY_COMMITTED', { pointer: '/input/cancelledCommandId' })
        : {
            changes: [put(commandKey(actor.mspId, input.cancelledCommandId), cancelled)],
            events: [event('command.cancelled.v1', { commandId: input.cancelledCommandId })],
            endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
          },
  ),
  handle(
    keepTerms,
    () => Promise.resolve(undefined),
    (_facts, { input, openings, actor, consortium }) =>
      opens(openings.opening, input.hash)
        ? {
            changes: putTerms([actor.mspId], input.recordId, input.section, openings.opening),
            events: [event('terms.kept.v1', { recordId: input.recordId, section: input.section })],
            endorsers: [peerOf(consortium, actor.mspId)],
          }
        : refuse('TERMS_HASH_MISMATCH', { pointer: '/input/hash' }),
  ),
];
