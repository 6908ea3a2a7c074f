import { handle } from '../kernel/command.ts';
import { decideHandover, decideRecording, decideTaking } from './joining.ts';
import { handOverRole, recordCredit, takeRole } from './joining-commands.ts';
import { loadCreditFacts } from './load.ts';
import { mayTake, unknownRole } from './party-facts.ts';
import { loadCredit, loadHandover } from './store.ts';

export const joiningHandlers = [
  handle(
    recordCredit,
    async (reader, { input, consortium }) => ({
      credit: await loadCredit(reader, input.creditId),
      unknown: await unknownRole(reader, consortium, input.parties),
    }),
    decideRecording,
  ),
  handle(
    handOverRole,
    async (reader, { input, consortium }) => ({
      ...(await loadCreditFacts(reader, input.creditId)),
      handover: await loadHandover(reader, input.creditId, input.role),
      unknown: (await mayTake(reader, consortium, input.role, input.to)) ? undefined : input.role,
    }),
    decideHandover,
  ),
  handle(
    takeRole,
    async (reader, { input }) => ({
      ...(await loadCreditFacts(reader, input.creditId)),
      handover: await loadHandover(reader, input.creditId, input.role),
      unknown: undefined,
    }),
    decideTaking,
  ),
];
