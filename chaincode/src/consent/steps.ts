/** What the ledger answers to each step under a consent, in each state: for the published table. */
import { refusedIn, type StepTable } from '../kernel/step-table.ts';

const consentStates = ['absent', 'granted', 'expired', 'revoked'] as const;

const notActive = {
  absent: 'CONSENT_NOT_FOUND',
  ...refusedIn('CONSENT_NOT_ACTIVE', ['expired', 'revoked']),
} as const;

export const consentTable: StepTable<(typeof consentStates)[number]> = {
  title: 'Consents',
  note: 'What is done under a consent is refused alike where it is another firm’s, another bank’s, or none.',
  states: consentStates,
  steps: [
    {
      command: 'GrantConsent',
      by: 'firm, for itself',
      refused: refusedIn('ID_TAKEN', ['granted', 'expired', 'revoked']),
    },
    { command: 'RevokeConsent', by: 'firm that granted it', others: 'CONSENT_NOT_FOUND', refused: notActive },
    {
      command: 'RequestVerification',
      by: 'bank that it was granted to',
      others: 'CONSENT_NOT_FOUND',
      refused: notActive,
    },
    {
      command: 'AnswerVerification',
      by: 'customs that was asked',
      others: 'NOT_AN_AUTHORITY',
      refused: { ...notActive, absent: 'CONSENT_NOT_ACTIVE' },
    },
    { command: 'OfferDeclaration', by: 'firm that granted it', others: 'NOT_THE_OWNER', refused: notActive },
  ],
};
