/**
 * A voucher is an interval of minor units, from 1 to its amount; a split cuts it into shorter ones. Pure. Where a piece
 * begins within its parent is the knowledge of whoever cut it and of the paying bank: a piece itself counts from 1.
 */
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { hashOf } from '../kernel/hash.ts';
import { idPrefixes } from '../kernel/identifiers.ts';
import { minorOf, moneyOf } from '../kernel/money.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import type { CutTerms, VoucherTerms } from './terms.ts';

type CutRefusal = Refusal<'PIECES_OVERLAP' | 'CUT_NOT_EXACT'>;
const pointer = '/terms/cut/intervals';
const overlap = refuse('PIECES_OVERLAP', { pointer, expected: 'intervals that share no unit' });

interface Interval {
  readonly from: bigint;
  readonly to: bigint;
}

const parsed = ({ intervals }: CutTerms): Interval[] =>
  intervals.map(({ from, to }) => ({ from: BigInt(from), to: BigInt(to) }));

/**
 * In their order, each piece holds at least one unit and begins right after the one before it; the last one ends the
 * whole.
 */
export const checkCut = ({ amount }: VoucherTerms, cut: CutTerms): CutRefusal | undefined => {
  const pieces = parsed(cut);
  const overlaps = pieces.some((one, index) =>
    pieces.slice(index + 1).some((other) => one.from <= other.to && other.from <= one.to),
  );
  const adjoins = pieces.every(({ from, to }, index) => {
    const before = index === 0 ? 0n : pieces[index - 1]?.to;
    return before !== undefined && from === before + 1n && from <= to;
  });
  return firstRefusal<CutRefusal>(
    unless(!overlaps, overlap),
    unless(
      adjoins && pieces.at(-1)?.to === minorOf(amount),
      refuse('CUT_NOT_EXACT', { pointer, expected: 'intervals that adjoin from 1 to the amount' }),
    ),
  );
};

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An id of 120 bits that nobody knows before the salted terms are known. */
const idOfPiece = (hash: string): string => {
  const bits = BigInt(`0x${hash.slice(0, 30)}`);
  const digits = Array.from(
    { length: 24 },
    (_, place) => alphabet[Number((bits >> BigInt(5 * place)) & 31n)],
  );
  return `${idPrefixes.voucher}-${digits.join('')}`;
};

export interface Piece {
  readonly id: string;
  readonly opening: Opening<VoucherTerms>;
}

/** The terms of each piece. Its salt follows from the cut's by a hash: whoever gets one piece learns no other. */
export const piecesOf = (voucher: VoucherTerms, cut: Opening<CutTerms>): Piece[] =>
  parsed(cut.terms).map(({ from, to }, index) => {
    const opening = {
      terms: { ...voucher, amount: moneyOf(to - from + 1n, voucher.amount.currency) },
      salt: hashOf({ cut: cut.salt, piece: index }),
    };
    return { id: idOfPiece(hashOfOpening(opening)), opening };
  });
