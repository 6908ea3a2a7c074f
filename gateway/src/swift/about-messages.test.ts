/** Messages that carry fields of others, and messages of free text. */
import { describe, expect, test } from '@jest/globals';
import { errorsOf, messageOf, warningsOf } from '../../test-support/mt.ts';
import { decode, encode, parse } from './api.ts';

const references = [':20:A', ':21:B'];
const copies = [':20:X', ':21:Y', ':32B:USD1,'];

describe('messages about messages', () => {
  test.each([
    ['MT792', messageOf('792', ...references, ':11S:700\r\n2601050001000002', ':79:PLEASE CANCEL', ':20:X')],
    ['MT795', messageOf('795', ...references, ':75:/10/', ':11R:700\r\n260105', ...copies)],
    [
      'MT796 with the session on a line of its own',
      messageOf('796', ...references, ':76:/10/', ':11R:700\r\n260105\r\n0001000002'),
    ],
    ['MT796', messageOf('796', ...references, ':76:/10/REFUSED', ...copies)],
    ['MT798', messageOf('798', ':20:A', ':12:770', ':77E:', ':27A:1/2', ':20:LC1')],
    ['MT798 with a text', messageOf('798', ':20:A', ':12:770', ':77E:A\r\nB')],
    ['MT799 with several narratives', messageOf('799', ':20:A', ':79:A', ':79:B\r\nC')],
    ['MT790', messageOf('790', ...references, ':25:1', ':32D:260105USD1,', ':71B:/COMM/')],
    ['MT791', messageOf('791', ...references, ':32B:USD1,', ':71B:/COMM/')],
    ['MT759', messageOf('759', ':27:1/1', ':20:A', ':22D:DOCR', ':23H:FRAUDMSG', ':45D:A', ':23X:COUR/B')],
  ])('%s is read without a word and written as it was', (_, text) => {
    expect([...errorsOf(text), ...warningsOf(text)]).toEqual([]);
    expect(encode(decode(parse(text)).message).texts).toEqual([text]);
  });

  test('fields of the other message are kept as they stand', () => {
    const text = messageOf('796', ...references, ':76:/10/REFUSED', ...copies);
    expect(decode(parse(text)).message.otherFields).toEqual([
      { tag: '20', text: 'X' },
      { tag: '21', text: 'Y' },
      { tag: '32B', text: 'USD1,' },
    ]);
  });

  test.each([
    [
      'a brace in a field of the other message',
      messageOf('796', ...references, ':76:A', ':77J:}'),
      'CHARACTER_NOT_ALLOWED',
    ],
    ['no reference', messageOf('799', ':79:A'), 'FIELD_MISSING'],
    ['no narrative', messageOf('799', ':20:A'), 'FIELD_MISSING'],
    ['a 36th line', messageOf('799', ':20:A', `:79:${Array(36).fill('A').join('\r\n')}`), 'TOO_MANY_LINES'],
    [
      'a 151st line of MT759',
      messageOf(
        '759',
        ':27:1/1',
        ':20:A',
        ':22D:DOCR',
        ':23H:FRAUDMSG',
        `:45D:${Array(151).fill('A').join('\r\n')}`,
      ),
      'TOO_MANY_LINES',
    ],
    [
      'a disposal that is no code',
      messageOf('734', ...references, ':32A:260101USD1,', ':77J:A', ':77B:HOLD'),
      'FORMAT_INVALID',
    ],
    [
      'an unknown payer of reimbursement',
      messageOf('740', ':20:A', ':40F:NOTURR', ':32B:USD1,', ':41D:A\r\nBY PAYMENT', ':71A:BEN'),
      'CODE_UNKNOWN',
    ],
    [
      'other rules of reimbursement',
      messageOf('740', ':20:A', ':40F:UCP', ':32B:USD1,', ':41D:A\r\nBY PAYMENT'),
      'CODE_UNKNOWN',
    ],
  ])('%s is refused', (_, text, expected) => {
    expect(errorsOf(text)).toEqual([expected]);
  });
});
