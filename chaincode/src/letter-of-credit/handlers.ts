import { handle } from '../kernel/command.ts';
import { decideAdvice } from './advice.ts';
import { adviseCredit } from './advice-commands.ts';
import { decideDraft, decideIssue } from './issue.ts';
import { draftCredit, issueCredit } from './issue-commands.ts';
import { loadCreditFacts } from './load.ts';
import { unknownRole } from './party-facts.ts';
import { loadAdvices, loadCredit } from './store.ts';

export const letterOfCreditHandlers = [
  handle(
    draftCredit,
    async (reader, { input, consortium }) => ({
      credit: await loadCredit(reader, input.creditId),
      unknown: await unknownRole(reader, consortium, input.parties),
    }),
    decideDraft,
  ),
  handle(issueCredit, (reader, { input }) => loadCredit(reader, input.creditId), decideIssue),
  handle(
    adviseCredit,
    async (reader, { input }) => ({
      ...(await loadCreditFacts(reader, input.creditId)),
      advices: await loadAdvices(reader, input.creditId),
    }),
    decideAdvice,
  ),
];
