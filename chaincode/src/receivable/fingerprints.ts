/** When two invoices are one (fingerprint rules, section 4). Pure. */
import { hitsOf } from '../fingerprint/machine.ts';
import type { InvoiceTokens } from '../fingerprint/records.ts';
import type { Registration } from '../fingerprint/store.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';

const always = ['F1', 'F2', 'F3', 'F4', 'F5'] as const;
/** An amount and a date lie in two pairs of neighbours each. */
const nearTokens = 4;
/** A bill of lading and twenty declarations. */
const namedPapersMax = 21;

/** In each live epoch one token of each subset, those of what is near and of papers named, one of a tax invoice. */
export const tokensFit = (tokens: InvoiceTokens, epochs: readonly number[]): boolean => {
  const count = (epoch: number, subset: string): number =>
    tokens.filter((token) => token.epoch === epoch && token.subset === subset).length;
  return (
    tokens.every(({ epoch }) => epochs.includes(epoch)) &&
    epochs.every(
      (epoch) =>
        always.every((subset) => count(epoch, subset) === 1) &&
        count(epoch, 'F7') === nearTokens &&
        count(epoch, 'F6') <= 1 &&
        count(epoch, 'F8') <= namedPapersMax,
    )
  );
};

const metBy = (registrations: readonly Registration[], id: string, subset: 'F1' | 'F2') =>
  new Set(
    registrations
      .filter(({ token }) => token.subset === subset)
      .flatMap(({ found }) => found)
      .filter(({ status, assetId }) => status === 'live' && assetId !== id)
      .map(({ assetId }) => assetId),
  );

/** An exact hit is the same invoice: with the same particulars (F2) it is there already, with others it contradicts. */
export const checkDuplicate = (
  registrations: readonly Registration[],
  id: string,
): Refusal<'RECEIVABLE_CONTRADICTED' | 'RECEIVABLE_REGISTERED'> | undefined => {
  const same = hitsOf(registrations, id, 'exact', ['live']);
  if (same.length === 0) return undefined;
  const [byNumber, byParticulars] = [metBy(registrations, id, 'F1'), metBy(registrations, id, 'F2')];
  return same.every((other) => byNumber.has(other) && byParticulars.has(other))
    ? refuse('RECEIVABLE_REGISTERED', { pointer: '/input/tokens' })
    : refuse('RECEIVABLE_CONTRADICTED', { pointer: '/input/tokens' });
};

/** Closed ones count as well: an invoice that was credited in full comes back under another number. */
const standing = ['live', 'closed'] as const;

export const suspectedOf = (registrations: readonly Registration[], id: string): string[] =>
  hitsOf(registrations, id, 'strong', standing);

/** So many a bank can name when it quotes; a seller who delivers the same every day has more. */
export const warningsMax = 64;

export const warningsOf = (registrations: readonly Registration[], id: string): string[] => {
  const suspected = suspectedOf(registrations, id);
  return hitsOf(registrations, id, 'suspect', standing)
    .filter((other) => !suspected.includes(other))
    .slice(0, warningsMax);
};
