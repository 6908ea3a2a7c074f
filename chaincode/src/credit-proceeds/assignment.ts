/** Notice of an assignment and its acknowledgement by the debtor bank. Pure decisions. */
import type { Asset } from '../asset/asset.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf, sameParty } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import type { Lien } from '../lien/records.ts';
import { peersOf } from '../membership/consortium.ts';
import { type acknowledgeAssignment, assignmentLaw, type notifyAssignment } from './commands.ts';
import { actOfObligor } from './obligor.ts';
import type { AssignmentAcknowledgement, AssignmentNotice, Proceeds } from './records.ts';
import { assignedLienStates } from './steps.ts';
import { putAcknowledgement, putNotice } from './store.ts';

const standingLien = (
  liens: readonly Lien[],
  lienId: string,
): Lien | Refusal<'LIEN_NOT_FOUND' | 'LIEN_STATE_WRONG'> => {
  const lien = liens.find(({ id }) => id === lienId);
  if (lien === undefined) return refuse('LIEN_NOT_FOUND', { pointer: '/input/lienId' });
  return assignedLienStates.includes(lien.state)
    ? lien
    : refuse('LIEN_STATE_WRONG', { expected: assignedLienStates.join(' or ') });
};

export interface NoticeFacts {
  readonly asset: Asset | undefined;
  readonly proceeds: Proceeds | undefined;
  readonly liens: readonly Lien[];
  readonly notice: AssignmentNotice | undefined;
}

export const decideNotice = (
  { asset, proceeds, liens, notice }: NoticeFacts,
  { input, openings, actor, consortium, now }: Request<typeof notifyAssignment>,
):
  | Outcome<'credit-proceeds.assignment-notified.v1'>
  | Refusal<(typeof notifyAssignment)['errors'][number]> => {
  if (asset === undefined || proceeds === undefined) {
    return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  }
  if (!sameParty(asset.title, actor.party)) return refuse('NOT_THE_CONTROLLER', { article: assignmentLaw });
  const lien = standingLien(liens, input.lienId);
  if (isRefusal(lien)) return lien;
  if (notice !== undefined) return refuse('ASSIGNMENT_NOTIFIED', { article: assignmentLaw });
  const given: AssignmentNotice = {
    assetId: asset.id,
    lienId: lien.id,
    assignor: actor.party,
    assignee: lien.holder,
    share: lien.share,
    noticeHash: hashOfOpening(openings.notice),
    at: instantOf(now),
  };
  const readers = [actor.mspId, memberBehind(proceeds.obligor), lien.holder];
  return {
    changes: [putNotice(consortium, given), ...putTerms(readers, lien.id, 'notice', openings.notice)],
    events: [event('credit-proceeds.assignment-notified.v1', { assetId: asset.id, lienId: lien.id })],
    endorsers: peersOf(consortium, ...readers),
  };
};

export interface AcknowledgementFacts {
  readonly proceeds: Proceeds | undefined;
  readonly liens: readonly Lien[];
  readonly notice: AssignmentNotice | undefined;
  readonly acknowledgements: readonly AssignmentAcknowledgement[];
}

type Acknowledge = Request<typeof acknowledgeAssignment>;
type AcknowledgeRefusal = Refusal<(typeof acknowledgeAssignment)['errors'][number]>;

const checkNotice = (
  notice: AssignmentNotice | undefined,
  acknowledgements: readonly AssignmentAcknowledgement[],
  lienId: string,
): AcknowledgeRefusal | undefined =>
  firstRefusal<AcknowledgeRefusal>(
    unless(notice !== undefined, refuse('ASSIGNMENT_NOT_FOUND', { pointer: '/input/lienId' })),
    unless(
      acknowledgements.every((acknowledgement) => acknowledgement.lienId !== lienId),
      refuse('ASSIGNMENT_ACKNOWLEDGED', { article: assignmentLaw }),
    ),
  );

export const decideAcknowledgement = (
  { proceeds, liens, notice, acknowledgements }: AcknowledgementFacts,
  { input, openings, actor, consortium, now }: Acknowledge,
): Outcome<'credit-proceeds.assignment-acknowledged.v1'> | AcknowledgeRefusal => {
  if (proceeds === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  const act = actOfObligor(proceeds, actor, openings.evidence, now);
  if (isRefusal(act)) return act;
  const refused = checkNotice(notice, acknowledgements, input.lienId);
  if (refused !== undefined) return refused;
  const lien = standingLien(liens, input.lienId);
  if (isRefusal(lien)) return lien;
  if (notice === undefined || !opens(openings.notice, notice.noticeHash)) {
    return refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/notice' });
  }
  const acknowledged: AssignmentAcknowledgement = {
    assetId: proceeds.id,
    lienId: lien.id,
    assignee: lien.holder,
    share: lien.share,
    noticeHash: notice.noticeHash,
    acknowledgementHash: hashOfOpening(openings.acknowledgement),
    act,
  };
  const readers = [actor.mspId, notice.assignor.mspId, lien.holder];
  const { evidence } = openings;
  return {
    changes: [
      putAcknowledgement(consortium, acknowledged),
      ...putTerms(readers, lien.id, 'acknowledgement', openings.acknowledgement),
      ...(evidence === undefined ? [] : putTerms([actor.mspId], lien.id, 'evidence', evidence)),
    ],
    events: [event('credit-proceeds.assignment-acknowledged.v1', { assetId: proceeds.id, lienId: lien.id })],
    endorsers: peersOf(consortium, ...readers),
  };
};
