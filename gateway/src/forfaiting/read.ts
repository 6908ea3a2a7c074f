/** Sales of claims as the caller sees them: each side its own, the obligor what it was given notice of. */
import {
  CreditParty,
  Forfaiting,
  forfaitingKinds,
  type ForfaitingStep,
  forfaitingStatuses,
  forfaitingSteps,
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

export const ForfaitingSummary = z
  .strictObject({
    forfaitingId: z.string(),
    kind: z.enum(forfaitingKinds),
    status: z.enum(forfaitingStatuses),
    seller: CreditParty,
    buyer: CreditParty,
    enquiryValidUntil: z.string().optional(),
    quoteValidUntil: z.string().optional(),
    settleBy: z.string().optional(),
    assetId: z.string().optional(),
    lienId: z.string().optional(),
    repurchaseOf: z.string().optional(),
    you: z.enum(['seller', 'buyer', 'obligor', 'supervisor']),
    next: z.array(z.string()).meta({ description: 'Commands that your side may say in this status.' }),
  })
  .meta({ id: 'ForfaitingSummary' });
export type ForfaitingSummary = z.output<typeof ForfaitingSummary>;

export const ForfaitingView = ForfaitingSummary.extend({
  terms: z.record(z.string(), z.json()).meta({ description: 'The own copies of terms, by section.' }),
  steps: z.array(
    z.strictObject({ status: z.enum(forfaitingStatuses), at: z.string(), recorded: z.boolean() }),
  ),
}).meta({ id: 'Forfaiting' });
export type ForfaitingView = z.output<typeof ForfaitingView>;

type You = ForfaitingSummary['you'];

/** Members that a sale has from the obligor’s notice on. */
const noticed = (forfaiting: Forfaiting): boolean => forfaiting.noticeHash !== undefined;

const owes = async (view: LedgerView, { assetId }: Forfaiting, viewer: Viewer): Promise<boolean> => {
  const record = assetId === undefined ? undefined : await view.record(`proceeds/${assetId}`);
  return (
    record !== undefined &&
    viewer.subject === undefined &&
    memberBehind(Proceeds.parse(record.value).obligor) === viewer.mspId
  );
};

/** As what the caller sees it, where it may see it at all. */
const standingOf = async (
  view: LedgerView,
  forfaiting: Forfaiting,
  viewer: Viewer,
): Promise<You | undefined> => {
  if (isParty(viewer, speakerOf(forfaiting.seller))) return 'seller';
  if (isParty(viewer, speakerOf(forfaiting.buyer))) return 'buyer';
  if (noticed(forfaiting) && (await owes(view, forfaiting, viewer))) return 'obligor';
  return seesAll(viewer) ? 'supervisor' : undefined;
};

const isStepOf = ({ by }: ForfaitingStep, you: You): boolean =>
  by === you || (by === 'either' && (you === 'seller' || you === 'buyer'));

const nextFor = ({ kind, status }: Forfaiting, you: You): string[] =>
  forfaitingSteps
    .filter((step) => isStepOf(step, you) && step.from.includes(status) && (step.of ?? [kind]).includes(kind))
    .map(({ command }) => command);

const summaryOf = (forfaiting: Forfaiting, you: You): ForfaitingSummary => {
  const { id, kind, status, seller, buyer, ...rest } = forfaiting;
  const { enquiryValidUntil, quoteValidUntil, settleBy, assetId, lienId, repurchaseOf } = rest;
  const optional = { enquiryValidUntil, quoteValidUntil, settleBy, assetId, lienId, repurchaseOf };
  return {
    forfaitingId: id,
    kind,
    status,
    seller,
    buyer,
    ...present(optional),
    you,
    next: nextFor(forfaiting, you),
  };
};

/** The summary, where the caller may see it at all. */
export const visibleSummary = async (
  principal: Principal,
  forfaiting: Forfaiting,
): Promise<ForfaitingSummary | undefined> => {
  const you = await standingOf(principal.organisation.view, forfaiting, viewerOf(principal));
  return you && summaryOf(forfaiting, you);
};

const termsOf = async (
  organisation: HostedOrganisation,
  { id, ...hashes }: Forfaiting,
): Promise<ForfaitingView['terms']> => {
  const sections = {
    enquiry: hashes.enquiryHash,
    quote: hashes.quoteHash,
    trade: hashes.tradeHash,
    notice: hashes.noticeHash,
    acknowledgement: hashes.acknowledgementHash,
    payment: hashes.paymentHash,
  };
  const terms: Record<string, unknown> = {};
  for (const [section, hash] of Object.entries(sections)) {
    terms[section] = await ownTerms(organisation, id, section, hash);
  }
  return present(terms) as ForfaitingView['terms'];
};

/** @throws Problem, the same for what is not there and what is secret */
export const readForfaiting = async (principal: Principal, forfaitingId: string): Promise<ForfaitingView> => {
  const { organisation } = principal;
  const record = await organisation.view.record(`forfaiting/${forfaitingId}`);
  const forfaiting = record && Forfaiting.parse(record.value);
  const summary = forfaiting && (await visibleSummary(principal, forfaiting));
  if (forfaiting === undefined || summary === undefined) throw new Problem('RECORD_NOT_FOUND');
  return {
    ...summary,
    terms: await termsOf(organisation, forfaiting),
    steps: forfaiting.steps.map(({ status, at, recorded }) => ({ status, at, recorded })),
  };
};
