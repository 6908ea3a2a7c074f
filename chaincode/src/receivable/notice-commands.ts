/** What is said to the debtor of a receivable that was assigned. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { CreditParty } from '../letter-of-credit/parties.ts';
import { DebtorNoticeTerms, InvoiceTerms } from './terms.ts';

export const notifyDebtor = defineCommand({
  name: 'NotifyDebtor',
  summary:
    'The seller, or the bank that has the lien, tells the debtor whom to pay; of an undisclosed claim it names the debtor now.',
  input: z.strictObject({
    receivableId: idOf('receivable'),
    lienId: idOf('lien'),
    debtor: CreditParty.optional(),
  }),
  path: '/receivables/{receivableId}/notices/{lienId}',
  creates: {},
  sections: { invoice: InvoiceTerms, notice: DebtorNoticeTerms },
  known: ['invoice'],
  roles: ['enterprise-officer', 'bank-checker'],
  errors: [
    'ASSET_NOT_FOUND',
    'LIEN_NOT_FOUND',
    'LIEN_NOT_HELD',
    'LIEN_STATE_WRONG',
    'ASSIGNMENT_NOTIFIED',
    'PARTY_UNKNOWN',
    'TERMS_HASH_MISMATCH',
  ],
  events: ['receivable.debtor-notified.v1'],
});
