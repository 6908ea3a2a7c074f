/** References between banks: 16 characters in SWIFT's fields, longer in the terms. */
import { type MessageLoss, noField } from './unsaid.ts';

/** Field 21 of a message whose sender does not know the receiver's reference. */
export const noReference = 'NONREF';

const fits = (text: string): boolean =>
  /^[A-Za-z0-9/?:().,'+ -]{1,16}$/.test(text) && !/^\/|\/$|\/\//.test(text);

export interface Reference {
  readonly text: string;
  readonly unsaid: readonly MessageLoss[];
}

/** The reference where the field can hold it; otherwise the other one, and what it stands for is a loss. */
export const referenceOr = (instead: string, pointer: string, given: string | undefined): Reference => {
  if (given === undefined) return { text: instead, unsaid: [] };
  return fits(given)
    ? { text: given, unsaid: [] }
    : { text: instead, unsaid: [noField(pointer, given, instead)] };
};
