/**
 * The number of a declaration: office, year of acceptance, flow, serial; no check digit. A pre-entry number looks the
 * same and is another thing: its office and year are those of data entry.
 */
import { z } from 'zod';

const flows = ['export', 'import'] as const;
export const Flow = z.enum(flows);
export type Flow = z.output<typeof Flow>;

const pattern = /^(\d{4})(20\d{2})([01IE])(\d{9})$/;

/** 18 positions: four of the office, four of the year, one of the flow (0 or E, 1 or I), nine of the serial. */
export const CustomsNumber = z
  .string()
  .regex(pattern, 'a number of 18 positions: office, year from 2000 on, flow 0 or 1 (E or I), serial');

interface NumberParts {
  readonly office: string;
  readonly year: number;
  readonly flow: Flow;
}

/** Of a number that was parsed. */
export const partsOf = (customsNo: string): NumberParts | undefined => {
  const [, office = '', year = '', flag = ''] = pattern.exec(customsNo) ?? [];
  if (office === '') return undefined;
  return { office, year: Number(year), flow: flag === '0' || flag === 'E' ? 'export' : 'import' };
};
