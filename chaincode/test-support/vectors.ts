/** Published vectors of identifiers, of the valuation of stored goods and of receivables’ finance. */
import { readFileSync } from 'node:fs';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./vectors/${name}.json`, import.meta.url), 'utf8'));

interface IdentifierVector {
  readonly value: string;
  readonly ok: boolean;
  readonly why?: string;
}

export const identifierVectors = read('identifiers') as Readonly<
  Record<'uscc' | 'lei' | 'bic' | 'hs', readonly IdentifierVector[]>
>;

interface GoodsVector {
  readonly id: string;
  readonly qtyKg: number;
  readonly priceFenPerTonne: number;
  readonly haircutBp: number;
  readonly loanFen: number;
}
export interface LtvVector extends GoodsVector {
  readonly valueFen: number;
  readonly ltvBp: number;
  readonly status: 'OK' | 'MARGIN_CALL' | 'LIQUIDATE';
  readonly maxLoanFen: number;
  readonly cureCashFen?: number;
  readonly cureQtyKg?: number;
}
export interface ReleaseVector extends GoodsVector {
  readonly loanAfterFen: number;
  readonly minKeepKg: number;
  readonly lotKg: number;
  readonly maxReleaseKg: number;
  readonly ltvAfterBp: number;
}

export const valuationVectors = read('warehouse-calcs') as {
  readonly ltv: readonly LtvVector[];
  readonly release: readonly ReleaseVector[];
};

interface DayCountVector {
  readonly start: string;
  readonly end: string;
  readonly actual: number;
  readonly d30_360_US: number;
  readonly d30E_360: number;
}
interface DiscountVector {
  readonly id: string;
  readonly face: string;
  readonly ccy: string;
  readonly rateBp: number;
  readonly start: string;
  readonly end: string;
  readonly graceDays: number;
  readonly convention: string;
  readonly mode: 'BANK' | 'YIELD';
  readonly days: number;
  readonly discount: string;
  readonly feeBp: number;
  readonly fee: string;
  readonly net: string;
}

export const receivableVectors = read('receivables-calcs') as {
  readonly dayCounts: readonly DayCountVector[];
  readonly discounts: readonly DiscountVector[];
};
