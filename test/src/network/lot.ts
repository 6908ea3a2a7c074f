/** One lot of goods and its loan, with private terms like no other's, so that any trace of them can be told. */
import { randomInt } from 'node:crypto';
import { type DealTerms, discountOfDeal, isUscc } from '@chopmark/chaincode/api';

const letters = 'ABCDEFGHJKLMNPQRTUWXY';
const digits = '0123456789';

export const randomText = (length: number, alphabet = letters): string =>
  Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');

/** A random unified social credit code with its check digit. */
const newUscc = (): string => {
  const body = `91${randomText(6, digits)}${randomText(9)}`;
  const last = Array.from(digits + letters).find((one) => isUscc(body + one));
  if (last === undefined) throw new Error(`${body} has no check digit`);
  return body + last;
};

export interface Quantity {
  readonly value: number;
  readonly unit: 'KGM';
}

export interface Amount {
  readonly amount: string;
  readonly currency: 'CNY';
}

const kilograms = (value: number): Quantity => ({ value, unit: 'KGM' });
const yuan = (minor: number): Amount => ({
  amount: `${Math.floor(minor / 100)}.${`${minor % 100}`.padStart(2, '0')}`,
  currency: 'CNY',
});

export const dayMs = 86_400_000;
export const instantIn = (ms: number): string => new Date(Date.now() + ms).toISOString();
export const dateIn = (days: number): string => instantIn(days * dayMs).slice(0, 10);

export interface GoodsUnit {
  readonly unitId: string;
  readonly net: Quantity;
}

type Terms = Readonly<Record<string, unknown>>;

/** Everything that is said about a lot in confidence. Every text holds `tag`; amounts have many random digits. */
export interface Lot {
  readonly tag: string;
  readonly units: readonly GoodsUnit[];
  /** Terms of a receipt for some of the units. */
  readonly goodsOf: (number: string, units: readonly GoodsUnit[]) => Terms;
  readonly goods: Terms;
  readonly storage: Terms;
  readonly inspection: Terms;
  readonly request: Terms;
  readonly deal: Terms;
  readonly disbursement: Terms;
  readonly repayment: Terms;
  /** What is owed after the repayment. */
  readonly outstanding: Amount;
  readonly price: Terms;
  readonly delivery: Terms;
  readonly order: Terms;
  /** Another text that names the lot. */
  readonly mark: (field: string) => string;
}

const unitCount = 5;

export const netOf = (units: readonly GoodsUnit[]): Quantity =>
  kilograms(units.reduce((sum, { net }) => sum + net.value, 0));

type Mark = (field: string) => string;

const goodsTerms = (tag: string, mark: Mark): Lot['goodsOf'] => {
  const common = {
    operator: newUscc(),
    depositorName: mark('Depositor'),
    depositor: newUscc(),
    warehouseCode: mark('WH'),
    slot: mark('Slot'),
    hsCode: '740311',
    description: mark('Cathode'),
    brand: mark('Brand'),
    grade: mark('Grade'),
    heatNumber: mark('Heat'),
    origin: 'CL',
    packing: mark('Packing'),
  };
  return (number, units) => ({ receiptNumber: `${number}-${tag}`, ...common, net: netOf(units), units });
};

const storageTerms = (mark: Mark): Terms => ({
  from: dateIn(0),
  to: dateIn(180),
  fee: mark('Fee'),
  lossStandard: mark('Loss'),
  insurance: {
    policyNumber: mark('Policy'),
    insurer: mark('Insurer'),
    amount: yuan(randomInt(60_000_000_000, 90_000_000_000)),
    from: dateIn(0),
    to: dateIn(365),
  },
});

/** Interest is taken off in advance, so that every sum of a deal can be told. */
const dealTerms = (face: number, fees: number): DealTerms => {
  const deal = {
    principal: yuan(face),
    annualRateBp: 435,
    dayCount: 'ACT/360',
    mode: 'bank',
    face: yuan(face),
    fees: yuan(fees),
    startDate: dateIn(0),
    dueDate: dateIn(90),
    initialLtvBp: 7000,
    marginCallLtvBp: 8000,
    liquidationLtvBp: 9000,
    haircutBp: 0,
    debtorClass: 'small',
  } as const;
  return { ...deal, principal: yuan(face - Number(discountOfDeal(deal) ?? 0n) - fees) };
};

const minorOfYuan = ({ amount }: DealTerms['principal']): number => Number(amount.replace('.', ''));

const loanTerms = (
  mark: Mark,
): Pick<Lot, 'request' | 'deal' | 'disbursement' | 'repayment' | 'outstanding'> => {
  const deal = dealTerms(randomInt(30_000_000_000, 50_000_000_000), randomInt(1_000_000_000, 2_000_000_000));
  const principal = minorOfYuan(deal.principal);
  const repaid = randomInt(10_000_000_000, 20_000_000_000);
  const asked = randomInt(50_000_000_000, 60_000_000_000);
  const payment = (name: string, minor: number): Terms => ({
    reference: mark(name),
    amount: yuan(minor),
    paidOn: dateIn(0),
  });
  return {
    request: { amount: yuan(asked), tenorDays: 90, purpose: mark('Purpose') },
    deal,
    disbursement: payment('Disbursement', principal),
    repayment: payment('Repayment', repaid),
    outstanding: yuan(principal - repaid),
  };
};

export const newLot = (): Lot => {
  const tag = randomText(12);
  const mark: Mark = (field) => `${field} ${tag}`;
  const units = Array.from({ length: unitCount }, (_, index) => ({
    unitId: `BUNDLE:${tag}-${index}`,
    net: kilograms(randomInt(1_000_000_000, 1_900_000_000)),
  }));
  const goodsOf = goodsTerms(tag, mark);
  return {
    tag,
    units,
    goodsOf,
    goods: goodsOf('WR', units),
    storage: storageTerms(mark),
    inspection: {
      certificateNumber: mark('Certificate'),
      measuredNet: netOf(units),
      unitCount,
      inspectedAt: instantIn(-3_600_000),
      method: mark('Weighbridge'),
    },
    ...loanTerms(mark),
    price: {
      benchmark: mark('Benchmark'),
      source: mark('Source'),
      perTonne: yuan(randomInt(70_000_000, 90_000_000)),
      asOf: instantIn(-600_000),
    },
    delivery: { consignee: mark('Consignee'), carrier: mark('Carrier'), vehicle: mark('Vehicle') },
    order: { authority: mark('Court'), reference: mark('Order'), grounds: mark('Grounds') },
    mark,
  };
};
