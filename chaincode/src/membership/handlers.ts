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
import { loadChangeFacts, loadConsortium, loadExternalParty } from './store.ts';

export const membershipHandlers = [
  handle(foundConsortium, (reader) => loadConsortium(reader), decideFounding),
  handle(
    proposeChange,
    (reader, { input }) => loadChangeFacts(reader, input.changeId, input.change),
    decideProposal,
  ),
  handle(
    acceptChange,
    async (reader, { input, consortium }) => {
      const facts = await loadChangeFacts(reader, input.changeId);
      return { ...facts, keyed: await loadKeyed(reader, endedKeys(consortium, facts.record?.change)) };
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
