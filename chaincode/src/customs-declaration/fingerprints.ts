/** When two declarations are one (fingerprint rules, section 3). Pure. */
import { hitsOf } from '../fingerprint/machine.ts';
import type { DeclarationTokens } from '../fingerprint/records.ts';
import type { Registration } from '../fingerprint/store.ts';

/** In each live epoch one token of the number, and at most one of the particulars. */
export const tokensFit = (tokens: DeclarationTokens, epochs: readonly number[]): boolean => {
  const count = (epoch: number, subset: string): number =>
    tokens.filter((token) => token.epoch === epoch && token.subset === subset).length;
  return (
    tokens.every(({ epoch }) => epochs.includes(epoch)) &&
    epochs.every((epoch) => count(epoch, 'C1') === 1 && count(epoch, 'C2') <= 1)
  );
};

/** A number is given once: one that was withdrawn never comes back. */
export const isRegistered = (registrations: readonly Registration[], id: string): boolean =>
  hitsOf(registrations, id, 'exact', ['live', 'closed']).length > 0;

export const suspectedOf = (registrations: readonly Registration[], id: string): string[] =>
  hitsOf(registrations, id, 'strong', ['live']);
