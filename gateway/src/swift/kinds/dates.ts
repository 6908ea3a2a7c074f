/** Dates of six digits. */
import { z } from 'zod';
import { type Content, type Kind, kindOf, partOf, plain, type Reading, startOf, written } from './kind.ts';

/** Years from here on belong to the twentieth century. */
const pivot = 80;

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** `260105` → `2026-01-05`; undefined when there is no such day. */
export const isoDateOf = (digits: string): string | undefined => {
  const [yy, mm, dd] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)];
  const year = Number(yy) + (Number(yy) >= pivot ? 1900 : 2000);
  const month = Number(mm);
  const day = Number(dd);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${year}-${mm}-${dd}`;
};

/** `2026-01-05` → `260105`. */
export const swiftDateOf = (isoDate: string): string => isoDate.slice(2).replaceAll('-', '');

const isWithinCentury = (isoDate: string): boolean => isoDateOf(swiftDateOf(isoDate)) === isoDate;

/** A calendar date from 1980-01-01 to 2079-12-31. */
export const IsoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isWithinCentury, 'a date from 1980-01-01 to 2079-12-31');

/** Reads the component, or reports that there is no such day. */
export const readDate = (content: Content, index: number, { report }: Reading): string | undefined => {
  const date = isoDateOf(partOf(content, index));
  if (date === undefined) {
    report({ code: 'DATE_INVALID', expected: 'a date as YYMMDD' }, startOf(content, index));
  }
  return date;
};

/** A date. */
export const date: Kind<string> = kindOf({
  ...plain('6!n'),
  schema: IsoDate,
  read: (content, reading) => readDate(content, 0, reading),
  write: (value) => written(swiftDateOf(value)),
});

export interface DateAndPlace {
  readonly date: string;
  readonly place: string;
}

/** 31D: date and place of expiry. */
export const dateAndPlace: Kind<DateAndPlace> = kindOf({
  ...plain('6!n29x'),
  schema: z.strictObject({ date: IsoDate, place: z.string().min(1) }),
  read: (content, reading) => {
    const day = readDate(content, 0, reading);
    return day === undefined ? undefined : { date: day, place: partOf(content, 1) };
  },
  write: ({ date: day, place }, writer) => {
    const component = dateAndPlace.formats['']?.components[1];
    return written(swiftDateOf(day) + (component === undefined ? place : writer.line(place, component)));
  },
});
