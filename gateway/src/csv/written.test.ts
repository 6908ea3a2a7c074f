import { expect, test } from '@jest/globals';
import { writtenCsv } from './written.ts';

test.each([
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
])('a spreadsheet takes %j for text', (value, cell) => {
  expect(writtenCsv([[value]])).toBe(`${cell}\r\n`);
});

test('commas, quotes and line ends stay in their cell', () => {
  expect(writtenCsv([['a,b', 'c"d', 'e\nf', 12]])).toBe('"a,b","c""d","e\nf",12\r\n');
});
