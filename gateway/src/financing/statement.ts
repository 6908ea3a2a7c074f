/** The statement of a financing, from the own copies of its terms and payments. */
import {
  CollectionTerms,
  DealTerms,
  FinancingPayment,
  instrumentOf,
  Money,
  PaymentTerms,
  type StatedPayment,
  statementOf,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import type { HostedOrganisation } from '../hosting.ts';
import { ownTerms } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { isParty, viewerOf } from '../plugins/viewer.ts';
import { coverOf } from './cover.ts';
import { Financing } from './records.ts';
import type { StatementView } from './statement-view.ts';

/** @throws Problem where the organisation holds no copy, or not yet */
const held = <T>(schema: z.ZodType<T>, terms: unknown): T => {
  const { success, data } = schema.safeParse(terms);
  if (!success) throw new Problem('TERMS_NOT_HELD');
  return data;
};

/** Of a payoff, beside its principal and where to pay it. */
const Due = z.object({ fees: Money, interest: Money });

/** Payments in the order of the ledger, each as both sides hold it. */
const paymentsOf = async (
  organisation: HostedOrganisation,
  financingId: string,
): Promise<StatedPayment[]> => {
  const found = await organisation.view.records(`financing-payment/${financingId}/`);
  const inOrder = [...found].sort((one, other) => one.block - other.block);
  return Promise.all(
    inOrder.map(async ({ value }) => {
      const { kind, lienId, paymentHash, dueHash, collectionHash } = FinancingPayment.parse(value);
      const terms = (section: string, hash: string): Promise<unknown> =>
        ownTerms(organisation, lienId ?? financingId, section, hash);
      const due = dueHash && (await terms(lienId === undefined ? 'due' : 'payoff', dueHash));
      return {
        kind,
        payment: held(PaymentTerms, await terms('payment', paymentHash)),
        ...(dueHash && { due: held(Due, due) }),
        ...(collectionHash && {
          collection: held(CollectionTerms, await terms('collection', collectionHash)),
        }),
      };
    }),
  );
};

const Balance = z.object({ outstanding: Money });

/** For bank and borrower alone. @throws Problem, the same for what is not there and what is secret */
export const readStatement = async (
  principal: Principal,
  financingId: string,
  asOf: string,
): Promise<StatementView> => {
  const { organisation } = principal;
  const viewer = viewerOf(principal);
  const record = await organisation.view.record(`financing/${financingId}`);
  const financing = record && Financing.parse(record.value);
  const isTheirs = financing && (financing.bank === viewer.mspId || isParty(viewer, financing.borrower));
  if (financing === undefined || isTheirs !== true) throw new Problem('RECORD_NOT_FOUND');
  const { id, assetId, bank, borrower, status, defaultedAt, dealHash, balanceHash } = financing;
  const terms = held(DealTerms, await ownTerms(organisation, id, 'deal', dealHash));
  const balance = Balance.safeParse(await ownTerms(organisation, id, 'balance', balanceHash)).data;
  const statement = statementOf(terms, await paymentsOf(organisation, id), asOf);
  const cover = await coverOf(organisation, financing, terms, statement);
  const { schedule, lines, ...sums } = statement;
  return {
    ...{ financingId: id, assetId, instrument: instrumentOf(assetId), bank, borrower, status, terms },
    ...(defaultedAt && { defaultedAt }),
    schedule: [...schedule],
    lines: [...lines],
    ...sums,
    ...(balance && { ledgerBalance: balance.outstanding }),
    ...(cover && { cover }),
  };
};
