import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvRecords, type HeaderMapping } from './records.ts';
import { csvRows } from './rows.ts';

const chunked = (text: string, size = 3): AsyncIterable<Uint8Array> => {
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  return (async function* () {
    yield* await Promise.resolve(chunks);
  })();
};

const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
};

const rows = (text: string) => all(csvRows(chunked(text)));
const columns = { reference: 'required', amount: 'required', note: 'optional' } as const;
const records = (text: string, mapping?: HeaderMapping<keyof typeof columns>) =>
  all(csvRecords(chunked(text), columns, { mapping }));

test.each([
  ['a quote that opens inside a field', 'a,b"c\n', { line: 1, column: 4 }],
  ['text after a closing quote', 'a\n"b"c\n', { line: 2, column: 4 }],
  ['a return without a line feed', 'a\rb\n', { line: 1, column: 3 }],
  ['a file cut inside a quoted field', 'a,"b\nc', { line: 2, column: 1 }],
])('refused with line and column: %s', async (_, text, where) => {
  const found = await rows(text);
  expect(found.at(-1)).toMatchObject({ fault: 'file', ...where });
});

test('what is not UTF-8 is refused, and a row that never ends', async () => {
  const bytes = (async function* () {
    yield await Promise.resolve(Uint8Array.of(0x61, 0x0a, 0xff, 0x0a));
  })();
  expect((await all(csvRows(bytes))).at(-1)).toMatchObject({ expected: 'text in UTF-8' });
  const long = (await all(csvRows(chunked(`"${'a\n'.repeat(40_000)}`, 4096)))).at(-1);
  expect(long).toMatchObject({ fault: 'file', expected: 'a row of at most 65536 characters' });
});

test('a header with an unknown, a missing or a repeated column is refused', async () => {
  expect(await records('reference,amuont\n1,2\n')).toEqual([
    { fault: 'file', line: 1, column: 'amount', expected: 'a column with this heading' },
    { fault: 'file', line: 1, column: 'amuont', expected: 'one of reference, amount, note' },
  ]);
  expect(await records('reference,amount,amount\n')).toMatchObject([{ column: 'amount', line: 1 }]);
  expect(await records('')).toMatchObject([{ fault: 'file', expected: 'a line of headings' }]);
});

test('a row with too few fields is refused alone; the next one is read', async () => {
  expect(await records('reference,amount\n1\n2,3\n')).toMatchObject([
    { fault: 'row', line: 2, expected: '2 fields' },
    { line: 3, values: { reference: '2', amount: '3' } },
  ]);
});

test('a last row without its end and with too few fields is a file that was cut', async () => {
  expect(await records('reference,amount\n1,2\n3')).toMatchObject([
    { line: 2 },
    { fault: 'file', line: 3, expected: 'the end of the row: the file is cut' },
  ]);
});

test('headings are mapped, fields trimmed, empty ones are no values', async () => {
  expect(
    await records('\uFEFF金额,Ref,note\r\n" 1,5 ","A ""x""\ny",\r\n', { amount: '金额', reference: 'Ref' }),
  ).toMatchObject([{ line: 2, values: { amount: '1,5', reference: 'A "x"\ny' } }]);
});

test('whatever stands in the fields comes back, in chunks of any size', async () => {
  const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '发', '😀') });
  const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (written, size) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const text = written.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
      const read = await all(csvRows(chunked(text, size)));
      expect(read.map((row) => ('fields' in row ? row.fields : row))).toEqual(written);
    }),
  );
});
