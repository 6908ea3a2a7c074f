import { describe, expect, test } from '@jest/globals';
import { assessmentTerms, declarationTerms, usd } from '../../test-support/customs-papers.ts';
import { defaultExchangePolicy as policy } from '../membership/exchange-policy.ts';
import { financeBaseMinor, supportedMinor } from './base.ts';
import type { DeclarationTerms } from './terms.ts';

const cif: DeclarationTerms = {
  ...declarationTerms,
  deliveryTerms: 'CIF',
  freight: usd('1200.00'),
  insurance: usd('300.00'),
};
const fob = { ...policy, valueBasis: 'fob' } as const;

describe('the finance base', () => {
  test.each(['2600', '4561'])('of supervision mode %s is nothing', (tradeMode) =>
    expect(financeBaseMinor({ ...declarationTerms, tradeMode }, policy)).toBe(0n),
  );

  test('of processing with supplied materials is the fee, not the goods', () => {
    const processing = { ...declarationTerms, tradeMode: '0214', processingFee: usd('8000.00') };
    expect(financeBaseMinor(processing, policy)).toBe(800_000n);
    expect(financeBaseMinor({ ...declarationTerms, tradeMode: '0214' }, policy)).toBe(0n);
  });

  test.each([
    ['CIF', 19_850_000n],
    ['C&F', 19_880_000n],
    ['C&I', 19_970_000n],
    ['FOB', 20_000_000n],
    ['EXW', 20_000_000n],
  ] as const)('free on board of %s leaves out what the price contains', (deliveryTerms, minor) =>
    expect(financeBaseMinor({ ...cif, deliveryTerms }, fob)).toBe(minor),
  );

  test('of the invoice value is every item', () => {
    const items = [...declarationTerms.items, { ...declarationTerms.items[0], total: usd('0.01') }];
    expect(financeBaseMinor({ ...cif, items }, policy)).toBe(20_000_001n);
  });
});

describe('what a declaration supports', () => {
  const facts = assessmentTerms('531620260000900001', '200000.00');

  test('is less what came in, came in advance or goes back, and never less than nothing', () => {
    const less = { ...facts, advances: usd('10000.00'), returned: usd('5000.00'), collected: usd('1.00') };
    expect(supportedMinor(declarationTerms, less, policy)).toBe(18_499_900n);
    expect(supportedMinor(declarationTerms, { ...facts, returned: usd('200000.01') }, policy)).toBe(0n);
  });

  test('is capped by the class of the firm, rounded down to the cent', () => {
    const odd = { ...declarationTerms, items: [{ ...declarationTerms.items[0], total: usd('100.01') }] };
    expect(supportedMinor(odd, { ...facts, firmClass: 'B' }, policy)).toBe(6_250n);
    expect(supportedMinor(odd, { ...facts, firmClass: 'C' }, policy)).toBe(0n);
  });

  test('of an import is what may be paid, with the tolerance of the policy', () => {
    const imported = { ...declarationTerms, flow: 'import' } as const;
    const tolerant = { ...policy, payment: { ...policy.payment, toleranceBp: 500 } };
    expect(supportedMinor(imported, { ...facts, firmClass: 'C' }, policy)).toBe(20_000_000n);
    expect(supportedMinor(imported, facts, tolerant)).toBe(21_000_000n);
  });
});
