import { handle } from '../kernel/command.ts';
import { acceptBankPolicy, keepBankReference, proposeBankPolicy } from './commands.ts';
import { decideAcceptance, decideProposal, decideReference } from './machine.ts';
import { loadPolicyRecord } from './store.ts';

export const bankPolicyHandlers = [
  handle(proposeBankPolicy, (reader, { actor }) => loadPolicyRecord(reader, actor.mspId), decideProposal),
  handle(acceptBankPolicy, (reader, { actor }) => loadPolicyRecord(reader, actor.mspId), decideAcceptance),
  handle(keepBankReference, () => Promise.resolve(undefined), decideReference),
];
