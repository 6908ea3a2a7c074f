/**
 * Alerts as the view keeps them: what a fact on the ledger means for liens. They follow from the public records alone,
 * so that every organisation finds the same ones, and finds them again after its view was lost.
 */
import { hashOf, Lien, MspId, type OrganisationKind, Party } from '@chopmark/chaincode/api';
import { z } from 'zod';

export const alertKinds = [
  'capacity-lowered',
  'capacity-raised',
  'under-supported',
  'supported-again',
  'hold-placed',
  'hold-lifted',
  'link-proposed',
  'link-agreed',
  'link-suspected',
  'link-disputed',
  'link-undone',
  'lien-ended-by-court',
  'old-financing-met',
  'old-financing-cleared',
  'old-books-conflict',
  'old-books-cleared',
  'financing-defaulted',
  'default-ended',
] as const;
export const AlertKind = z.enum(alertKinds);
export type AlertKind = z.output<typeof AlertKind>;

export const LedgerAlert = z.strictObject({
  id: z.string(),
  kind: AlertKind,
  /** What earlier and later alerts of one matter share. */
  topic: z.string(),
  /** Whether it ends the earlier ones. */
  closes: z.boolean(),
  /** The paper that the liens are on; absent where no paper of the lien book is concerned. */
  assetId: z.string().optional(),
  liens: z.array(Lien.pick({ id: true, holder: true, share: true, state: true })),
  /** Who owns the paper, or owes the loan. */
  owner: Party.optional(),
  /** Organisations that it concerns without a lien on the paper. */
  others: z.array(MspId),
  fact: z.strictObject({
    /** What was stated: a fact about this paper, or this allocation, case, financing. */
    recordId: z.string(),
    /** Its author. */
    by: MspId,
    reason: z.string().optional(),
    /** Hash of the private evidence behind it. */
    hash: z.string().optional(),
  }),
  /** Parts of 10^18 that the facts of all authors left and leave of the paper that the fact is about. */
  capacity: z.strictObject({ before: z.string(), after: z.string() }).optional(),
  block: z.int(),
  txId: z.string(),
  at: z.string(),
});
export type LedgerAlert = z.output<typeof LedgerAlert>;

const prefix = 'ALT';
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const AlertId = z
  .string()
  .regex(/^ALT-\d{14}[0-9A-HJKMNP-TV-Z]{8}$/, `an id like ${prefix}-00000001200000ABCDEFGH`);

/** Ids sort as the ledger runs; inside a transaction by a hash, so that no gap tells of an alert to somebody else. */
const placeIn = (block: number, index: number): string =>
  `${prefix}-${String(block).padStart(9, '0')}${String(index).padStart(5, '0')}`;

/** Every alert of an earlier block has a smaller id. */
export const firstIdOf = (block: number): string => placeIn(block, 0);

export const alertIdOf = (block: number, index: number, about: readonly string[]): string => {
  const bits = BigInt(`0x${hashOf(about).slice(0, 10)}`);
  const suffix = Array.from({ length: 8 }, (_, at) => letters[Number((bits >> BigInt(5 * at)) & 31n)] ?? '');
  return `${placeIn(block, index)}${suffix.join('')}`;
};

/** Whether an organisation keeps the alert: holder, owner's platform, concerned otherwise, or supervisor. */
export const concernOf =
  ({ mspId, kind }: { readonly mspId: string; readonly kind: OrganisationKind }) =>
  ({ liens, owner, others }: LedgerAlert): boolean =>
    kind === 'regulator' ||
    owner?.mspId === mspId ||
    others.includes(mspId) ||
    liens.some(({ holder }) => holder === mspId);
