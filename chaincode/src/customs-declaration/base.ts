/** How much of a declaration can be financed, or paid. Pure arithmetic on minor units, one rounding down. */
import { minorOf, type Money, moneyOf } from '../kernel/money.ts';
import type { ExchangePolicy } from '../membership/exchange-policy.ts';
import type { AssessmentTerms, DeclarationTerms, GoodsParticulars } from './terms.ts';

const minor = (money: Money | undefined): bigint => (money === undefined ? 0n : minorOf(money));
const atLeastNone = (sum: bigint): bigint => (sum < 0n ? 0n : sum);

export const currencyOf = ({ items }: DeclarationTerms): string => items[0]?.total.currency ?? '';

/** The sum of all items, as the delivery terms make the price. */
export const declaredMinor = ({ items }: DeclarationTerms): bigint =>
  items.reduce((sum, { total }) => sum + minorOf(total), 0n);

/** Without freight and insurance, where the price contains them. */
const freeOnBoardMinor = (declaration: DeclarationTerms): bigint => {
  const { deliveryTerms, freight, insurance } = declaration;
  const carriage = deliveryTerms === 'CIF' || deliveryTerms === 'C&F' ? minor(freight) : 0n;
  const cover = deliveryTerms === 'CIF' || deliveryTerms === 'C&I' ? minor(insurance) : 0n;
  return atLeastNone(declaredMinor(declaration) - carriage - cover);
};

/**
 * What somebody abroad pays for: the goods; where they stay another's, the processing fee (0214 shows the full value
 * of goods that nobody pays); of temporary or returned goods nothing.
 */
export const financeBaseMinor = (declaration: DeclarationTerms, policy: ExchangePolicy): bigint => {
  const { flow, tradeMode, processingFee } = declaration;
  if (flow === 'import') return declaredMinor(declaration);
  if (policy.notFinanceableModes.includes(tradeMode)) return 0n;
  if (policy.feeModes.includes(tradeMode)) return minor(processingFee);
  return policy.valueBasis === 'fob' ? freeOnBoardMinor(declaration) : declaredMinor(declaration);
};

type Deductions = Pick<AssessmentTerms, 'firmClass' | 'advances' | 'returned' | 'collected'>;

/** The base less what came in already or goes back, within the cap of the firm's class; what an import costs in all. */
export const supportedMinor = (
  declaration: DeclarationTerms,
  { firmClass, advances, returned, collected }: Deductions,
  policy: ExchangePolicy,
): bigint => {
  const base = financeBaseMinor(declaration, policy);
  const left = atLeastNone(base - minorOf(advances) - minorOf(returned) - minorOf(collected));
  const { toleranceBp } = policy.payment;
  const factorBp = declaration.flow === 'import' ? 10_000 + toleranceBp : policy.capBp[firmClass];
  return (left * BigInt(factorBp)) / 10_000n;
};

/** By which the goods are found again; nothing where no bill of lading names them. */
export const particularsOf = ({
  trader,
  billOfLading,
  items,
}: DeclarationTerms): GoodsParticulars | undefined => {
  const [first] = items;
  if (billOfLading === undefined || first === undefined) return undefined;
  const total = moneyOf(
    items.reduce((sum, item) => sum + minorOf(item.total), 0n),
    first.total.currency,
  );
  return { trader: trader.uscc, billOfLading, hs6: first.hsCode.slice(0, 6), total };
};

/** The sum as money of the declaration's currency. */
export const inCurrencyOf = (declaration: DeclarationTerms, sumMinor: bigint): Money =>
  moneyOf(sumMinor, currencyOf(declaration));
