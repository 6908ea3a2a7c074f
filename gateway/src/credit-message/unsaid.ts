/** What terms say and no field of a message can: found by reading the message again, or noted while it is written. */
import { z } from 'zod';
import { differencesOf } from '../letter-of-credit/difference.ts';
import type { LossCode } from '../swift/api.ts';

export interface MessageLoss {
  /** `NO_FIELD`: no field of the message says it. */
  readonly code: LossCode | 'NO_FIELD';
  /** JSON pointer into the message, or `/terms/…` where the message does not have it. */
  readonly pointer: string;
  readonly from: string;
  readonly to: string;
}

const json = (value: unknown): z.output<ReturnType<typeof z.json>> =>
  z.json().parse(JSON.parse(JSON.stringify(value)));

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export const noField = (pointer: string, from: unknown, to = ''): MessageLoss => ({
  code: 'NO_FIELD',
  pointer: `/terms${pointer}`,
  from: shown(from),
  to,
});

const isGone = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

/**
 * Members of terms that are not there when the message is read again.
 * @param pointer to the terms, such as `/credit`
 */
export const unsaidOf = (pointer: string, terms: object, readAgain: object): MessageLoss[] =>
  differencesOf(json(terms), json(readAgain))
    .filter(({ before, after }) => !isGone(before) && isGone(after))
    .map((difference) => noField(`${pointer}${difference.pointer}`, difference.before));

/** Members of terms that the message has no field for, by their names. */
export const unsaidMembers = (
  pointer: string,
  terms: Readonly<Record<string, unknown>>,
  names: readonly string[],
): MessageLoss[] =>
  names.flatMap((name) => (terms[name] === undefined ? [] : [noField(`${pointer}/${name}`, terms[name])]));
