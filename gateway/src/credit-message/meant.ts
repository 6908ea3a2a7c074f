/** What a received message reports: commands that would record it, most likely first. */
import type { Money } from '@chopmark/chaincode/api';
import type { Amount } from '../swift/kinds/amounts.ts';
import type { MessageJson, MessageOf, MessageType } from '../swift/api.ts';

export interface Remark {
  /** JSON pointer into the proposal. */
  readonly pointer: string;
  readonly text: string;
}

/** What a remark says of a member that the message lacks. */
export const notSaid = 'the message does not say it';

/** One command that records the message. */
export interface Reading {
  readonly command: string;
  /** When it is this one and not another. */
  readonly when?: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly terms?: Readonly<Record<string, unknown>>;
  readonly remarks?: readonly Remark[];
}

export interface Meant {
  readonly readings: readonly [Reading, ...Reading[]];
  /** By which a person finds the credit, presentation or claim. */
  readonly references: Readonly<Record<string, string | undefined>>;
  /** The sender's own reference of the message. */
  readonly reference: string;
  /** The day of the act itself; absent where the message names none, or only that of another message. */
  readonly actedOn?: string | undefined;
}

/** How messages of these types are read; each is valid, and of its type. */
export type Readers = Partial<{ readonly [T in MessageType]: (message: MessageOf<T>) => Meant }>;

export const moneyOf = ({ value, currency }: Pick<Amount, 'value' | 'currency'>): Money => ({
  amount: value,
  currency,
});

/** When the network took the message, by the sender's clock; only a delivered message says it. */
export const sentAt = ({ envelope }: Pick<MessageJson, 'envelope'>): string | undefined => {
  const { inputDate, inputTime = '' } = envelope?.output ?? {};
  return inputDate && `${inputDate}T${inputTime.slice(0, 2)}:${inputTime.slice(2, 4)}:00.000Z`;
};

/** Lines as one text; `undefined` where there are none. */
export const textOf = (...lines: readonly (readonly string[] | string | undefined)[]): string | undefined => {
  const all = lines.flat().filter((line) => line !== undefined && line !== '');
  return all.length === 0 ? undefined : all.join('\n');
};
