import { handle } from '../kernel/command.ts';
import { refuse } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { put } from '../kernel/ledger.ts';
import { type Consortium, endorsingMembers } from '../membership/consortium.ts';
import { recordAccess } from './commands.ts';

const accessKey = (id: string): string => `access/${id}`;

/** Never the bank that is looked at: it can neither prevent the look nor is it warned by being asked. */
const observer = (consortium: Consortium, bank: string): string =>
  endorsingMembers(consortium).find((mspId) => mspId !== consortium.registry && mspId !== bank) ??
  consortium.registry;

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
        endorsers: [consortium.registry, observer(consortium, input.bank)],
      };
    },
  ),
];
