import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CreditTerms } from '@chopmark/chaincode/api';
import { creditOfMessage, type CreditMessage } from '../credit-message/credit-of-message.ts';
import { decodeAll, parseAll } from '../swift/api.ts';
import { labels } from './labels.ts';
import { printCredit } from './pdf.ts';
import { sheetOf } from './sheet.ts';

const path = join(import.meta.dirname, '..', 'swift', 'fixtures', 'sample1.fin');
const message = decodeAll(parseAll(readFileSync(path, 'latin1')))[0]!.message;
const terms = CreditTerms.parse(creditOfMessage(message as unknown as CreditMessage).terms);
const print = (rows: ReturnType<typeof sheetOf>): Promise<Buffer> =>
  printCredit({
    rows,
    seal: 'LC-1 · version 1',
    verificationUrl: 'https://localhost/verify',
    issuedAt: new Date('2026-01-05T00:00:00Z'),
  });
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

describe('a sheet', () => {
  test('says nothing where the credit is silent', () => {
    const { english } = { english: sheetOf(terms).map((row) => row.english) };
    expect(english).not.toContain(labels.confirmingBank[0]);
    expect(english).not.toContain(labels.takingInCharge[0]);
    expect(sheetOf(terms).every(({ lines }) => lines.length > 0)).toBe(true);
  });

  test('has the amount in figures and in words, of renminbi in Chinese capitals too', () => {
    const domestic = { ...terms, amount: { amount: '1680.32', currency: 'CNY' } };
    const row = sheetOf(domestic).find(({ english }) => english === 'Amount');
    expect(row?.lines).toEqual([
      'CNY 1680.32',
      'CNY One Thousand Six Hundred Eighty and 32/100 Only',
      '人民币壹仟陆佰捌拾元叁角贰分',
      '+5 % / -5 %',
    ]);
  });

  test('shows every paragraph of documents and conditions, line by line', () => {
    const row = sheetOf(terms).find(({ chinese }) => chinese === '单据要求');
    const written = terms.documentsRequired.flatMap((paragraph) => paragraph.split('\n'));
    expect(row?.lines.map((line) => line.replace(/^\+ /, ''))).toEqual(written);
  });
});

describe('a printed credit', () => {
  test('is the same document, byte for byte but its random id, each time', async () => {
    const withoutId = (pdf: Buffer): string => pdf.toString('latin1').replace(/\/ID \[[^\]]*\]/, '');
    expect(withoutId(await print(sheetOf(terms)))).toBe(withoutId(await print(sheetOf(terms))));
  });

  test('of a hundred long conditions runs over as many pages as it needs and no empty one', async () => {
    const long = {
      ...terms,
      additionalConditions: Array.from({ length: 100 }, (_, at) => `${at} ${'x '.repeat(300)}`),
    };
    const few = pagesOf(await print(sheetOf(terms)));
    const many = pagesOf(await print(sheetOf(long)));
    expect(few).toBeLessThanOrEqual(2);
    expect(many).toBeGreaterThan(20);
    expect(many).toBeLessThan(60);
  });
});
