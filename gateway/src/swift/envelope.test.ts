import { describe, expect, test } from '@jest/globals';
import { errorsOf, messageOf, sample1With, samples, warningsOf } from '../../test-support/mt.ts';
import { decode, decodeAll, encode, parse, parseAll } from './api.ts';

const [sample1, sample2] = samples;
const text = sample1?.text ?? '';
const free = messageOf('799', ':20:A', ':79:HELLO');

describe('the envelope', () => {
  test.each([
    ['nothing', '', 'MESSAGE_EMPTY'],
    ['prose', 'Dear Sirs', 'MESSAGE_EMPTY'],
    ['no basic header', text.replace(/^\{1:[^}]*\}/, ''), 'BLOCK_MISSING'],
    ['no application header', sample1With(/\{2:[^}]*\}/, ''), 'BLOCK_MISSING'],
    ['no text block', text.replace(/\{4:[^]*$/, ''), 'BLOCK_MISSING'],
    ['blocks out of order', text.replace(/(\{2:[^}]*\})(\{3:\{[^}]*\}\})/, '$2$1'), 'BLOCK_ORDER'],
    ['a block twice', text.replace(/(\{2:[^}]*\})/, '$1$1'), 'BLOCK_ORDER'],
    ['an unknown block', `${text}{M:{A:B}}`, 'BLOCK_UNKNOWN'],
    ['a basic header that is not closed', text.replace('}', ''), 'BLOCK_NOT_CLOSED'],
    ['a text that is not closed', text.replace('\r\n-}', ''), 'BLOCK_NOT_CLOSED'],
    ['a text that ends within a line', text.replace('\r\n-}', '-}'), 'BLOCK_NOT_CLOSED'],
    ['a short terminal', text.replace('LUMIDEF0AXXX', 'LUMIDEF0'), 'HEADER_INVALID'],
    ['a terminal of no country', text.replace('LUMIDEF0AXXX', 'LUMIZZF0AXXX'), 'HEADER_INVALID'],
    ['an unknown priority', text.replace('XXXXN}', 'XXXXX}'), 'HEADER_INVALID'],
    ['a reference of 17 characters', text.replace('{108:', '{108:12345678'), 'HEADER_INVALID'],
    ['prose in block 3', text.replace('{3:', '{3:A'), 'HEADER_INVALID'],
    ['another message type', text.replace('I700', 'I103'), 'MESSAGE_TYPE_UNKNOWN'],
    ['prose after the message', `${text}Regards`, 'TEXT_AFTER_MESSAGE'],
    ['prose after a separator', `${text}$5:{CHK:1}}`, 'TEXT_AFTER_MESSAGE'],
    ['two messages where one is read', text + free, 'TEXT_AFTER_MESSAGE'],
    ['text before the first field', text.replace('{4:\r\n', '{4:\r\nHELLO\r\n'), 'TEXT_OUTSIDE_FIELD'],
    ['a field in the line of the block', text.replace('{4:\r\n', '{4:'), 'TEXT_OUTSIDE_FIELD'],
    [
      'more than 10 000 characters',
      messageOf('799', ':20:A', ...(Array(5).fill(`:79:${`${'X'.repeat(50)}\r\n`.repeat(39)}X`) as string[])),
      'MESSAGE_TOO_LONG',
    ],
  ])('%s is refused', (_, broken, expected) => {
    expect(errorsOf(broken)).toContain(expected);
  });

  test('of a text that is not closed every field is read, and a lone brace is no part of the last', () => {
    const cut = decode(parse(text.replace('\r\n-}', '\r\n}')));
    expect(cut.unmapped).toEqual([]);
    expect(cut.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'BLOCK_NOT_CLOSED',
    ]);
  });

  test.each([
    ['fields without blocks', ':20:A\r\n:79:B', 'MESSAGE_EMPTY', 'a message: {1:…}{2:…}{4:…}'],
    [
      'a tag in small letters',
      sample1With(':40A:', ':40a:'),
      'LINE_START',
      'the letter of the tag as a capital',
    ],
  ])('%s is told what was expected', (_, broken, code, expected) => {
    const found = decode(parse(broken)).findings.find((one) => one.code === code);
    expect(found?.expected).toBe(expected);
  });

  test.each([
    ['line feeds alone', text.replaceAll('\r\n', '\n'), 'LINE_END_UNUSUAL'],
    ['carriage returns alone', text.replaceAll('\r\n', '\r'), 'LINE_END_UNUSUAL'],
    ['a byte order mark', `\ufeff${text}`, 'BYTE_ORDER_MARK'],
    ['white space between blocks', text.replace('}{2:', '}\r\n{2:'), 'SPACE_BETWEEN_BLOCKS'],
    [
      'an acknowledgement before it',
      `{1:F21LUMIDEF0AXXX0000000000}{4:{177:2601051200}{451:0}}${text}`,
      'SERVICE_MESSAGE_SKIPPED',
    ],
    ['an empty line', text.replace('QUANTITY', '\r\nQUANTITY'), 'LINE_EMPTY'],
  ])('%s is read with a warning', (_, unusual, expected) => {
    expect(errorsOf(unusual)).toEqual([]);
    expect(warningsOf(unusual)).toEqual([expected]);
    expect(decode(parse(unusual)).message).toMatchObject({ creditNumber: 'LHB26LC000147' });
  });

  test('the control characters of older interfaces around messages are passed over', () => {
    const file = [text, free].map((one) => `\u0001${one}\u0003${' '.repeat(20)}`).join('');
    const decoded = decodeAll(parseAll(file));
    expect(decoded.map(({ message, isValid }) => [message.messageType, isValid])).toEqual([
      ['700', true],
      ['799', true],
    ]);
  });

  test('a missing trailer is a warning', () => {
    const { findings, isValid } = decode(parse(text));
    expect({ codes: findings.map(({ code }) => code), isValid }).toEqual({
      codes: ['TRAILER_MISSING'],
      isValid: true,
    });
    expect(decode(parse(`${text}{5:{CHK:0123456789AB}}`)).findings).toEqual([]);
  });

  test('a delivered message names its sender in the input reference', () => {
    const delivered = text
      .replace(/\{2:[^}]*\}/, '{2:O7001012260105HANBKRS0AXXX00210004712601051013N}')
      .replace('-}', '-}{5:{CHK:0123456789AB}{TNG:}}{S:{SAC:}}');
    const { message, isValid } = decode(parse(delivered));
    expect(isValid).toBe(true);
    expect(message).toMatchObject({
      senderLt: 'HANBKRS0AXXX',
      receiverLt: 'LUMIDEF0AXXX',
      envelope: {
        output: {
          inputTime: '1012',
          inputDate: '2026-01-05',
          inputSession: '0021',
          inputSequenceNumber: '000471',
          outputDate: '2026-01-05',
          outputTime: '1013',
        },
        trailer: [
          { tag: 'CHK', text: '0123456789AB' },
          { tag: 'TNG', text: '' },
        ],
      },
    });
    expect(encode(message).texts).toEqual([delivered]);
  });

  test('a file only claims its sender, whatever its trailer says', () => {
    const signed = `${text}{5:{MAC:01234567}{CHK:0123456789AB}}`;
    expect(decode(parse(signed)).authentication).toEqual({ status: 'claimed', channel: 'file' });
    expect(decode(parse(signed, { channel: 'fin' })).authentication).toEqual({
      status: 'authenticated',
      channel: 'fin',
    });
  });

  test.each(['', '$', '\r\n', '\r\n$\r\n'])(
    'messages parted by %j are read one after the other',
    (between) => {
      const decoded = decodeAll(parseAll([text, sample2?.text, free].join(between)));
      expect(decoded.map(({ message, isValid }) => [message.messageType, isValid])).toEqual([
        ['700', true],
        ['700', true],
        ['799', true],
      ]);
    },
  );
});
