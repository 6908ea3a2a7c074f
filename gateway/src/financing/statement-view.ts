/** A statement as its parties see it. */
import { DealTerms, Money, Party, paymentKinds } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { FinancingStatus } from './records.ts';

const Line = z
  .strictObject({
    kind: z.enum([...paymentKinds, 'paid-out', 'interest', 'discount', 'fee', 'principal']),
    date: z.string(),
    from: z
      .string()
      .optional()
      .meta({ description: 'Where interest begins; that day counts, `date` does not.' }),
    days: z.int().optional(),
    base: Money.optional(),
    formula: z.string().optional().meta({ description: 'With all its inputs; one rounding, at its end.' }),
    reference: z.string().optional(),
    amount: Money,
    fees: Money.optional(),
    interest: Money.optional(),
    principal: Money.optional(),
    surplus: Money.optional(),
    surplusTo: z.enum(['seller', 'financier']).optional(),
  })
  .meta({ id: 'StatementLine' });
export type Line = z.output<typeof Line>;

const Account = z
  .strictObject({ charged: Money, paid: Money, due: Money, excess: Money })
  .meta({ id: 'StatementAccount' });

const Cover = z
  .strictObject({
    confirmed: Money,
    credited: Money,
    disputed: Money.meta({
      description: 'All of it while the debtor disputes: how much is not the bank’s to see.',
    }),
    overdue: Money,
    assigned: Money,
    haircutBp: z.int(),
    advanceBp: z.int(),
    limit: Money,
    eligible: Money,
    base: Money,
    maximum: Money,
    available: Money,
    shortfall: Money.meta({
      description: 'Lent beyond the maximum: to be paid back, or the claim bought back.',
    }),
  })
  .meta({ id: 'StatementCover' });
export type Cover = z.output<typeof Cover>;

export const StatementView = z
  .strictObject({
    financingId: z.string(),
    assetId: z.string(),
    instrument: z.string(),
    bank: z.string(),
    borrower: Party,
    status: FinancingStatus,
    defaultedAt: z.string().optional(),
    asOf: z.string(),
    terms: DealTerms,
    lastDay: z.string().meta({ description: 'The due date with its days of grace.' }),
    overdue: z.boolean(),
    schedule: z.array(Line).meta({ description: 'As agreed, if everything is paid on the due date.' }),
    lines: z.array(Line).meta({ description: 'What happened until `asOf`, that day included.' }),
    principal: Money.meta({ description: 'Outstanding.' }),
    interest: Account,
    fees: Account,
    total: Money.meta({ description: 'Outstanding principal with the interest and fees that are due.' }),
    ledgerBalance: Money.optional().meta({ description: 'Outstanding principal by the ledger, today.' }),
    cover: Cover.optional().meta({
      description: 'Of a receivable: what supports the loan, as the ledger stands.',
    }),
  })
  .meta({ id: 'FinancingStatement' });
export type StatementView = z.output<typeof StatementView>;
