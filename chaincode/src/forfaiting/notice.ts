/**
 * The obligor learns of the sale when it is told to whom to pay, and not before; once it has acknowledged, it pays the
 * buyer and nobody else (Civil Code art. 546). Pure decisions.
 */
import { actOfObligor } from '../credit-proceeds/obligor.ts';
import { putHolding } from '../credit-proceeds/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { checkOwed, checkStopped, type TradeFacts } from './facts.ts';
import { advanced, checkStatus, evidenceChanges, frameOf, sidesMembers, signers, stepOf } from './frame.ts';
import type { Forfaiting } from './records.ts';
import { acknowledging, notifying, settlingOutside } from './steps.ts';
import { putForfaiting } from './store.ts';
import type { acknowledgeForfaiting, notifyForfaiting } from './trade-commands.ts';

export const decideNotice = (
  facts: TradeFacts,
  request: Request<typeof notifyForfaiting>,
): Outcome<'forfaiting.notified.v1'> | Refusal<(typeof notifyForfaiting)['errors'][number]> => {
  const { openings, consortium } = request;
  const { proceeds } = facts;
  const frame = frameOf(facts.forfaiting, notifying, request);
  if (isRefusal(frame)) return frame;
  const { forfaiting } = frame;
  const obligor = proceeds === undefined ? [] : [memberBehind(proceeds.obligor)];
  // One member that records for buyer and obligor has nobody to tell: their papers come with the settlement.
  if (new Set([...sidesMembers(forfaiting), ...obligor]).size === 1) {
    return refuse('FORFAITING_STATUS_WRONG', {
      expected: settlingOutside.command,
      article: notifying.article,
    });
  }
  const readers = [...sidesMembers(forfaiting), ...obligor];
  return {
    changes: [
      putForfaiting(advanced(frame, { noticeHash: hashOfOpening(openings.notice) })),
      ...putTerms(readers, forfaiting.id, 'notice', openings.notice),
      ...evidenceChanges(forfaiting.id, request),
    ],
    events: [event('forfaiting.notified.v1', { forfaitingId: forfaiting.id })],
    endorsers: signers(consortium, forfaiting, ...obligor),
  };
};

type Acknowledge = Request<typeof acknowledgeForfaiting>;
type AcknowledgeRefusal = Refusal<(typeof acknowledgeForfaiting)['errors'][number]>;

const refuseAcknowledgement = (
  facts: TradeFacts,
  forfaiting: Forfaiting,
  { openings }: Acknowledge,
): AcknowledgeRefusal | undefined =>
  firstRefusal<AcknowledgeRefusal>(
    checkStatus(forfaiting, acknowledging),
    checkOwed(facts),
    checkStopped(facts, forfaiting),
    unless(
      opens(openings.notice, forfaiting.noticeHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/notice' }),
    ),
  );

export const decideAcknowledgement = (
  facts: TradeFacts,
  request: Acknowledge,
): Outcome<'forfaiting.acknowledged.v1'> | AcknowledgeRefusal => {
  const { openings, actor, consortium, now } = request;
  const { forfaiting, proceeds, holding } = facts;
  if (forfaiting === undefined) return refuse('FORFAITING_NOT_FOUND', { pointer: '/input/forfaitingId' });
  // Before a quote is accepted there is no claim, and so no obligor.
  if (proceeds === undefined) return refuse('NOT_THE_OBLIGOR', { article: acknowledging.article });
  const act = actOfObligor(proceeds, actor, openings.evidence, now);
  if (isRefusal(act)) return { ...act, article: acknowledging.article };
  const refused = refuseAcknowledgement(facts, forfaiting, request);
  if (refused !== undefined) return refused;
  const { seller, buyer, id } = forfaiting;
  const step = stepOf('acknowledged', act.recorded, request);
  const readers = [...sidesMembers(forfaiting), actor.mspId];
  return {
    changes: [
      putForfaiting(
        advanced({ forfaiting, step }, { acknowledgementHash: hashOfOpening(openings.acknowledgement) }),
      ),
      putHolding({
        assetId: proceeds.id,
        holder: seller,
        payee: buyer,
        position: holding?.position ?? 0,
      }),
      ...putTerms(readers, id, 'acknowledgement', openings.acknowledgement),
      ...evidenceChanges(id, request),
    ],
    events: [event('forfaiting.acknowledged.v1', { forfaitingId: id, assetId: proceeds.id })],
    endorsers: signers(consortium, forfaiting, actor.mspId),
  };
};
