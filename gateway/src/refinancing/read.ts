/** Refinancings as the caller sees them: neither bank is told of the other what the owner and the terms do not say. */
import {
  ControlPromise,
  nextOfRefinancing,
  Party,
  Refinancing,
  type RefinancingParty,
  refinancingStatuses,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import type { LedgerView } from '../hosting.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { isParty, seesAll, type Viewer, viewerOf } from '../plugins/viewer.ts';
import { Lien, Receipt, Tombstone } from '../warehouse-receipt/records.ts';

export const RefinancingSummary = z
  .strictObject({
    assetId: z.string(),
    lienId: z.string().meta({ description: 'The lien to come; the refinancing is named by it.' }),
    status: z.enum(refinancingStatuses),
    share: z.string().meta({ description: 'Parts of the original capacity; 10^18 is the whole.' }),
    expiresAt: z.string().meta({ description: 'Until then it may be quoted and paid.' }),
    confirmBy: z.string().optional().meta({ description: 'Until then receipt may be confirmed.' }),
    owner: Party.optional(),
    financier: z.string().optional().meta({ description: 'To the owner, the keeper and itself.' }),
    financingId: z.string().optional().meta({ description: 'The new loan; not to the bank paid off.' }),
    refinancedLienId: z.string().optional().meta({ description: 'Not to the new bank.' }),
    refinancedFinancingId: z.string().optional().meta({ description: 'Not to the new bank.' }),
    you: z.enum(['owner', 'new-bank', 'old-bank', 'keeper', 'supervisor']),
    next: z.array(z.string()).meta({ description: 'Commands that your side may say in this status.' }),
  })
  .meta({ id: 'RefinancingSummary' });
export type RefinancingSummary = z.output<typeof RefinancingSummary>;

export const RefinancingView = RefinancingSummary.extend({
  terms: z.record(z.string(), z.json()).meta({ description: 'The own copies: payoff, payment.' }),
}).meta({ id: 'Refinancing' });
export type RefinancingView = z.output<typeof RefinancingView>;

type You = RefinancingSummary['you'];

/** Who has, or had, the lien that is replaced. */
const holderOf = async (
  view: LedgerView,
  { assetId, refinancedLienId }: Refinancing,
): Promise<string | undefined> => {
  const lien = await view.record(`lien/${assetId}/${refinancedLienId}`);
  if (lien !== undefined) return Lien.parse(lien.value).holder;
  const ended = await view.record(`tombstone/${assetId}/${refinancedLienId}`);
  return ended && Tombstone.parse(ended.value).lien.holder;
};

const isKeeper = async (view: LedgerView, { assetId }: Refinancing, viewer: Viewer): Promise<boolean> => {
  const receipt = viewer.kind === 'warehouse' ? await view.record(`receipt/${assetId}`) : undefined;
  return receipt !== undefined && Receipt.parse(receipt.value).warehouse === viewer.mspId;
};

const standingOf = async (
  view: LedgerView,
  refinancing: Refinancing,
  viewer: Viewer,
): Promise<You | undefined> => {
  if (isParty(viewer, refinancing.owner)) return 'owner';
  if (refinancing.financier === viewer.mspId) return 'new-bank';
  if ((await holderOf(view, refinancing)) === viewer.mspId) return 'old-bank';
  if (await isKeeper(view, refinancing, viewer)) return 'keeper';
  return seesAll(viewer) ? 'supervisor' : undefined;
};

/** Of these members the side is told nothing. */
const hidden: Readonly<Record<You, readonly (keyof RefinancingSummary)[]>> = {
  owner: [],
  supervisor: [],
  'new-bank': ['refinancedLienId', 'refinancedFinancingId'],
  'old-bank': ['financier', 'financingId'],
  keeper: ['owner', 'financingId', 'refinancedFinancingId'],
};

const isPromised = async (view: LedgerView, { assetId, lienId }: Refinancing): Promise<boolean> => {
  const record = await view.record(`control-promise/${assetId}/${lienId}`);
  return record !== undefined && ControlPromise.parse(record.value).lienId === lienId;
};

/** Four eyes: who quoted does not confirm, who recorded the payment does not swap. */
const isSecondPerson = ({ quotedBy, paidBy }: Refinancing, command: string, viewer: Viewer): boolean =>
  !(command === 'ConfirmPayoff' && quotedBy === viewer.enrolmentId) &&
  !(command === 'SwapLien' && paidBy === viewer.enrolmentId);

const nextOf = async (
  view: LedgerView,
  refinancing: Refinancing,
  you: You,
  viewer: Viewer,
): Promise<string[]> => {
  if (you === 'supervisor') return [];
  if (you === 'keeper' && (await isPromised(view, refinancing))) return [];
  const party: RefinancingParty = you;
  return nextOfRefinancing(refinancing.status, party).filter((command) =>
    isSecondPerson(refinancing, command, viewer),
  );
};

/** The summary, where the caller may see it at all. */
export const visibleSummary = async (
  principal: Principal,
  refinancing: Refinancing,
): Promise<RefinancingSummary | undefined> => {
  const viewer = viewerOf(principal);
  const { view } = principal.organisation;
  const you = await standingOf(view, refinancing, viewer);
  if (you === undefined) return undefined;
  const { assetId, lienId, status, share, expiresAt, ...rest } = refinancing;
  const { confirmBy, owner, financier, financingId, refinancedLienId, refinancedFinancingId } = rest;
  const optional = { confirmBy, owner, financier, financingId, refinancedLienId, refinancedFinancingId };
  const told = Object.entries(optional).filter(([member]) => !hidden[you].some((one) => one === member));
  return {
    assetId,
    lienId,
    status,
    share,
    expiresAt,
    ...present(Object.fromEntries(told)),
    you,
    next: await nextOf(view, refinancing, you, viewer),
  };
};

/** @throws Problem, the same for what is not there and what is secret */
export const readRefinancing = async (
  principal: Principal,
  assetId: string,
  lienId: string,
): Promise<RefinancingView> => {
  const { organisation } = principal;
  const record = await organisation.view.record(`refinancing/${assetId}/${lienId}`);
  const refinancing = record && Refinancing.parse(record.value);
  const summary = refinancing && (await visibleSummary(principal, refinancing));
  if (refinancing === undefined || summary === undefined) throw new Problem('RECORD_NOT_FOUND');
  const terms = present({
    payoff: await ownTerms(organisation, lienId, 'payoff', refinancing.payoffHash),
    payment: await ownTerms(organisation, lienId, 'payment', refinancing.paymentHash),
  });
  return { ...summary, terms: terms as RefinancingView['terms'] };
};
