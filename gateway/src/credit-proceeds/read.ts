/** Proceeds of a credit as the caller sees them. */
import {
  AssignmentAcknowledgement,
  AssignmentNotice,
  CreditParty,
  Holding,
  holderOf,
  memberBehind,
  Proceeds,
  speakerOf,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import type { HostedOrganisation, LedgerView } from '../hosting.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { isParty, seesAll, type Viewer, viewerOf } from '../plugins/viewer.ts';
import { Lien } from '../warehouse-receipt/records.ts';

export const ProceedsSummary = z
  .strictObject({
    assetId: z.string(),
    creditId: z.string(),
    presentationId: z.string().optional(),
    claimId: z.string(),
    holder: CreditParty,
    obligor: CreditParty,
    attested: z.boolean(),
  })
  .meta({ id: 'ProceedsSummary' });
type ProceedsSummary = z.output<typeof ProceedsSummary>;

const LienOnProceeds = z.strictObject({
  lienId: z.string(),
  holder: z.string(),
  share: z.string().meta({ description: 'Parts of the capacity; 10^18 is the whole.' }),
  state: z.string(),
  rank: z.int(),
  notified: z.boolean(),
  acknowledged: z.boolean(),
});

export const ProceedsView = ProceedsSummary.extend({
  terms: z.json().optional().meta({ description: 'The own copy: credit, capacity, maturity.' }),
  liens: z.array(LienOnProceeds).meta({
    description: 'All of them for the holder; those it was notified of for the obligor; else your own.',
  }),
}).meta({ id: 'CreditProceeds' });
export type ProceedsView = z.output<typeof ProceedsView>;

/** Whose the proceeds are, who owes them, who lends against them, and supervisors. */
const roleOf = (
  { holder, obligor }: ProceedsSummary,
  liens: readonly Lien[],
  offeredTo: readonly string[],
  viewer: Viewer,
): 'all' | 'obligor' | 'financier' | undefined => {
  if (seesAll(viewer) || isParty(viewer, speakerOf(holder))) return 'all';
  if (memberBehind(obligor) === viewer.mspId && viewer.subject === undefined) return 'obligor';
  const own = offeredTo.includes(viewer.mspId) || liens.some((lien) => lien.holder === viewer.mspId);
  return own ? 'financier' : undefined;
};

const values = async <T>(view: LedgerView, prefix: string, schema: z.ZodType<T>): Promise<T[]> =>
  (await view.records(prefix)).map(({ value }) => schema.parse(value));

interface File {
  readonly summary: ProceedsSummary;
  readonly proceedsHash: string;
  readonly liens: readonly Lien[];
  readonly offeredTo: readonly string[];
}

const fileOf = async (view: LedgerView, proceeds: Proceeds): Promise<File> => {
  const { id, creditId, presentationId, claimId, obligor } = proceeds;
  const held = await view.record(`holding/${id}`);
  const offers = await values(view, `offer/${id}/`, z.object({ financier: z.string() }));
  const attested = await view.record(`proceeds-attest/${id}/${memberBehind(obligor)}`);
  return {
    summary: {
      assetId: id,
      creditId,
      ...present({ presentationId }),
      claimId,
      holder: holderOf(proceeds, held && Holding.parse(held.value)),
      obligor,
      attested: attested !== undefined,
    },
    proceedsHash: proceeds.proceedsHash,
    liens: await values(view, `lien/${id}/`, Lien),
    offeredTo: offers.map(({ financier }) => financier),
  };
};

/** The summary, where the caller may see it at all. */
export const visibleSummary = async (
  { organisation, ...principal }: Principal,
  proceeds: Proceeds,
): Promise<ProceedsSummary | undefined> => {
  const { summary, liens, offeredTo } = await fileOf(organisation.view, proceeds);
  const viewer = viewerOf({ organisation, ...principal });
  return roleOf(summary, liens, offeredTo, viewer) === undefined ? undefined : summary;
};

const liensFor = async (
  { view }: HostedOrganisation,
  { summary, liens }: File,
  role: 'all' | 'obligor' | 'financier',
  viewer: Viewer,
): Promise<ProceedsView['liens']> => {
  const { assetId } = summary;
  const notices = await values(view, `assignment/${assetId}/`, AssignmentNotice);
  const answers = await values(view, `assignment-acknowledgement/${assetId}/`, AssignmentAcknowledgement);
  const told = new Set(notices.map(({ lienId }) => lienId));
  return liens
    .filter(
      ({ id, holder }) => role === 'all' || holder === viewer.mspId || (role === 'obligor' && told.has(id)),
    )
    .map(({ id, holder, share, state, rank }) => ({
      lienId: id,
      holder,
      share,
      state,
      rank,
      notified: told.has(id),
      acknowledged: answers.some(({ lienId }) => lienId === id),
    }));
};

/** @throws Problem, the same for what is not there and what is secret */
export const readProceeds = async (principal: Principal, assetId: string): Promise<ProceedsView> => {
  const { organisation } = principal;
  const viewer = viewerOf(principal);
  const record = await organisation.view.record(`proceeds/${assetId}`);
  const file = record && (await fileOf(organisation.view, Proceeds.parse(record.value)));
  const role = file && roleOf(file.summary, file.liens, file.offeredTo, viewer);
  if (file === undefined || role === undefined) throw new Problem('RECORD_NOT_FOUND');
  const terms = await ownTerms(organisation, assetId, 'proceeds', file.proceedsHash);
  return {
    ...file.summary,
    ...(present({ terms }) as Pick<ProceedsView, 'terms'>),
    liens: await liensFor(organisation, file, role, viewer),
  };
};
