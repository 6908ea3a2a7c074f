/** How much may be advanced against receivables, in minor units. */
import { basisPoints, roundHalfUp } from './rational.ts';

export interface AdvanceRequest {
  readonly faceMinor: bigint;
  readonly creditNotesMinor: bigint;
  readonly disputedMinor: bigint;
  readonly overdueMinor: bigint;
  /** The most that counts of one debtor. */
  readonly concentrationCapMinor?: bigint;
  readonly haircutBp: number;
  readonly advanceRateBp: number;
  readonly limitMinor: bigint;
  readonly outstandingMinor: bigint;
}

export interface Advance {
  readonly eligibleMinor: bigint;
  readonly baseMinor: bigint;
  readonly maximumMinor: bigint;
  readonly availableMinor: bigint;
  /** What is lent beyond the maximum: the seller pays it back or buys the receivables back. */
  readonly shortfallMinor: bigint;
}

const smaller = (one: bigint, other: bigint): bigint => (one < other ? one : other);
const notBelowZero = (minor: bigint): bigint => (minor < 0n ? 0n : minor);

/** The base is rounded half up, the maximum down: nobody lends a unit more than the rate allows. */
export const advance = (request: AdvanceRequest): Advance => {
  const { faceMinor, creditNotesMinor, disputedMinor, overdueMinor, concentrationCapMinor } = request;
  const undoubted = notBelowZero(faceMinor - creditNotesMinor - disputedMinor - overdueMinor);
  const eligibleMinor =
    concentrationCapMinor === undefined ? undoubted : smaller(undoubted, concentrationCapMinor);
  const baseMinor = roundHalfUp(eligibleMinor * (basisPoints - BigInt(request.haircutBp)), basisPoints);
  const maximumMinor = (baseMinor * BigInt(request.advanceRateBp)) / basisPoints;
  const room = smaller(maximumMinor, request.limitMinor) - request.outstandingMinor;
  const availableMinor = notBelowZero(room);
  return { eligibleMinor, baseMinor, maximumMinor, availableMinor, shortfallMinor: notBelowZero(-room) };
};
