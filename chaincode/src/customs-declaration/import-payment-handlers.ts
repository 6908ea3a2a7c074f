import { loadAsset } from '../asset/load.ts';
import { loadFacts, loadHolds } from '../asset/store.ts';
import { loadConsent } from '../consent/store.ts';
import { loadReference } from '../financing/store.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { decidePaymentConfirmation, decidePaymentEnd, decidePaymentRequest } from './import-payment.ts';
import {
  confirmImportPayment,
  giveUpImportPayment,
  requestImportPayment,
  verifyImportPayment,
} from './import-payment-commands.ts';
import { loadImportPayment, loadImportPayments } from './import-payment-store.ts';
import { decidePaymentVerification } from './import-payment-verification.ts';
import { loadDeclaration } from './store.ts';
import { loadVerification } from './verification-store.ts';

interface OfPayment {
  readonly input: { readonly declarationId: string; readonly paymentId: string };
}

const paymentOf = (reader: LedgerReader, { input }: OfPayment) =>
  loadImportPayment(reader, input.declarationId, input.paymentId);

export const importPaymentHandlers = [
  handle(
    requestImportPayment,
    async (reader, request) => ({
      declaration: await loadDeclaration(reader, request.input.declarationId),
      asset: await loadAsset(reader, request.input.declarationId),
      consent: await loadConsent(reader, request.input.consentId),
      taken: await paymentOf(reader, request),
      holds: await loadHolds(reader, request.input.declarationId),
    }),
    decidePaymentRequest,
  ),
  handle(
    verifyImportPayment,
    async (reader, { input }) => {
      const payments = await loadImportPayments(reader, input.declarationId);
      const consentId = payments.find(({ id }) => id === input.paymentId)?.consentId ?? '';
      return {
        payments,
        asset: await loadAsset(reader, input.declarationId),
        declaration: await loadDeclaration(reader, input.declarationId),
        consent: await loadConsent(reader, consentId),
        verification: await loadVerification(reader, consentId, input.verificationId ?? ''),
        ...(await loadFacts(reader, input.declarationId)),
      };
    },
    decidePaymentVerification,
  ),
  handle(
    confirmImportPayment,
    async (reader, request) => ({
      payment: await paymentOf(reader, request),
      used: await loadReference(reader, request.actor.mspId, request.input.referenceToken),
    }),
    decidePaymentConfirmation,
  ),
  handle(giveUpImportPayment, paymentOf, decidePaymentEnd),
];
