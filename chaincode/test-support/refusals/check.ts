/** Runs the tables: each way to spoil a command alone, and together with everything that comes after it. */
import { describe, expect, test } from '@jest/globals';
import { handlers } from '../../src/catalogue.ts';
import { isRefusal } from '../../src/kernel/errors.ts';
import { Draft } from '../draft.ts';
import { perform } from '../recorder.ts';
import { actOf } from '../story.ts';
import type { Row, Table, Tables } from './table.ts';

/** The code of the refusal after these rows have spoilt the command, the last one first. */
const codeAfter = async (name: string, { nth }: Table, rows: readonly Row[]): Promise<string> => {
  const draft = new Draft(await actOf(name, nth));
  for (const [, , spoil] of rows.toReversed()) spoil(draft);
  const { result, changes, emitted } = await perform(draft);
  expect([changes, emitted]).toEqual([[], []]);
  return isRefusal(result) ? result.refused : 'committed';
};

const withoutRepeats = (codes: readonly string[]): string[] =>
  codes.filter((code, index) => code !== codes[index - 1]);

const checkTable = (name: string, table: Table): void => {
  describe(name, () => {
    test('its declared refusals are all brought about, in their order of precedence', () => {
      const declared: readonly string[] = handlers.get(name)?.definition.errors ?? [];
      expect(withoutRepeats(table.rows.map(([code]) => code))).toEqual([...declared]);
    });

    if (table.rows.length === 0) return;
    test.each(table.rows.map((row, index) => [row[0], row[1], index] as const))(
      '%s when %s, whatever comes after it',
      async (code, _when, index) => {
        const rows = table.rows.slice(index);
        expect(await codeAfter(name, table, rows.slice(0, 1))).toBe(code);
        expect(await codeAfter(name, table, rows)).toBe(code);
      },
    );
  });
};

/** One `describe` for each command of the tables. */
export const checkRefusals = (tables: Tables): void => {
  for (const [name, table] of Object.entries(tables)) checkTable(name, table);
};
