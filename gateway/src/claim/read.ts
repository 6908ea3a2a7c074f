/** Allocations between papers of the same goods, as the caller sees them. */
import { Allocation, allocationStatuses, Party } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { isParty, seesAll, type Viewer, viewerOf } from '../plugins/viewer.ts';
import { standingToAsset } from './standing.ts';

export const AllocationSummary = z
  .strictObject({
    allocationId: z.string(),
    of: z.string().meta({ description: 'The earlier paper, by the first paper of its lot.' }),
    to: z.string().meta({ description: 'The paper that stands for a part of it.' }),
    ofParts: z.string().meta({ description: 'Parts of 10^18 of the earlier paper.' }),
    toParts: z.string(),
    status: z.enum(allocationStatuses),
    disputed: z.boolean(),
    expiresAt: z.string().meta({ description: 'Until then the other side may agree.' }),
    at: z.string(),
  })
  .meta({ id: 'AllocationSummary' });
export type AllocationSummary = z.output<typeof AllocationSummary>;

export const AllocationView = AllocationSummary.extend({
  by: Party.optional().meta({ description: 'Who proposed it: to both sides and to supervisors.' }),
  counterparty: z.string().optional(),
  allocationHash: z.string().optional().meta({ description: 'It is agreed by it.' }),
  terms: z.json().optional().meta({ description: 'The own copy: amounts or quantities.' }),
}).meta({ id: 'Allocation' });
type AllocationView = z.output<typeof AllocationView>;

export const summaryOf = ({
  id,
  of,
  to,
  ofParts,
  toParts,
  status,
  disputedBy,
  expiresAt,
  at,
}: Allocation): AllocationSummary => ({
  allocationId: id,
  of,
  to,
  ofParts,
  toParts,
  status,
  disputed: disputedBy !== undefined,
  expiresAt,
  at,
});

const isSide = ({ by, counterparty }: Allocation, viewer: Viewer): boolean =>
  seesAll(viewer) || isParty(viewer, by) || counterparty === viewer.mspId;

/** Whether it concerns the caller: a side of it, a party to one of its papers, or a bank with a lien on one. */
export const concerns = async (
  { organisation, ...principal }: Principal,
  allocation: Allocation,
): Promise<boolean> => {
  const viewer = viewerOf({ organisation, ...principal });
  if (isSide(allocation, viewer)) return true;
  const { of, to } = allocation;
  const standings = await Promise.all(
    [of, to].map((assetId) => standingToAsset(organisation.view, viewer, assetId)),
  );
  return standings.some((standing) => standing !== undefined);
};

/** @throws Problem, the same for what is not there and what is secret */
export const readAllocation = async (principal: Principal, allocationId: string): Promise<AllocationView> => {
  const { organisation } = principal;
  const record = await organisation.view.record(`allocation/${allocationId}`);
  const allocation = record && Allocation.parse(record.value);
  if (allocation === undefined || !(await concerns(principal, allocation))) {
    throw new Problem('RECORD_NOT_FOUND');
  }
  if (!isSide(allocation, viewerOf(principal))) return summaryOf(allocation);
  const { by, counterparty, allocationHash } = allocation;
  const terms = await ownTerms(organisation, allocationId, 'allocation', allocationHash);
  const own = present({ terms }) as Pick<AllocationView, 'terms'>;
  return { ...summaryOf(allocation), by, counterparty, allocationHash, ...own };
};
