import { expect, test } from '@jest/globals';
import {
  fullyDigitalInvoice as digitalText,
  ublInvoice as ublText,
} from '../../test-support/xml-invoices.ts';
import type { Candidate } from './candidate.ts';
import { fullyDigitalInvoice } from './fully-digital.ts';
import { ublInvoice } from './ubl.ts';

const content = (text: string | Buffer): AsyncIterable<Uint8Array> =>
  (async function* () {
    yield await Promise.resolve(Buffer.from(text));
  })();

const ubl = ublText('INV-1');
const digital = digitalText('24112000000135114086');

test.each([
  [
    'a credit note',
    ubl.replaceAll('<Invoice ', '<CreditNote ').replace('</Invoice>', '</CreditNote>'),
    '/CreditNote',
  ],
  ['the type of a credit note', ubl.replace('>380<', '>381<'), '/Invoice/cbc:InvoiceTypeCode'],
  ['no type', ubl.replace(/<cbc:InvoiceTypeCode.*\n/, ''), '/Invoice'],
  ['another namespace', ubl.replace('xsd:Invoice-2', 'xsd:Invoice-1'), '/Invoice'],
  [
    'parts of another namespace',
    ubl.replace('CommonBasicComponents-2', 'CommonBasicComponents-1'),
    '/Invoice',
  ],
  ['a claim in a bill', ubl.replace('>30<', '>24<'), '/Invoice/cac:PaymentMeans/cbc:PaymentMeansCode'],
  ['no currency', ubl.replace(/<cbc:DocumentCurrencyCode.*\n/, ''), '/Invoice'],
  [
    'a line in another currency',
    ubl.replace('currencyID="EUR">250.50', 'currencyID="USD">250.50'),
    '/Invoice/cac:InvoiceLine/cbc:LineExtensionAmount',
  ],
  [
    'a comma for the decimals',
    ubl.replace('>250.50<', '>250,50<'),
    '/Invoice/cac:InvoiceLine/cbc:LineExtensionAmount',
  ],
  [
    'lines that do not sum up',
    ubl.replace('>250.50<', '>250.51<'),
    '/Invoice/cac:LegalMonetaryTotal/cbc:LineExtensionAmount',
  ],
  [
    'an allowance that is not taken off',
    ubl.replace('1200.50<', '1250.50<'),
    '/Invoice/cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount',
  ],
  [
    'tax that does not add up',
    ubl.replace('240.10<', '240.11<'),
    '/Invoice/cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount',
  ],
  [
    'more to pay than is left',
    ubl.replace('1000.00</cbc:Payable', '1440.60</cbc:Payable'),
    '/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount',
  ],
])('a UBL file with %s is refused at its element', async (_, text, column) => {
  expect(await ublInvoice(content(text))).toMatchObject([{ fault: 'row', column }]);
});

test.each([
  [
    'a red-letter invoice',
    digital.replace('>1130.00<', '>-1130.00<'),
    'BasicInformation/TotalTax-includedAmount',
  ],
  ['lines that do not sum up', digital.replace('>400.00<', '>400.01<'), 'BasicInformation/TotalAmWithoutTax'],
  ['tax that does not', digital.replace('>52.00<', '>52.01<'), 'BasicInformation/TotalTaxAm'],
  ['a wrong sum', digital.replace('>1130.00<', '>1130.01<'), 'BasicInformation/TotalTax-includedAmount'],
])('a fully digital invoice with %s is refused at its element', async (_, text, column) => {
  expect(await fullyDigitalInvoice(content(text))).toMatchObject([
    { fault: 'row', column: `/EInvoice/EInvoiceData/${column}` },
  ]);
});

test.each([
  ['an entity of its own', ubl.replace('?>\n', '?>\n<!DOCTYPE Invoice [<!ENTITY a "b">]>\n')],
  [
    'entities that grow without end',
    ubl
      .replace('?>\n', '?>\n<!DOCTYPE Invoice [<!ENTITY a "bb"><!ENTITY c "&a;&a;">]>\n')
      .replace('INV-1', '&c;'),
  ],
  ['a file outside it', ubl.replace('?>\n', '?>\n<!DOCTYPE Invoice SYSTEM "file:///etc/passwd">\n')],
  ['an entity that nobody declared', ubl.replace('INV-1', '&x;')],
  ['a prefix that nobody declared', ubl.replace('<cbc:ID>INV-1</cbc:ID>', '<xyz:ID>INV-1</xyz:ID>')],
  ['a tag that is not closed', ubl.replace('</Invoice>', '')],
  ['elements within each other without end', `${'<a>'.repeat(50)}${'</a>'.repeat(50)}`],
  ['elements without end', `<a>${'<b/>'.repeat(20_001)}</a>`],
  ['a megabyte and more', `<a>${' '.repeat(1_100_000)}</a>`],
  ['an encoding of another kind', ubl.replace('UTF-8', 'UTF-16')],
  ['bytes that are not its encoding', Buffer.concat([Buffer.from(ubl), Buffer.from([0xff])])],
  ['nothing in it', ''],
])('a file with %s is refused', async (_, text) => {
  expect(await ublInvoice(content(text))).toMatchObject([{ fault: 'row' }]);
});

const one = (found: readonly object[]): Candidate => found[0] as Candidate;

test('a UBL invoice is its number, dates, firms, references, and what is left to pay', async () => {
  expect(one(await ublInvoice(content(ubl))).value).toEqual({
    invoiceNumber: 'INV-1',
    invoiceDate: '2026-03-02',
    dueDate: '2026-06-30',
    amount: { amount: '1000.00', currency: 'EUR' },
    seller: { name: 'Copperfield Metals', country: 'CN', uscc: '91310115MA1K4QJ78M' },
    buyer: { name: 'Lumière Import GmbH', country: 'DE', lei: '9845TESTIMPORTER0096' },
    underlying: { purchaseOrder: 'PO-77' },
  });
});

test('prefixes are the writer’s own choice', async () => {
  const other = ubl
    .replaceAll('cbc:', 'b:')
    .replaceAll(':cbc', ':b')
    .replaceAll('cac:', 'c:')
    .replaceAll(':cac', ':c');
  expect(one(await ublInvoice(content(other))).value).toMatchObject({ invoiceNumber: 'INV-1' });
});

test('a fully digital invoice is its number, which is the tax bureau’s, and the sum with tax', async () => {
  expect(one(await fullyDigitalInvoice(content(digital))).value).toEqual({
    invoiceNumber: '24112000000135114086',
    taxInvoice: { number: '24112000000135114086' },
    invoiceDate: '2026-03-02',
    amount: { amount: '1130.00', currency: 'CNY' },
    seller: { name: '上海东港贸易有限公司', country: 'CN', uscc: '91310115MA1K4QJ78M' },
    buyer: { name: '杭州铜业有限公司', country: 'CN', uscc: '91330108MA2B7H3W6A' },
  });
});

test('GBK that the file names is read', async () => {
  const [before, after] = digital.replace('utf-8', 'GBK').split('上海东港贸易有限公司');
  const ascii = (text = ''): Buffer => Buffer.from(text.replaceAll(/[^\x20-\x7e\n]/g, ''), 'latin1');
  const bytes = Buffer.concat([ascii(before), Buffer.from([0xb7, 0xa2]), ascii(after)]);
  expect(one(await fullyDigitalInvoice(content(bytes))).value).toMatchObject({ seller: { name: '发' } });
});
