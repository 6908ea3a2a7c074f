import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import type { Party } from '../kernel/identifiers.ts';
import { type Consortium, isActive } from '../membership/consortium.ts';
import { firmIsActive } from '../membership/store.ts';
import { grantConsent, revokeConsent } from './commands.ts';
import { decideGrant, decideRevocation } from './machine.ts';
import type { Purpose } from './records.ts';
import { loadConsent } from './store.ts';

/** Lodgement is a broker's, everything else a bank's. */
const granteeIsActive = (
  reader: LedgerReader,
  consortium: Consortium,
  grantee: Party,
  asked: readonly Purpose[],
): Promise<boolean> => {
  const isBank = consortium.members[grantee.mspId]?.kind === 'bank' && grantee.subject === undefined;
  if (isBank) return Promise.resolve(isActive(consortium, grantee.mspId) && !asked.includes('lodgement'));
  return asked.every((purpose) => purpose === 'lodgement')
    ? firmIsActive(reader, consortium, grantee)
    : Promise.resolve(false);
};

export const consentHandlers = [
  handle(
    grantConsent,
    async (reader, { input, consortium }) => ({
      granteeIsActive: await granteeIsActive(reader, consortium, input.grantee, input.purposes),
      taken: await loadConsent(reader, input.consentId),
    }),
    decideGrant,
  ),
  handle(revokeConsent, (reader, { input }) => loadConsent(reader, input.consentId), decideRevocation),
];
