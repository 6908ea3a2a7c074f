/** Private terms of orders, bills of lading and allocations in the test stories. */
import { sha256Hex } from '../src/kernel/hash.ts';
import type { AllocationTerms } from '../src/claim/terms.ts';
import type { TradePaperTerms } from '../src/trade-paper/terms.ts';
import { cny } from './papers.ts';

const copperfield = { name: 'Copperfield Metals Trading', country: 'CN', uscc: '91440300MA5DC8RT2P' };

export const purchaseOrder = (orderNumber: string, amount = '1950000.00'): TradePaperTerms => ({
  kind: 'order',
  orderNumber,
  orderDate: '2026-02-10',
  amount: cny(amount),
  buyer: { name: 'Meridian Manufacturing', country: 'CN', uscc: '91310115MA1K3X2P4B' },
  seller: copperfield,
  goods: 'copper cathode, 25 tonnes, in bundles',
});

export const billOfLading = (billNumber: string): TradePaperTerms => ({
  kind: 'bill-of-lading',
  billNumber,
  carrier: 'QLNE',
  vesselImo: '9074729',
  voyage: '114E',
  portOfLoading: 'San Antonio',
  portOfDischarge: 'Shanghai',
  onBoardDate: '2026-02-11',
  gross: { value: 25_600, unit: 'KGM' },
  hsCode: '7403110000',
  containers: ['QLNU3054383'],
});

/** As a gateway would key them. */
export const tradePaperTokens = (
  terms: TradePaperTerms,
): { epoch: number; subset: string; token: string }[] => {
  const fields: readonly [string, string][] =
    terms.kind === 'order'
      ? [
          ['P1', terms.orderNumber],
          ['P2', `${terms.amount.amount} ${terms.orderDate}`],
        ]
      : [
          ['B1', terms.billNumber],
          ['B2', `${terms.voyage} ${terms.onBoardDate}`],
          ...terms.containers.map((container): [string, string] => ['B3', container]),
        ];
  return fields.map(([subset, text]) => ({ epoch: 1, subset, token: sha256Hex(`key 1 ${subset} ${text}`) }));
};

export const orderRequest = {
  amount: cny('1300200.00'),
  tenorDays: 90,
  purpose: 'buys the metal that was ordered',
};

/** The whole of one paper for the whole of the other. */
export const wholeForWhole: AllocationTerms = {
  of: { allocated: cny('1950000.00'), whole: cny('1950000.00') },
  to: { allocated: { value: 25_000, unit: 'KGM' }, whole: { value: 25_000, unit: 'KGM' } },
  reference: 'delivery 1 of 1',
};
