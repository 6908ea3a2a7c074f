/** Numbers, and codes that are made of digits. */
import { z } from 'zod';
import { IsoDate, readDate, swiftDateOf } from './dates.ts';
import { type Kind, kindOf, partOf, plain, written } from './kind.ts';

export interface Sequence {
  readonly number: number;
  readonly total: number;
}

/** Parts of one credit at most. */
export const partsMax = 8;

/** 27: which part of how many. */
export const sequence: Kind<Sequence> = kindOf({
  ...plain('1!n/1!n'),
  schema: z.strictObject({ number: z.int().min(1).max(partsMax), total: z.int().min(1).max(partsMax) }),
  read: (content, { report }) => {
    const number = Number(partOf(content, 0));
    const total = Number(partOf(content, 1));
    if (total < 1 || total > partsMax || number < 1 || number > total) {
      report({ code: 'SEQUENCE_INVALID', expected: `a number from 1 to a total of at most ${partsMax}` }, 0);
    }
    return { number, total };
  },
  write: ({ number, total }) => written(`${number}/${total}`),
});

export interface Tolerance {
  readonly plusPct: number;
  readonly minusPct: number;
}

const percent = z.int().min(0).max(99);
const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** 39A: tolerance in percent, above and below. */
export const tolerance: Kind<Tolerance> = kindOf({
  ...plain('2n/2n'),
  schema: z.strictObject({ plusPct: percent, minusPct: percent }),
  read: (content) => ({ plusPct: Number(partOf(content, 0)), minusPct: Number(partOf(content, 1)) }),
  write: ({ plusPct, minusPct }) => written(`${twoDigits(plusPct)}/${twoDigits(minusPct)}`),
});

export interface Period {
  readonly days: number;
  readonly narrative?: string;
}

/** 48: days for presentation; the narrative says after what, if not after shipment. */
export const period: Kind<Period> = kindOf({
  ...plain('3n[/35x]'),
  schema: z.strictObject({
    days: z.int().min(0).max(999),
    narrative: z.string().min(1).optional(),
  }) as z.ZodType<Period>,
  read: (content) => {
    const days = Number(partOf(content, 0));
    const narrative = content.parts[1];
    return narrative === undefined ? { days } : { days, narrative };
  },
  write: ({ days, narrative }, writer) => {
    const component = period.formats['']?.components[1];
    if (narrative === undefined || component === undefined) return written(String(days));
    return written(`${days}/${writer.line(narrative, component)}`);
  },
});

/** A count. */
export const count = (notation: string): Kind<number> =>
  kindOf({
    ...plain(notation),
    schema: z.int().min(0).max(999),
    read: ({ text }) => Number(text),
    write: (value) => written(String(value)),
  });

/** Digits that are a name. */
export const digits = (notation: string): Kind<string> =>
  kindOf({
    ...plain(notation),
    schema: z.string().regex(/^\d+$/),
    read: ({ text }) => text,
    write: written,
  });

export interface OriginalMessage {
  /** Seen from the sender of this message. */
  readonly direction: 'sent' | 'received';
  readonly messageType: string;
  readonly date: string;
  readonly session?: string;
  readonly sequenceNumber?: string;
}

/** Session and sequence number after the date, or on a line of their own: sources differ. */
const originalNotation = '3!n$6!n[4!n6!n]|3!n$6!n$4!n6!n';

/** 11R, 11S: type and date of the message that this one is about. */
export const originalMessage = (letters: string): Kind<OriginalMessage> =>
  kindOf<OriginalMessage>({
    notations: Object.fromEntries(letters.split('').map((letter) => [letter, originalNotation])),
    schema: z.strictObject({
      direction: z.enum(['sent', 'received']),
      messageType: z.string().regex(/^\d{3}$/),
      date: IsoDate,
      session: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
      sequenceNumber: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
    }) as z.ZodType<OriginalMessage>,
    read: (content, reading) => {
      const first = content.parts[0] === undefined ? 4 : 0;
      const date = readDate(content, first + 1, reading);
      const [messageType = '', , session, sequenceNumber] = content.parts.slice(first);
      if (date === undefined) return undefined;
      const direction = content.option === 'S' ? 'sent' : 'received';
      if (session === undefined || sequenceNumber === undefined) return { direction, messageType, date };
      return { direction, messageType, date, session, sequenceNumber };
    },
    write: ({ direction, messageType, date, session = '', sequenceNumber = '' }) => ({
      option: direction === 'sent' ? 'S' : 'R',
      text: `${messageType}\n${swiftDateOf(date)}${session}${sequenceNumber}`,
    }),
  });
