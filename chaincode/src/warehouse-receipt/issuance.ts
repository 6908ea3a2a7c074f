/** From goods at the gate to an issued receipt: keeper, inspector, second keeper. Pure decisions. */
import type { Attestation, Hold } from '../asset/records.ts';
import { putAttestation } from '../asset/store.ts';
import type { Claim } from '../claim/records.ts';
import { putClaim } from '../claim/store.ts';
import {
  coversEpochs,
  isDuplicate,
  registerLive,
  registerPending,
  suspectsOf,
} from '../fingerprint/machine.ts';
import type { Registration } from '../fingerprint/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { type LegacyMark, putMarks } from '../legacy-financing/marks.ts';
import { type Consortium, expiryAllowed, peersOf } from '../membership/consortium.ts';
import { checkStatus, checkThaw, checkWarehouse, next, notFound } from './checks.ts';
import type { attestReceipt, issueReceipt, proposeReceipt } from './commands.ts';
import { goodsAddUp, tokensFit } from './goods.ts';
import type { Receipt } from './records.ts';
import { putProposedReceipt, putReceipt } from './store.ts';

export interface ProposalFacts {
  readonly taken: Receipt | undefined;
  readonly claimTaken: Claim | undefined;
  readonly depositorIsActive: boolean;
  readonly registrations: readonly Registration[];
}

type Propose = Request<typeof proposeReceipt>;

const checkProposal = (
  { taken, claimTaken, depositorIsActive, registrations }: ProposalFacts,
  { input, openings, actor, consortium, now }: Propose,
): Refusal<(typeof proposeReceipt)['errors'][number]> | undefined => {
  const inspector = consortium.members[input.inspector];
  const inspects = inspector?.kind === 'inspection' && inspector.status === 'active';
  const hoursMax = consortium.settings.proposalDaysMax * 24;
  const goods = openings.goods.terms;
  return firstRefusal<Refusal<(typeof proposeReceipt)['errors'][number]>>(
    unless(consortium.members[actor.mspId]?.admitted === true, refuse('WAREHOUSE_NOT_ADMITTED')),
    unless(depositorIsActive, refuse('PARTY_UNKNOWN', { pointer: '/input/depositor' })),
    unless(inspects, refuse('PARTY_UNKNOWN', { pointer: '/input/inspector' })),
    unless(
      expiryAllowed(instantMs(input.proposalExpiresAt), now, hoursMax),
      refuse('EXPIRY_INVALID', { pointer: '/input/proposalExpiresAt' }),
    ),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/receiptId' })),
    unless(claimTaken === undefined, refuse('ID_TAKEN', { pointer: '/input/claimId' })),
    unless(goodsAddUp(goods), refuse('QUANTITY_MISMATCH', { pointer: '/terms/goods/net' })),
    unless(
      tokensFit(input.tokens, goods, consortium.settings.fingerprintEpochs),
      refuse('TOKENS_MISMATCH', { pointer: '/input/tokens' }),
    ),
    unless(!isDuplicate(registrations, input.receiptId), refuse('GOODS_ALREADY_RECEIPTED')),
  );
};

export const decideProposal = (
  facts: ProposalFacts,
  request: Propose,
): Outcome<'warehouse-receipt.proposed.v1'> | Refusal<(typeof proposeReceipt)['errors'][number]> => {
  const refused = checkProposal(facts, request);
  if (refused !== undefined) return refused;
  const { input, openings, actor, consortium, now } = request;
  const { receiptId, depositor, inspector } = input;
  const receipt: Receipt = {
    kind: 'warehouse-receipt',
    id: receiptId,
    rootId: receiptId,
    claimId: input.claimId,
    status: 'proposed',
    version: 1,
    warehouse: actor.mspId,
    inspector,
    title: depositor,
    controller: depositor,
    goodsHash: hashOfOpening(openings.goods),
    storageHash: hashOfOpening(openings.storage),
    tokens: input.tokens,
    suspects: [],
    keeper: actor.enrolmentId,
    proposalExpiresAt: input.proposalExpiresAt,
  };
  return {
    changes: [
      putProposedReceipt(consortium, receipt),
      putClaim(input.claimId, { rootId: receiptId }),
      ...registerPending(facts.registrations, receiptId, input.proposalExpiresAt, now),
      ...putTerms([actor.mspId, depositor.mspId, inspector], receiptId, 'goods', openings.goods),
      ...putTerms([actor.mspId, depositor.mspId], receiptId, 'storage', openings.storage),
    ],
    events: [event('warehouse-receipt.proposed.v1', { receiptId })],
    endorsers: peersOf(consortium, actor.mspId, depositor.mspId, inspector),
  };
};

export const decideAttestation = (
  receipt: Receipt | undefined,
  { input, openings, actor, consortium, now }: Request<typeof attestReceipt>,
): Outcome<'warehouse-receipt.attested.v1'> | Refusal<(typeof attestReceipt)['errors'][number]> => {
  if (receipt === undefined) return notFound;
  if (receipt.inspector !== actor.mspId) return refuse('NOT_THE_INSPECTOR');
  const refused = checkStatus(receipt, 'proposed') ?? checkNotExpired(receipt, now);
  if (refused !== undefined) return refused;
  if (input.goodsHash !== receipt.goodsHash || !opens(openings.goods, receipt.goodsHash)) {
    return refuse('TERMS_HASH_MISMATCH', { pointer: '/input/goodsHash' });
  }
  const { measuredNet, unitCount } = openings.inspection.terms;
  const goods = openings.goods.terms;
  if (measuredNet.value < goods.net.value || unitCount < goods.units.length) {
    return refuse('MEASURED_LESS_THAN_DECLARED', { pointer: '/terms/inspection/measuredNet' });
  }
  const attestation: Attestation = {
    by: actor.mspId,
    enrolmentId: actor.enrolmentId,
    goodsHash: receipt.goodsHash,
    inspectionHash: hashOfOpening(openings.inspection),
    at: instantOf(now),
  };
  const readers = [actor.mspId, receipt.warehouse, receipt.title.mspId];
  return {
    changes: [
      putAttestation(consortium, receipt.id, attestation),
      ...putTerms(readers, receipt.id, 'inspection', openings.inspection),
    ],
    events: [event('warehouse-receipt.attested.v1', { receiptId: receipt.id })],
    endorsers: peersOf(consortium, ...readers),
  };
};

const checkNotExpired = (receipt: Receipt, nowMs: number): Refusal<'RECEIPT_PROPOSAL_EXPIRED'> | undefined =>
  instantMs(receipt.proposalExpiresAt) > nowMs ? undefined : refuse('RECEIPT_PROPOSAL_EXPIRED');

export interface IssueFacts {
  readonly receipt: Receipt | undefined;
  readonly attestation: Attestation | undefined;
  readonly holds: readonly Hold[];
  readonly registrations: readonly Registration[];
  /** Financings from before that name the same papers. */
  readonly legacy: readonly LegacyMark[];
}

const checkKeeper = (
  receipt: Receipt,
  actor: Request<typeof issueReceipt>['actor'],
  consortium: Consortium,
): Refusal<'WAREHOUSE_NOT_ADMITTED' | 'SAME_PERSON'> | undefined => {
  if (consortium.members[actor.mspId]?.admitted !== true) return refuse('WAREHOUSE_NOT_ADMITTED');
  return receipt.keeper === actor.enrolmentId ? refuse('SAME_PERSON') : undefined;
};

const checkAttested = (
  receipt: Receipt,
  attestation: Attestation | undefined,
): Refusal<'RECEIPT_NOT_ATTESTED'> | undefined =>
  attestation?.goodsHash === receipt.goodsHash ? undefined : refuse('RECEIPT_NOT_ATTESTED');

export const decideIssue = (
  { receipt, attestation, holds, registrations, legacy }: IssueFacts,
  { actor, consortium, now }: Request<typeof issueReceipt>,
): Outcome<'warehouse-receipt.issued.v1'> | Refusal<(typeof issueReceipt)['errors'][number]> => {
  if (receipt === undefined) return notFound;
  const refused = firstRefusal<Refusal<(typeof issueReceipt)['errors'][number]>>(
    checkWarehouse(receipt, actor.mspId),
    checkStatus(receipt, 'proposed'),
    checkKeeper(receipt, actor, consortium),
    checkNotExpired(receipt, now),
    checkAttested(receipt, attestation),
    // A key may have become live since the proposal.
    unless(coversEpochs(receipt.tokens, consortium.settings.fingerprintEpochs), refuse('TOKENS_MISMATCH')),
    checkThaw(holds),
    unless(!isDuplicate(registrations, receipt.rootId), refuse('GOODS_ALREADY_RECEIPTED')),
  );
  if (refused !== undefined) return refused;
  const suspects = suspectsOf(registrations, receipt.rootId);
  const attested: Attestation = {
    by: actor.mspId,
    enrolmentId: actor.enrolmentId,
    goodsHash: receipt.goodsHash,
    at: instantOf(now),
  };
  return {
    changes: [
      putReceipt(consortium, next(receipt, { status: 'issued', suspects })),
      putAttestation(consortium, receipt.id, attested),
      ...registerLive(receipt.tokens, receipt.id, receipt.rootId),
      ...putMarks(receipt.rootId, legacy),
    ],
    events: [event('warehouse-receipt.issued.v1', { receiptId: receipt.id, suspects: suspects.length })],
    endorsers: peersOf(consortium, actor.mspId, receipt.title.mspId),
  };
};
