/** Private terms of the test stories. Every text is unlike any other, so that a leak is found by searching for it. */
import type { z } from 'zod';
import type { BalanceTerms, ExposureTerms, PaymentTerms } from '../src/financing/terms.ts';
import type {
  GateOutTerms,
  GoodsTerms,
  InspectionTerms,
  ReleaseTerms,
} from '../src/warehouse-receipt/terms.ts';
import { sha256Hex } from '../src/kernel/hash.ts';
import type { Token } from '../src/fingerprint/records.ts';

export const day = 86_400_000;
export const hour = 3_600_000;
export const startOfStory = Date.UTC(2026, 2, 2, 9, 30);
export const at = (ms: number): string => new Date(ms).toISOString();

const unitKilograms = 2_500;
const kilograms = (value: number): { value: number; unit: 'KGM' } => ({ value, unit: 'KGM' });
export const cny = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'CNY' });

/** Units with these serial numbers of a lot, under a receipt number. */
export const goodsOf = (lot: string, serials: readonly number[], receiptNumber: string): GoodsTerms => ({
  receiptNumber,
  operator: '91310115MA1K4QJ78M',
  depositorName: `Copperfield Metals ${lot}`,
  depositor: '91330108MA2B7H3W6A',
  warehouseCode: 'EG-02',
  slot: `B-17-${lot}`,
  hsCode: '7403110000',
  description: `copper cathode of lot ${lot}`,
  brand: `Redhill ${lot}`,
  grade: 'Cu-CATH-1',
  origin: 'CL',
  packing: 'strapped bundles',
  net: kilograms(serials.length * unitKilograms),
  units: serials.map((serial) => ({ unitId: unitIdOf(lot, serial), net: kilograms(unitKilograms) })),
});

export const unitIdOf = (lot: string, serial: number): string => `BUNDLE:${lot}-${serial}`;
export const tenUnits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const token = (epoch: number, subset: Token['subset'], content: string): Token => ({
  epoch,
  subset,
  token: sha256Hex(`key ${epoch} ${subset} ${content}`),
});

/** The fingerprints that a gateway would compute; keyed there, not here. */
export const tokensOf = ({ receiptNumber, slot, net, brand, units }: GoodsTerms, epochs = [1]): Token[] =>
  epochs.flatMap((epoch) => [
    token(epoch, 'R1', receiptNumber),
    token(epoch, 'R2', `${slot} ${brand} ${net.value}`),
    ...units.map(({ unitId }) => token(epoch, 'R3', unitId)),
    token(epoch, 'R4', `${brand} ${net.value}`),
  ]);

export const releaseOf = (lot: string, serials: readonly number[]): ReleaseTerms => ({
  unitIds: serials.map((serial) => unitIdOf(lot, serial)),
  net: kilograms(serials.length * unitKilograms),
});

export const storageTerms = {
  from: '2026-03-02',
  to: '2026-08-29',
  fee: 'CNY 0.90 per tonne and day',
  insurance: {
    policyNumber: 'PI-2026-114',
    insurer: 'Harbourside Mutual',
    amount: cny('2200000.00'),
    from: '2026-03-02',
    to: '2027-03-01',
  },
};

export const inspectionOf = (goods: GoodsTerms): z.output<typeof InspectionTerms> => ({
  certificateNumber: `SW-88213 of ${goods.receiptNumber}`,
  measuredNet: goods.net,
  unitCount: goods.units.length,
  inspectedAt: at(startOfStory - 3_456_789),
  method: 'weighbridge, each bundle; seals checked',
});

export const requestTerms = {
  amount: cny('1300100.00'),
  tenorDays: 90,
  purpose: 'working capital against stored metal',
};

export const dealTerms = {
  principal: cny('1300000.00'),
  annualRateBp: 435,
  dayCount: 'ACT/360',
  startDate: '2026-03-02',
  dueDate: '2026-05-31',
  initialLtvBp: 7000,
  marginCallLtvBp: 8000,
  liquidationLtvBp: 9000,
  haircutBp: 0,
  debtorClass: 'small',
} as const;

export const exposureOf = (financingId: string, outstanding: string): z.output<typeof ExposureTerms> => ({
  financingId,
  instrument: 'warehouse-receipt-pledge',
  debtorClass: dealTerms.debtorClass,
  principal: dealTerms.principal,
  outstanding: cny(outstanding),
  startDate: dealTerms.startDate,
  dueDate: dealTerms.dueDate,
});

export const paymentOf = (reference: string, amount: string): z.output<typeof PaymentTerms> => ({
  reference,
  amount: cny(amount),
  paidOn: '2026-03-02',
});

export const balanceOf = (financingId: string, outstanding: string): z.output<typeof BalanceTerms> => ({
  financingId,
  outstanding: cny(outstanding),
});

export const priceTerms = {
  benchmark: 'SHFE copper, nearby month',
  source: 'exchange settlement price',
  perTonne: cny('78500.00'),
  asOf: at(startOfStory - 1_800_000),
};

export const deliveryTerms = {
  consignee: 'Meridian Manufacturing, Plant 2',
  carrier: 'Quayline Haulage',
  vehicle: 'HU-A 3319',
};

export const gateOutOf = (goods: GoodsTerms): z.output<typeof GateOutTerms> => ({
  weighedNet: goods.net,
  vehicle: deliveryTerms.vehicle,
  leftAt: at(startOfStory + 1_234_567),
});

export const courtTerms = {
  authority: 'Intermediate Court, Commercial Division',
  reference: '(2026) 02 Civil 771',
  grounds: 'preservation of property',
};

export const evidenceTerms = { document: 'stocktake sheet 44', finding: 'one bundle is missing' };
