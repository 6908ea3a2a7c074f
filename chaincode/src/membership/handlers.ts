import { handle } from '../kernel/command.ts';
import {
  acceptChange,
  foundConsortium,
  proposeChange,
  recordExternalParty,
  registerSubject,
} from './commands.ts';
import { loadKeyed } from '../fingerprint/store.ts';
import {
  decideAcceptance,
  decideExternalParty,
  decideFounding,
  decideProposal,
  decideSubject,
  endedKeys,
} from './machine.ts';
import { loadChange, loadConsortium, loadExternalParty } from './store.ts';

export const membershipHandlers = [
  handle(foundConsortium, (reader) => loadConsortium(reader), decideFounding),
  handle(proposeChange, (reader, { input }) => loadChange(reader, input.changeId), decideProposal),
  handle(
    acceptChange,
    async (reader, { input, consortium }) => {
      const record = await loadChange(reader, input.changeId);
      return { record, keyed: await loadKeyed(reader, endedKeys(consortium, record?.change)) };
    },
    decideAcceptance,
  ),
  handle(registerSubject, () => Promise.resolve(undefined), decideSubject),
  handle(
    recordExternalParty,
    (reader, { input }) => loadExternalParty(reader, input.externalPartyId),
    decideExternalParty,
  ),
];
