/** F5, F6: notice of the transfer to the obligor, and its acknowledgement (Civil Code art. 546). Pure decisions. */
import { actOfObligor } from '../credit-proceeds/obligor.ts';
import type { Holding, Proceeds } from '../credit-proceeds/records.ts';
import { putHolding } from '../credit-proceeds/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { minorOf } from '../kernel/money.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { evidenceOf } from '../letter-of-credit/evidence.ts';
import type { Act } from '../letter-of-credit/records.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { peersOf } from '../membership/consortium.ts';
import type { acknowledgeForfaiting, notifyForfaiting } from './commands.ts';
import type { Forfaiting, ForfaitingFact } from './records.ts';
import { factOf, notFound, ownSale, type SaleFacts } from './sale.ts';
import { type ForfaitingStanding, standingOfSale } from './standing.ts';
import { putForfaitingFact } from './store.ts';

export interface NoticeFacts extends SaleFacts {
  readonly proceeds: Proceeds | undefined;
  readonly holding: Holding | undefined;
}

const readersOf = ({ seller, buyer }: Forfaiting, { obligor }: Proceeds): string[] => [
  seller.mspId,
  buyer,
  memberBehind(obligor),
];

export const decideNotice = (
  { forfaiting, facts, proceeds }: NoticeFacts,
  { openings, actor, consortium, now }: Request<typeof notifyForfaiting>,
): Outcome<'forfaiting.notice-sent.v1'> | Refusal<(typeof notifyForfaiting)['errors'][number]> => {
  const sale = ownSale({ forfaiting, facts }, actor, {
    seller: ['trade-confirmed'],
    buyer: ['repurchased'],
  });
  if (isRefusal(sale) || proceeds === undefined) return isRefusal(sale) ? sale : notFound;
  const { id } = sale.forfaiting;
  const readers = readersOf(sale.forfaiting, proceeds);
  const step = sale.side === 'seller' ? 'notice' : 'repurchase-notice';
  const fact = factOf(step, actor, now, { termsHash: hashOfOpening(openings.transferNotice) });
  return {
    changes: [
      putForfaitingFact(consortium, id, fact),
      ...putTerms(readers, id, 'transferNotice', openings.transferNotice),
    ],
    events: [event('forfaiting.notice-sent.v1', { forfaitingId: id, assetId: sale.forfaiting.assetId })],
    endorsers: peersOf(consortium, ...readers),
  };
};

type Acknowledge = Request<typeof acknowledgeForfaiting>;
type AcknowledgeRefusal = Refusal<(typeof acknowledgeForfaiting)['errors'][number]>;

const isNotified = (standing: ForfaitingStanding): boolean =>
  standing === 'notice-sent' || standing === 'repurchase-notified';

const checkAcknowledgement = (
  facts: readonly ForfaitingFact[],
  standing: ForfaitingStanding,
  { openings }: Acknowledge,
): AcknowledgeRefusal | undefined => {
  const step = standing === 'notice-sent' ? 'notice' : 'repurchase-notice';
  const noticeHash = facts.find((fact) => fact.step === step)?.termsHash;
  const notice = openings.transferNotice.terms;
  const answer = openings.transferAcknowledgement.terms;
  const agrees =
    answer.amount.currency === notice.amount.currency &&
    minorOf(answer.amount) === minorOf(notice.amount) &&
    answer.maturityDate === notice.maturityDate;
  return firstRefusal<AcknowledgeRefusal>(
    unless(
      opens(openings.transferNotice, noticeHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/transferNotice' }),
    ),
    unless(agrees, refuse('AMOUNT_MISMATCH', { pointer: '/terms/transferAcknowledgement' })),
  );
};

const evidenceHashOf = ({ evidenceHash }: Act): Pick<ForfaitingFact, 'evidenceHash'> =>
  evidenceHash === undefined ? {} : { evidenceHash };

const noEvidence = refuse('EVIDENCE_MISSING', { pointer: '/terms/evidence' });

/** After a repurchase the claim is the seller's again, and now it is the payee as well. */
const payeeChange = (
  standing: ForfaitingStanding,
  holding: Holding | undefined,
  request: Acknowledge,
): ReturnType<typeof putHolding>[] =>
  standing === 'repurchase-notified' && holding !== undefined
    ? [putHolding(request.consortium, { ...holding, payee: holding.holder })]
    : [];

export const decideAcknowledgement = (
  { forfaiting, facts, proceeds, holding }: NoticeFacts,
  request: Acknowledge,
): Outcome<'forfaiting.acknowledged.v1'> | AcknowledgeRefusal => {
  const { openings, actor, consortium, now } = request;
  const standing = standingOfSale(facts);
  // Before the notice the obligor hears of no sale.
  if (forfaiting === undefined || proceeds === undefined || !facts.some(({ step }) => step === 'notice')) {
    return notFound;
  }
  const act = actOfObligor(proceeds, actor, openings.evidence, now);
  if (isRefusal(act) && act.refused === 'NOT_THE_OBLIGOR') return notFound;
  if (!isNotified(standing)) {
    return refuse('FORFAITING_STATE_WRONG', { expected: 'notice-sent or repurchase-notified' });
  }
  if (isRefusal(act)) return noEvidence;
  const refused = checkAcknowledgement(facts, standing, request);
  if (refused !== undefined) return refused;
  const step = standing === 'notice-sent' ? 'acknowledgement' : 'repurchase-acknowledgement';
  const termsHash = hashOfOpening(openings.transferAcknowledgement);
  const fact = factOf(step, actor, now, { termsHash, ...evidenceHashOf(act) });
  const readers = readersOf(forfaiting, proceeds);
  return {
    changes: [
      putForfaitingFact(consortium, forfaiting.id, fact),
      ...payeeChange(standing, holding, request),
      ...putTerms(readers, forfaiting.id, 'transferAcknowledgement', openings.transferAcknowledgement),
      ...evidenceOf(act, forfaiting.id, openings.evidence),
    ],
    events: [event('forfaiting.acknowledged.v1', { forfaitingId: forfaiting.id, assetId: proceeds.id })],
    endorsers: peersOf(consortium, ...readers),
  };
};
