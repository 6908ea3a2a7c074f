import { describe, expect, test } from '@jest/globals';
import { invoiceTerms, taxLookTerms } from '../../test-support/receivable-papers.ts';
import { Draft } from '../../test-support/draft.ts';
import { perform } from '../../test-support/recorder.ts';
import { storyOf } from '../../test-support/story.ts';
import { isRefusal } from '../kernel/errors.ts';
import { remainingByLook, remainingFor } from './tax-look.ts';
import type { TaxLook } from './tax-look-store.ts';
import type { TaxLookTerms } from './tax-terms.ts';

const whole = 10n ** 18n;
const asked = { ...taxLookTerms, taxInvoice: invoiceTerms.taxInvoice };
const { provider, askedAt, taxInvoice } = asked;
const question = { provider, askedAt, taxInvoice };

describe('a look at a tax invoice', () => {
  test.each([
    ['that stands leaves all', asked, whole],
    ['that is void leaves nothing', { ...asked, state: 'void' }, 0n],
    ['that was credited in full leaves nothing', { ...asked, state: 'red-full' }, 0n],
    ['of which a red letter waits leaves nothing', { ...asked, state: 'red-pending' }, 0n],
    ['with other particulars leaves nothing', { ...question, outcome: 'differs' }, 0n],
    ['that nobody issued leaves nothing', { ...question, outcome: 'not-found' }, 0n],
    [
      'that was credited in part leaves the rest',
      { ...asked, state: 'red-partial', credited: { amount: '250000.00', currency: 'CNY' } },
      (whole * 4n) / 5n,
    ],
    [
      'that was credited in another currency is none',
      { ...asked, state: 'red-partial', credited: { amount: '250000.00', currency: 'USD' } },
      undefined,
    ],
    ['that was credited by nobody knows how much is none', { ...asked, state: 'red-partial' }, undefined],
  ] satisfies [string, TaxLookTerms, bigint | undefined][])('%s', (_title, look, remaining) => {
    expect(remainingByLook(invoiceTerms, look)).toBe(remaining);
  });
});

const noon = Date.parse('2026-03-02T12:00:00Z');
const look = (by: string, hoursAgo: number, remaining = whole): TaxLook => ({
  by,
  remaining: remaining.toString(),
  lookHash: 'ab'.repeat(32),
  at: new Date(noon - hoursAgo * 3_600_000).toISOString(),
});
const left = (looks: readonly TaxLook[]): bigint => remainingFor(looks, 'HarbourBankMSP', noon);
const [harbour, river] = ['HarbourBankMSP', 'RiverBankMSP'];

describe('what a bank has to reckon with', () => {
  test('is all where nobody has looked, or only saw that it stands', () => {
    expect(left([])).toBe(whole);
    expect(left([look(river, 1)])).toBe(whole);
  });
  test('is what any other bank saw, where it has not looked itself since', () => {
    expect(left([look(river, 1, 0n)])).toBe(0n);
    expect(left([look(harbour, 48), look(river, 1, 0n)])).toBe(0n);
    expect(left([look(river, 90, whole / 2n), look(harbour, 100)])).toBe(whole / 2n);
  });
  test('is its own look where that is the last one: another bank holds it up no longer', () => {
    expect(left([look(river, 100, 0n), look(harbour, 90)])).toBe(whole);
  });
  test('is its own look for a day, however often another bank says otherwise', () => {
    expect(left([look(harbour, 24), look(river, 1, 0n)])).toBe(whole);
    expect(left([look(harbour, 25), look(river, 1, 0n)])).toBe(0n);
  });
  test('is what it saw itself, whatever others say', () => {
    expect(left([look(harbour, 2, 0n), look(river, 3)])).toBe(0n);
    expect(left([look(harbour, 48, 0n), look(river, 1)])).toBe(0n);
  });
});

/** The step of the factoring that encumbers the claim. */
const encumbering = async (): Promise<Draft> => {
  const act = (await storyOf('receivables')).find(({ call }) => call.name === 'EncumberLien');
  if (act === undefined) throw new Error('the story encumbers nothing');
  return new Draft(act);
};
const lookKey = (draft: Draft, by: string): string => `tax-look/${draft.text('assetId')}/${by}`;
const later = '2026-03-20T12:00:00.000Z';
const answer = async (draft: Draft): Promise<string> => {
  const { result } = await perform(draft);
  return isRefusal(result) ? `${result.refused} ${result.expected ?? ''}`.trim() : 'committed';
};
const policy = (taxLookHours: number): object => ({
  bank: harbour,
  inForce: { version: 1, commands: {}, approvers: [], taxLookHours },
});

describe('a claim with a tax invoice', () => {
  test('is not encumbered where the bank saw that it is void', async () => {
    const draft = await encumbering();
    draft.change(lookKey(draft, harbour), { remaining: '0' });
    expect(await answer(draft)).toMatch(/^ASSET_FROZEN a tax invoice that stands/);
  });
  test('is not encumbered where another bank saw that since, and is by who looks again', async () => {
    const draft = await encumbering();
    draft.change(lookKey(draft, harbour), { at: '2026-01-01T00:00:00.000Z' });
    draft.put(lookKey(draft, river), look(river, 0, 0n));
    expect(await answer(draft)).toMatch(/^ASSET_FROZEN/);
    draft.change(lookKey(draft, harbour), { at: later });
    expect(await answer(draft)).toBe('committed');
  });
  test('is encumbered for no more than a partial red letter leaves', async () => {
    const draft = await encumbering();
    draft.change(lookKey(draft, harbour), { remaining: '500000000000000000' });
    expect(await answer(draft)).toBe('ASSET_UNDER_SUPPORTED');
    draft.change(lookKey(draft, harbour), { remaining: '600000000000000000' });
    expect(await answer(draft)).toBe('committed');
  });
  test('waits for a fresh look of the bank itself where its own policy says so', async () => {
    const draft = await encumbering();
    draft.put(`bank-policy/${harbour}`, policy(24));
    expect(await answer(draft)).toBe('committed');
    draft.change(lookKey(draft, harbour), { at: '2026-02-01T00:00:00.000Z' });
    expect(await answer(draft)).toMatch(/^SUSPECT_NOT_CLEARED an own look at the tax invoice/);
    draft.drop(lookKey(draft, harbour));
    expect(await answer(draft)).toMatch(/^SUSPECT_NOT_CLEARED/);
  });
});
