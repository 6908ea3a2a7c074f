import { handle } from '../kernel/command.ts';
import {
  acceptChange,
  foundConsortium,
  proposeChange,
  recordExternalParty,
  registerSubject,
} from './commands.ts';
import {
  decideAcceptance,
  decideExternalParty,
  decideFounding,
  decideProposal,
  decideSubject,
} from './machine.ts';
import { loadChange, loadConsortium, loadExternalParty } from './store.ts';

export const membershipHandlers = [
  handle(foundConsortium, (reader) => loadConsortium(reader), decideFounding),
  handle(proposeChange, (reader, { input }) => loadChange(reader, input.changeId), decideProposal),
  handle(acceptChange, (reader, { input }) => loadChange(reader, input.changeId), decideAcceptance),
  handle(registerSubject, () => Promise.resolve(undefined), decideSubject),
  handle(
    recordExternalParty,
    (reader, { input }) => loadExternalParty(reader, input.externalPartyId),
    decideExternalParty,
  ),
];
