/** Public records of claims: which papers are about the same goods, and where the liens on them sit. */
import { z } from 'zod';
import { Parts } from '../asset/records.ts';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';

/** At most so many lots in one claim: its list is one record. */
export const claimLotsMax = 256;

/** `claim/<id>`: begun by the first paper of a lot. Lots that an agreed allocation links are listed under one name. */
export const Claim = z.strictObject({
  /** The first paper of the lot; parts of a split share it. A second lot may not begin the same claim. */
  rootId: z.string(),
  /** The claim under whose name liens on this lot are listed; absent: its own. */
  joinedTo: idOf('claim').optional(),
  /** Claims whose liens are listed under this name; absent: this one alone. */
  members: z.array(idOf('claim')).max(claimLotsMax).optional(),
  /** Agreed allocations to claims with liens of their own: nothing is pledged before one side is free of them. */
  suspects: z.array(idOf('allocation')).optional(),
});
export type Claim = z.output<typeof Claim>;

/** `claimlien/<claim>/<lien>`: every lien of a claim, so that stage and sums are decided by one range. */
export const ClaimLien = z.strictObject({
  assetId: z.string(),
  rootId: z.string(),
  stage: z.enum(['order', 'goods', 'receivable', 'proceeds']),
  holder: MspId,
  share: Parts,
  /** The lien that it is kept for: another bank has paid off what it secures. */
  successor: idOf('lien').optional(),
});
export type ClaimLien = z.output<typeof ClaimLien>;

const ends = {
  /** The earlier paper: an order, a bill of lading. */
  of: z.string(),
  /** The paper that stands for a part of it: an invoice. */
  to: z.string(),
  ofParts: Parts,
  toParts: Parts,
};

/** `claimlink/<claim>/<allocation>`: an agreed allocation of the claim, by the first papers of both lots. */
export const Link = z.strictObject(ends);
export type Link = z.output<typeof Link>;

/** `suspect`: agreed while both claims carry liens. */
export const allocationStatuses = ['proposed', 'suspect', 'agreed', 'undone'] as const;

/** `allocation/<id>`: how much of one paper another one stands for. The amounts are private. */
export const Allocation = z.strictObject({
  id: idOf('allocation'),
  ...ends,
  status: z.enum(allocationStatuses),
  allocationHash: TermsHash,
  by: Party,
  /** The organisation that is asked to agree. */
  counterparty: MspId,
  expiresAt: Instant,
  at: Instant,
  /** Who says that it is wrong. */
  disputedBy: MspId.optional(),
  /** Holders of liens that let it be undone. */
  releasedBy: z.array(MspId).optional(),
});
export type Allocation = z.output<typeof Allocation>;
