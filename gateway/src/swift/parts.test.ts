import { describe, expect, test } from '@jest/globals';
import { messageOf, said, samples } from '../../test-support/mt.ts';
import { decodeAll, encode, messageLengthMax, parseAll } from './api.ts';

const json = samples[0]?.json ?? {};
const first = (samples[0]?.text ?? '').replace(':27:1/1', ':27:1/2');
const later = (number = '2/2', credit = 'LHB26LC000147'): string =>
  messageOf('701', `:27:${number}`, `:20:${credit}`, ':46A:+PACKING LIST\r\nIN 2 COPIES', ':49G:+NONE')
    .replace('HANBKRS0AXXX', 'LUMIDEF0AXXX')
    .replace('TKYOJPJ0XXXX', 'AVRNCNB0XXXX');

const saidOf = (text: string): string[] =>
  decodeAll(parseAll(text))
    .flatMap(({ findings }) => findings)
    .map(said)
    .filter((code) => code !== 'TRAILER_MISSING');

const items = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `ITEM ${at} ${'X'.repeat(50)}`);

describe('a credit in parts', () => {
  test.each([
    ['a part is missing', first, 'PART_MISSING'],
    ['a part stands twice', first + later() + later(), 'PART_REPEATED'],
    ['a part belongs to another credit', first + later('2/2', 'OTHER'), 'PART_MISMATCH'],
    ['a part has another total', first + later('2/3'), 'PART_MISMATCH'],
    [
      'a part comes from another bank',
      first + later().replace('LUMIDEF0AXXX', 'HANBKRS0AXXX'),
      'PART_MISMATCH',
    ],
    ['a continuation says that it is the first', first + later('1/2'), 'SEQUENCE_INVALID'],
    ['a continuation stands alone', later('3/3'), 'PART_MISSING'],
  ])('says so when %s', (_, text, expected) => {
    expect(saidOf(text)).toContain(expected);
  });

  test('a continuation of another credit takes nothing from one that is complete', () => {
    const whole = samples[0]?.text ?? '';
    const [complete, stray, ...more] = decodeAll(parseAll(whole + later('2/2', 'OTHER')));
    expect(more).toEqual([]);
    expect(complete).toMatchObject({ isValid: true, message: { ...json } });
    expect(stray?.findings.find(({ code }) => code === 'PART_MISSING')?.expected).toBe('part 1 of 2');
  });

  test('parts of two credits are told apart, whatever their order', () => {
    const second = (text: string): string => text.replaceAll('LHB26LC000147', 'LHB26LC000148');
    const decoded = decodeAll(parseAll(second(later()) + first + later() + second(first)));
    expect(decoded.map(({ message, isValid }) => [message['creditNumber'], isValid])).toEqual([
      ['LHB26LC000147', true],
      ['LHB26LC000148', true],
    ]);
  });

  test.each([
    ['in order', first + later()],
    ['in another order', later() + first],
  ])('%s is one JSON', (_, text) => {
    const [decoded, ...more] = decodeAll(parseAll(text));
    expect(more).toEqual([]);
    expect(decoded?.isValid).toBe(true);
    expect(decoded?.message).toMatchObject({
      ...json,
      sequence: { number: 1, total: 2 },
      documentsRequired: [...(json['documentsRequired'] as string[]), 'PACKING LIST\nIN 2 COPIES'],
      paymentConditionsForBeneficiary: ['NONE'],
    });
    expect(encode(decoded?.message).texts).toEqual([first, later()]);
  });

  test('more than 100 lines are split, and read as they were given', () => {
    const message = { ...json, documentsRequired: items(250), additionalConditions: items(30) };
    const { texts, losses, isValid } = encode(message);
    expect({ isValid, losses }).toEqual({ isValid: true, losses: [] });
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.every((text) => text.length <= messageLengthMax)).toBe(true);
    const [decoded, ...more] = decodeAll(parseAll(texts.join('')));
    expect(more).toEqual([]);
    expect(decoded?.isValid).toBe(true);
    expect(decoded?.message['documentsRequired']).toEqual(message.documentsRequired);
    expect(decoded?.message['additionalConditions']).toEqual(message.additionalConditions);
    expect(encode(decoded?.message).texts).toEqual(texts);
  });

  test('a text that eight messages cannot hold is refused', () => {
    expect(encode({ ...json, documentsRequired: items(1_300) }).problems).toEqual([
      { pointer: '', expected: 'texts that fit into 8 messages' },
    ]);
  });

  test('a text that was shortened since is written in fewer parts', () => {
    const [decoded] = decodeAll(parseAll(first + later()));
    const { texts, isValid } = encode({ ...decoded?.message, documentsRequired: ['INVOICE'], goods: ['A'] });
    expect({ parts: texts.length, isValid }).toEqual({ parts: 1, isValid: true });
    expect(texts[0]).toContain(':27:1/1');
  });

  test.each([
    ['a text that is not continued', { lines: { charges: 1 } }, '/continuations/0/lines/charges'],
    ['an unknown member', { lines: {}, fields: { goods: 5 } }, '/continuations/0/fields/goods'],
  ])('%s in a continuation is a problem', (_, continuation, pointer) => {
    expect(encode({ ...json, continuations: [continuation] }).problems).toMatchObject([{ pointer }]);
  });

  test('amended text is split before a code only', () => {
    const amended = items(120).map((text) => ({ action: 'ADD', text: `${text}\nSECOND LINE` }));
    const { texts, isValid } = encode({
      messageType: '707',
      senderLt: 'LUMIDEF0AXXX',
      receiverLt: 'AVRNCNB0XXXX',
      priority: 'N',
      sequence: { number: 1, total: 1 },
      senderReference: 'LC1',
      receiverReference: 'NONREF',
      issuingBankReference: 'LC1',
      issuingBank: { bic: 'LUMIDEF0' },
      issueDate: '2026-01-05',
      amendmentNumber: 1,
      amendmentDate: '2026-02-01',
      purpose: 'ISSU',
      amendedDocumentsRequired: amended,
    });
    expect(isValid).toBe(true);
    expect(texts.slice(1).every((text) => text.includes(':46B:/ADD/') && text.includes('{2:I708'))).toBe(
      true,
    );
    const [decoded] = decodeAll(parseAll(texts.join('')));
    expect(decoded?.message['amendedDocumentsRequired']).toEqual(amended);
  });
});
