/** What a member with a node, the consortium's fingerprint keys and a rival's paper in hand finds in the blocks. */
import type { Block } from '@chopmark/gateway/read-model/block';

export interface PublicRecord {
  readonly key: string;
  readonly value: unknown;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** Every version of every public record that valid transactions wrote. */
export const publicRecords = (blocks: readonly Block[]): readonly PublicRecord[] =>
  blocks
    .flatMap(({ transactions }) => transactions)
    .filter(({ validationCode }) => validationCode === 'VALID')
    .flatMap(({ publicWrites }) => publicWrites)
    .flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value: parsed(value) }]));

/** The records that name the asset, and those of what was lent on it. */
export const recordsAbout = (assetId: string, records: readonly PublicRecord[]): PublicRecord[] => {
  const names = (record: PublicRecord, id: string): boolean => JSON.stringify(record).includes(id);
  const direct = records.filter((record) => names(record, assetId));
  const financings = new Set(JSON.stringify(direct).match(/\bFIN-[0-9A-Z]+/g) ?? []);
  return records.filter((record) => [assetId, ...financings].some((id) => names(record, id)));
};

/** Names that are ids themselves stand for any of their kind. */
const general = (segment: string): string =>
  /^[A-Za-z]+MSP$|^[A-Z]{2,4}-[0-9A-Z]{10,}$|^[0-9a-f]{32,}$/.test(segment) ? '*' : segment;

/** `parties/[]/mspId` for each value of a record. */
const pathsIn = (value: unknown, path: readonly string[] = []): string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => pathsIn(one, [...path, '[]']));
  if (typeof value !== 'object' || value === null) return [path.join('/')];
  return Object.entries(value).flatMap(([name, member]) => pathsIn(member, [...path, general(name)]));
};

/** By the first word of the key: all members that these records have. */
export const membersByKind = (records: readonly PublicRecord[]): Record<string, string[]> =>
  Object.fromEntries(
    [...Map.groupBy(records, ({ key }) => key.split('/')[0] ?? '')]
      .map(([kind, same]): [string, string[]] => [
        kind,
        [...new Set(same.flatMap(({ value }) => pathsIn(value)))].sort(),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The rows of a table in a page: `| \`lien\` | \`holder\`, \`share\` |`. */
export const membersInPage = (page: string, heading: string): Record<string, string[]> => {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| `'));
  return Object.fromEntries(
    rows.map((row) => {
      const [, kind = '', members = ''] = row.split('|');
      const named = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
      return [named(kind)[0] ?? '', named(members).sort()];
    }),
  );
};
