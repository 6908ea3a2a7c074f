/** What the foreign-exchange authority allows to be financed or paid on a customs declaration: data, not code. */
import { z } from 'zod';
import { Currency } from '../kernel/money.ts';

const basisPoints = z.int().min(0).max(10_000);
const TradeModes = z.array(z.string().regex(/^\d{4}$/, 'a supervision mode of four digits')).max(60);

/** Classes of firms in the goods-trade list of the authority. */
export const firmClasses = ['A', 'B', 'C'] as const;

export const ExchangePolicy = z
  .strictObject({
    /** How much of the finance base may be financed, by the class of the firm. */
    capBp: z.strictObject({ A: basisPoints, B: basisPoints, C: basisPoints }),
    /** `fob`: freight and insurance that the price contains are taken off. */
    valueBasis: z.enum(['invoice', 'fob']),
    /** Supervision modes in which nobody pays for the goods. */
    notFinanceableModes: TradeModes,
    /** Supervision modes in which a processing fee is paid, while the goods are declared at their full value. */
    feeModes: TradeModes,
    /** Customs offices in use; none listed: any code of four digits. */
    offices: z.array(z.string().regex(/^\d{4}$/, 'a customs office of four digits')).max(1000),
    /** Declarations that one bank may ask about under one consent in an hour. */
    questionsPerHour: z.int().min(1).max(100_000),
    /** Longest life of an answer. */
    answerHoursMax: z.int().min(1).max(720),
    payment: z.strictObject({
      /** A larger payment names a verification; a currency without a threshold always does. */
      thresholds: z.array(z.strictObject({ currency: Currency, minorUnits: z.int().min(0) })).max(30),
      exemptModes: TradeModes,
      /** How far payments may go beyond what was declared. */
      toleranceBp: basisPoints,
    }),
  })
  .meta({ id: 'ExchangePolicy' });
export type ExchangePolicy = z.output<typeof ExchangePolicy>;

export const defaultExchangePolicy: ExchangePolicy = {
  capBp: { A: 10_000, B: 6_250, C: 0 },
  valueBasis: 'invoice',
  notFinanceableModes: ['2600', '4561'],
  feeModes: ['0214'],
  offices: [],
  questionsPerHour: 1000,
  answerHoursMax: 24,
  payment: {
    thresholds: [{ currency: 'USD', minorUnits: 10_000_000 }],
    exemptModes: [],
    toleranceBp: 0,
  },
};
