/** The test list of the domain page, one by one, on an issue of a credit. */
import { describe, expect, test } from '@jest/globals';
import { errorsOf, sample1With, samples } from '../../test-support/mt.ts';
import { decode, encode, parse } from './api.ts';

const lines = (count: number): string => Array.from({ length: count }, () => 'X').join('\r\n');

const firstError = (text: string) => parse(text).findings.find(({ severity }) => severity === 'error');

describe('MT700', () => {
  test.each([
    ['a line of 66 characters in 46A', ':46A:+', `:46A:+${'X'.repeat(65)}\r\n+`, 'LINE_TOO_LONG'],
    ['a 101st line in 45A', /:45A:[^:]*(?=\r\n:46A:)/, `:45A:${lines(101)}`, 'TOO_MANY_LINES'],
    ['141 characters in 44E', ':44E:SHANGHAI PORT, CHINA', `:44E:${'X'.repeat(141)}`, 'LINE_TOO_LONG'],
    ['a closing brace in a text', 'COPPER CATHODES', 'COPPER} CATHODES', 'CHARACTER_NOT_ALLOWED'],
    ['a closing brace in a reference', ':20:LHB26', ':20:LHB}26', 'CHARACTER_NOT_ALLOWED'],
    ['a 13th month', ':31C:260105', ':31C:261305', 'DATE_INVALID T50'],
    ['29 February of a common year', ':44C:260325', ':44C:260229', 'DATE_INVALID T50'],
    ['42C without 42a', ':42A:LUMIDEF0XXX\r\n', '', 'DRAFTS_AND_DRAWEE C90'],
    ['42a without 42C', ':42C:SIGHT\r\nFOR 100 PCT OF INVOICE VALUE\r\n', '', 'DRAFTS_AND_DRAWEE C90'],
    ['44C with 44D', ':45A:', ':44D:IN MARCH\r\n:45A:', 'SHIPMENT_DATE_AND_PERIOD D06'],
    ['CONFIRM without 58a', ':49:WITHOUT', ':49:CONFIRM', 'CONFIRMING_PARTY_MISSING'],
    ['MAY ADD without 58a', ':49:WITHOUT', ':49:MAY ADD', 'CONFIRMING_PARTY_MISSING'],
    ['decimals of a currency without', 'USD485000,00', 'JPY485000,00', 'AMOUNT_DECIMALS C03'],
    ['a third decimal', 'USD485000,00', 'USD485000,005', 'AMOUNT_DECIMALS C03'],
    ['no comma', 'USD485000,00', 'USD485000', 'AMOUNT_INVALID'],
    ['two commas', 'USD485000,00', 'USD485,000,00', 'AMOUNT_INVALID'],
    ['a point for a comma', 'USD485000,00', 'USD485000.00', 'CHARACTER_NOT_ALLOWED'],
    ['no digit before the comma', 'USD485000,00', 'USD,00', 'AMOUNT_INVALID'],
    ['an unknown currency', 'USD485000,00', 'UXD485000,00', 'CURRENCY_UNKNOWN T52'],
    ['gold', 'USD485000,00', 'XAU485000,00', 'CURRENCY_UNKNOWN T52'],
    ['a reference that starts with a slash', ':20:LHB26LC000147', ':20:/AB', 'REFERENCE_SLASHES T26'],
    ['a reference that ends with a slash', ':20:LHB26LC000147', ':20:AB/', 'REFERENCE_SLASHES T26'],
    ['two slashes in a reference', ':20:LHB26LC000147', ':20:A//B', 'REFERENCE_SLASHES T26'],
    ['a narrative without OTHR', 'UCP LATEST VERSION', 'UCP LATEST VERSION/ABC', 'RULES_NARRATIVE D81'],
    ['three digits of tolerance', ':39A:05/05', ':39A:100/5', 'LINE_TOO_LONG'],
    ['an unknown code of 43P', ':43P:ALLOWED', ':43P:PERMITTED', 'SHIPMENT_RULE_UNKNOWN T64'],
    ['an unknown code of 49', ':49:WITHOUT', ':49:PERHAPS', 'CODE_UNKNOWN'],
    ['a revocable credit', ':40A:IRREVOCABLE', ':40A:REVOCABLE', 'CODE_UNKNOWN'],
    ['a BIC of no country', ':42A:LUMIDEF0XXX', ':42A:LUMIZZF0XXX', 'BIC_INVALID T27'],
    ['a digit in the first four of a BIC', ':42A:LUMIDEF0XXX', ':42A:1UMIDEF0XXX', 'CHARACTER_NOT_ALLOWED'],
    ['part 2 in a first message', ':27:1/1', ':27:2/2', 'SEQUENCE_INVALID'],
    ['more than eight parts', ':27:1/1', ':27:1/9', 'SEQUENCE_INVALID'],
    ['a bank of no content', ':72Z:', ':57B:\r\n:72Z:', 'FORMAT_INVALID'],
    ['a bank that starts in the next line', ':72Z:', ':57D:\r\nA BANK\r\n:72Z:', 'FORMAT_INVALID'],
    ['an unknown tag', ':48:21', ':99X:A\r\n:48:21', 'TAG_UNKNOWN'],
    ['a tag of another option', ':48:21', ':71B:A\r\n:48:21', 'OPTION_NOT_ALLOWED'],
    ['a tag twice', ':48:21', ':48:21\r\n:48:21', 'FIELD_DUPLICATE'],
    ['a wrong order', ':48:21\r\n:49:WITHOUT', ':49:WITHOUT\r\n:48:21', 'FIELD_ORDER'],
    ['no number of the credit', ':20:LHB26LC000147\r\n', '', 'FIELD_MISSING'],
    ['a line that starts with a hyphen', 'QUANTITY 50', '- QUANTITY 50', 'LINE_START'],
    ['a line that starts with a colon', 'QUANTITY 50', ': QUANTITY 50', 'LINE_START'],
    ['a draft on the applicant', ':42A:LUMIDEF0XXX', ':42D:LUMIERE IMPORT GMBH', 'DRAWEE_IS_APPLICANT'],
    ['shipment after expiry', ':44C:260325', ':44C:260416', 'SHIPMENT_AFTER_EXPIRY'],
    ['expiry before issue', ':31C:260105', ':31C:260416', 'EXPIRY_BEFORE_ISSUE'],
    ['mixed payment without its details', 'BY NEGOTIATION', 'BY MIXED PYMT', 'TENOR_MISSING'],
    [
      'acceptance without drafts',
      /BY NEGOTIATION\r\n:42C:[^:]*:42A:[^:]*(?=\r\n:43P)/,
      'BY ACCEPTANCE',
      'TENOR_MISSING',
    ],
    ['deferred payment without its details', 'BY NEGOTIATION', 'BY DEF PAYMENT', 'TENOR_MISSING'],
  ])('is refused for %s', (_, from, to, expected) => {
    expect(errorsOf(sample1With(from, to))).toContain(expected);
  });

  test('is refused for negotiation details beside mixed payment', () => {
    const drafts = /:42C:[^:]*:42A:[^:]*(?=\r\n:43P)/;
    expect(errorsOf(sample1With(drafts, ':42M:HALF AT SIGHT\r\n:42P:60 DAYS'))).toEqual(['TENOR_GROUPS C90']);
  });

  test.each([
    ['140 characters in 44E', ':44E:SHANGHAI PORT, CHINA', `:44E:${'X'.repeat(140)}`],
    ['a 100th line in 45A', /:45A:[^:]*(?=\r\n:46A:)/, `:45A:${lines(100)}`],
    ['lower case in a reference', ':20:LHB26LC000147', ':20:lhb26lc000147'],
    ['one digit of tolerance', ':39A:05/05', ':39A:5/5'],
    ['OTHR with a narrative', 'UCP LATEST VERSION', 'OTHR/ISP98'],
    ['an opening brace in set z', 'COPPER CATHODES', 'COPPER {CATHODES'],
    ['a paragraph without its mark', ':47A:+', ':47A:'],
    ['an amount with fewer decimals', 'USD485000,00', 'USD485000,'],
    ['leading zeros of an amount', 'USD485000,00', 'USD00485000,00'],
    ['CONFIRM with 58a', ':49:WITHOUT', ':49:CONFIRM\r\n:58A:AVRNCNB0'],
    ['an account before a name', ':42A:LUMIDEF0XXX', ':42D:/C/123-4\r\nLUMIERE BANK'],
  ])('accepts %s, and is written again as it was', (_, from, to) => {
    const text = sample1With(from, to);
    const { message, findings, isValid } = decode(parse(text));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(isValid).toBe(true);
    expect(encode(message)).toMatchObject({ texts: [text], losses: [], problems: [], isValid: true });
  });

  test.each([
    ['66th character', ':46A:+', `:46A:${'X'.repeat(66)}\r\n+`, { line: 33, column: 71 }],
    ['13th month', ':31C:260105', ':31C:261305', { line: 5, column: 6 }],
    ['third decimal', 'USD485000,00', 'USD485000,005', { line: 17, column: 18 }],
    ['brace', 'COPPER CATHODES', 'COPPER} CATHODES', { line: 29, column: 13 }],
  ])('a finding about a %s says where it stands', (_, from, to, place) => {
    const text = sample1With(from, to);
    const finding = firstError(text);
    expect(finding?.position).toMatchObject(place);
    expect(
      text
        .split('\r\n')
        .slice(0, place.line - 1)
        .join('\r\n').length +
        place.column +
        1,
    ).toBe(finding?.position.offset);
  });

  test.each(samples)('$name is read as its JSON', ({ text, json }) => {
    const { message, unmapped, isValid } = decode(parse(text));
    expect(message).toEqual(json);
    expect({ unmapped, isValid }).toEqual({ unmapped: [], isValid: true });
  });

  test.each(samples)('$name is written byte for byte', ({ text, json }) => {
    expect(encode(json)).toMatchObject({ texts: [text], losses: [], problems: [], isValid: true });
  });
});
