import { handle } from '../kernel/command.ts';
import { refuse } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { put } from '../kernel/ledger.ts';
import { peersOf } from '../membership/consortium.ts';
import { recordAccess } from './commands.ts';

const accessKey = (id: string): string => `access/${id}`;

export const supervisionHandlers = [
  handle(
    recordAccess,
    (reader, { input }) => reader.get(accessKey(input.accessId)),
    (taken, { input, actor, consortium, now }) => {
      if (consortium.members[input.bank]?.kind !== 'bank')
        return refuse('PARTY_UNKNOWN', { pointer: '/input/bank' });
      if (taken !== undefined) return refuse('ID_TAKEN', { pointer: '/input/accessId' });
      const record = {
        by: actor.mspId,
        bank: input.bank,
        purposeHash: input.purposeHash,
        at: instantOf(now),
      };
      return {
        changes: [put(accessKey(input.accessId), record)],
        events: [event('exposures.accessed.v1', { accessId: input.accessId, bank: input.bank })],
        endorsers: [...peersOf(consortium, input.bank), consortium.registry],
      };
    },
  ),
];
