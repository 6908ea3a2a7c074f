/** The importer asks one bank to pay; the bank verifies what may still be paid, pays, or gives it up. */
import { z } from 'zod';
import { Parts } from '../asset/records.ts';
import { PaymentTerms } from '../financing/terms.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, MspId, KeyedToken } from '../kernel/identifiers.ts';
import { ImportPaymentTerms } from './import-payment-records.ts';
import { AssessmentTerms, DeclarationTerms } from './terms.ts';

const payment = { declarationId: idOf('declaration'), paymentId: idOf('importPayment') };
const shown = {
  declaration: DeclarationTerms,
  assessment: AssessmentTerms,
  paymentRequest: ImportPaymentTerms,
};
const path = '/customs-declarations/{declarationId}/payments/{paymentId}';

export const requestImportPayment = defineCommand({
  name: 'RequestImportPayment',
  summary: 'The importer shows one bank its released declaration and asks it to pay a sum abroad.',
  input: z.strictObject({ ...payment, bank: MspId, consentId: idOf('consent'), share: Parts }),
  path: '/customs-declarations/{declarationId}/payments',
  creates: { paymentId: 'importPayment' },
  sections: shown,
  known: ['declaration', 'assessment'],
  roles: ['enterprise-officer'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_OWNER',
    'DECLARATION_FLOW_WRONG',
    'ASSET_NOT_LIVE',
    'ASSET_NOT_ATTESTED',
    'PARTY_UNKNOWN',
    'CONSENT_NOT_FOUND',
    'CONSENT_NOT_ACTIVE',
    'CONSENT_SCOPE_EXCEEDED',
    'ID_TAKEN',
    'ASSET_FROZEN',
    'TERMS_HASH_MISMATCH',
    'EXPLANATION_MISSING',
    'CAPACITY_EXCEEDED',
    'AMOUNT_MISMATCH',
  ],
  events: ['import-payment.requested.v1'],
});

export const verifyImportPayment = defineCommand({
  name: 'VerifyImportPayment',
  summary:
    'The bank’s maker finds that the sum may still be paid on the declaration, and takes it for this payment.',
  input: z.strictObject({ ...payment, verificationId: idOf('verification').optional() }),
  path: `${path}/verification`,
  creates: {},
  sections: shown,
  known: ['declaration', 'assessment', 'paymentRequest'],
  roles: ['bank-maker'],
  errors: [
    'PAYMENT_NOT_FOUND',
    'PAYMENT_STATUS_WRONG',
    'ASSET_NOT_LIVE',
    'CONSENT_NOT_ACTIVE',
    'ASSET_FROZEN',
    'TERMS_HASH_MISMATCH',
    'VERIFICATION_MISSING',
    'CAPACITY_EXCEEDED',
  ],
  events: ['import-payment.verified.v1'],
});

export const confirmImportPayment = defineCommand({
  name: 'ConfirmImportPayment',
  summary: 'A second person of the bank records the payment with its reference, usable once.',
  input: z.strictObject({
    ...payment,
    referenceToken: KeyedToken,
  }),
  path: `${path}/confirmation`,
  creates: {},
  sections: { paymentRequest: ImportPaymentTerms, payment: PaymentTerms },
  known: ['paymentRequest'],
  roles: ['bank-checker'],
  errors: [
    'PAYMENT_NOT_FOUND',
    'PAYMENT_STATUS_WRONG',
    'SAME_PERSON',
    'TERMS_HASH_MISMATCH',
    'AMOUNT_MISMATCH',
    'REFERENCE_ALREADY_USED',
    'PAYMENT_AHEAD',
  ],
  events: ['import-payment.paid.v1'],
});

export const giveUpImportPayment = defineCommand({
  name: 'GiveUpImportPayment',
  summary: 'The bank does not pay: what it took for the payment may be paid again.',
  input: z.strictObject(payment),
  path: `${path}/end`,
  creates: {},
  sections: {},
  known: [],
  roles: ['bank-maker', 'bank-checker'],
  errors: ['PAYMENT_NOT_FOUND', 'PAYMENT_STATUS_WRONG'],
  events: ['import-payment.given-up.v1'],
});
