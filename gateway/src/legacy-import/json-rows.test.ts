import { expect, test } from '@jest/globals';
import { jsonRows } from './json-rows.ts';

const read = async (text: string): Promise<object[]> => {
  const found: object[] = [];
  const content = (async function* () {
    for (const byte of Buffer.from(text)) yield await Promise.resolve(Uint8Array.of(byte));
  })();
  for await (const one of jsonRows(content)) found.push(one);
  return found;
};

test.each([
  ['two objects without a comma', '[{"a":1}\n{"a":2}]', 2, 1],
  ['two commas', '[{"a":1},,{"a":2}]', 1, 10],
  ['a comma before the end', '[{"a":1},]', 1, 10],
  ['two objects in one line', '{"a":1} {"a":2}', 1, 9],
  ['something after the list', '[]{', 1, 3],
  ['a number', '7', 1, 1],
  ['an object that is none', '{"a":}', 1, 6],
  ['a file cut in an object', '{"a":1}\n{"a', 2, 3],
  ['a file cut in a list', '[{"a":1}', 1, 8],
])('refused with line and column: %s', async (_, text, line, column) => {
  expect((await read(text)).at(-1)).toMatchObject({ fault: 'file', line, column });
});

test('a list and lines say the same, whatever stands in the strings', async () => {
  const rows = [{ a: '}{][",\\' }, { a: { b: ['发', '"'] } }];
  const values = async (text: string) => (await read(text)).map((row) => ('value' in row ? row.value : row));
  expect(await values(JSON.stringify(rows, null, 1))).toEqual(rows);
  expect(await values(rows.map((row) => JSON.stringify(row)).join('\n'))).toEqual(rows);
});
