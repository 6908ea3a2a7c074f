import { describe, expect, test } from '@jest/globals';
import { moneyOf } from '@chopmark/chaincode/api';
import { amountMinor, codeLoose, codeStrict, firmKey, nameKey } from './canonical-text.ts';
import { invoiceTokens } from '../receivable/tokens.ts';
import { hmacKeys, tokenBytes } from './token.ts';
import vectors from './vectors.json' with { type: 'json' };

const keys = hmacKeys([{ epoch: 1, key: vectors.keyHex }]);
const tokenOf = (kind: string, subset: string, ...fields: string[]): string | undefined =>
  keys.tokens(tokenBytes(kind, subset, fields))[0]?.token;

const base = vectors.inv_base.fields;
const firmOf = (
  name: string,
  key: string,
): { name: string; country: string; uscc?: string; lei?: string } => {
  const [kind, identifier = ''] = key.split(':');
  return { name, country: 'CN', ...(kind === 'USCC' ? { uscc: identifier } : { lei: identifier }) };
};
/** The tokens by subset; the vectors type amounts as people do. */
const invoiceTokensOf = (changed: { no?: string; amount?: string }): Record<string, string> => {
  const paper = { ...base, ...changed };
  const minor = BigInt(amountMinor(paper.amount, 2) ?? '');
  const tokens = invoiceTokens(keys, {
    invoiceNumber: paper.no,
    invoiceDate: paper.date,
    amount: moneyOf(minor, paper.ccy),
    seller: firmOf(paper.sellerName, paper.seller),
    buyer: firmOf(paper.buyerName, paper.buyer),
  });
  // Those of the neighbourhood have no published vectors: their own test is beside them.
  const published = tokens.filter(({ subset }) => subset !== 'F7');
  return Object.fromEntries(published.map(({ subset, token }) => [subset, token]));
};

const invoiceTokensNear = (changed: Partial<typeof base>): string[] => {
  const paper = { ...base, ...changed };
  const tokens = invoiceTokens(keys, {
    invoiceNumber: paper.no,
    invoiceDate: paper.date,
    amount: moneyOf(BigInt(amountMinor(paper.amount, 2) ?? ''), paper.ccy),
    seller: firmOf(paper.sellerName, paper.seller),
    buyer: firmOf(paper.buyerName, paper.buyer),
  });
  return tokens.filter(({ subset }) => subset === 'F7').map(({ token }) => token);
};

describe('canonical text', () => {
  test.each(vectors.names)('%s has the name key %s', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });
  test.each(vectors.numbers)('%s is strictly %s, loosely %s', (number, strict, loose) => {
    expect([codeStrict(number), codeLoose(number)]).toEqual([strict, loose]);
  });
  test('a word that only begins like a prefix is kept', () => {
    expect([codeLoose('NORDEN-7'), codeLoose('REFIT 08')]).toEqual(['N0RDEN7', 'REF1T8']);
  });
  const digits: Record<string, number> = { JPY: 0, KWD: 3 };
  test.each(vectors.amounts)('%s %s is %s', (amount, currency, minor) => {
    expect(amountMinor(amount, digits[currency] ?? 2) ?? 'ERR PRECISION').toBe(minor);
  });
  test('an identifier of an authority comes before a name', () => {
    expect(firmKey({ name: 'A', uscc: 'U', lei: 'L' })).toBe('USCC:U');
    expect(firmKey({ name: 'A', lei: 'L' })).toBe('LEI:L');
    expect(firmKey({ name: 'A', country: 'DE', registrationNumber: 'HRB 12 345' })).toBe('REG:DE:HRB12345');
    expect(firmKey({ name: 'A Ltd', country: 'CN' })).toBe('NAME:CN:A');
  });
});

describe('tokens', () => {
  test('an invoice has the published tokens', () => {
    expect(invoiceTokensOf({})).toEqual(vectors.inv_base.fp);
  });
  test.each([
    ['another number', { no: vectors.inv_changedNumber.no }, vectors.inv_changedNumber.fp],
    ['a cosmetic change', { no: vectors.inv_cosmetic.no }, vectors.inv_cosmetic.fp],
    ['another amount', { amount: vectors.inv_changedAmount.amount }, vectors.inv_changedAmount.fp],
  ])('an invoice with %s has the published tokens', (_title, changed, expected) => {
    expect(invoiceTokensOf(changed)).toEqual(expected);
  });
  test('a tax invoice has a token of its own, whatever the seller numbers', () => {
    const paper = {
      amount: { amount: '1.00', currency: 'CNY' },
      invoiceDate: '2026-03-02',
      invoiceNumber: '7',
    };
    const firms = { seller: firmOf('A', base.seller), buyer: firmOf('B', base.buyer) };
    const tokenF6 = (taxInvoice: { number: string; code?: string }) =>
      invoiceTokens(keys, { ...paper, ...firms, taxInvoice }).find(({ subset }) => subset === 'F6')?.token;
    expect(tokenF6({ number: '26442000000123456789' })).toBe(
      tokenOf('INVOICE', 'F6', '26442000000123456789'),
    );
    expect(tokenF6({ code: '4403201130', number: '00123456' })).toBe(
      tokenOf('INVOICE', 'F6', '440320113000123456'),
    );
  });
  test('an invoice has a token for each paper of the goods that it names, with parties and sum', () => {
    const paper = { amount: { amount: '1.00', currency: 'CNY' }, invoiceDate: '2026-03-02' };
    const firms = { seller: firmOf('A', base.seller), buyer: firmOf('B', base.buyer) };
    const named = (invoiceNumber: string, underlying: Parameters<typeof invoiceTokens>[1]['underlying']) =>
      invoiceTokens(keys, { ...paper, ...firms, invoiceNumber, underlying })
        .filter(({ subset }) => subset === 'F8')
        .map(({ token }) => token);
    const [bill, declaration] = named('1', { billOfLading: 'QL-71', declarations: ['QL71', 'ql 71'] });
    expect([bill]).toEqual(named('2', { billOfLading: 'ql 71', contract: 'C-1', purchaseOrder: 'PO-1' }));
    expect([declaration]).toEqual(named('3', { declarations: ['QL71'] }));
    expect(bill).not.toBe(declaration);
    expect(named('4', undefined)).toEqual([]);
  });
  const nearTo = (changed: Parameters<typeof invoiceTokensNear>[0]): boolean =>
    invoiceTokensNear({}).some((token) => invoiceTokensNear(changed).includes(token));
  test.each([
    ['a day later and one in a hundred more', { date: '2026-03-03', amount: '252500.00' }, true],
    ['a day earlier, in the week before', { date: '2026-03-01' }, true],
    ['five in a hundred more', { amount: '262500.00' }, false],
    ['three weeks later', { date: '2026-03-23' }, false],
    ['another buyer', { buyer: 'LEI:9845TESTBANKALPHA051' }, false],
    ['another currency', { ccy: 'EUR' }, false],
  ])('an invoice with another number and %s is near: %s', (_title, changed, near) => {
    expect(nearTo({ no: 'X-1', ...changed })).toBe(near);
  });
  test('a customs declaration and a goods unit have the published tokens', () => {
    expect(tokenOf('CUSTOMS_DECLARATION', 'C1', '223120250000123456')).toBe(vectors.decl.tok);
    expect(tokenOf('WAREHOUSE_RECEIPT', 'R3', 'SSCC:106141412345678908')).toBe(vectors.unit);
  });
  test('each live epoch has its own token, oldest first', () => {
    const two = hmacKeys([
      { epoch: 2, key: 'ab'.repeat(32) },
      { epoch: 1, key: vectors.keyHex },
    ]);
    const bytes = tokenBytes('WAREHOUSE_RECEIPT', 'R3', ['SSCC:106141412345678908']);
    expect(two.tokens(bytes)).toHaveLength(2);
    expect(two.tokens(bytes)[0]).toEqual({ epoch: 1, token: vectors.unit });
  });
  test('a field cannot run into the next', () => {
    expect(tokenBytes('K', 'S', ['a', 'b'])).not.toBe(tokenBytes('K', 'S', ['a,b']));
  });
  test('a short key is refused', () => {
    expect(() => hmacKeys([{ epoch: 1, key: 'abcd' }])).toThrow('32 bytes');
  });
});
