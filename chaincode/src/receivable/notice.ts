/** The debtor is told to pay the one to whom the claim was assigned (Civil Code arts. 546, 764). Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf, sameParty } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { type CreditParty, memberBehind } from '../letter-of-credit/parties.ts';
import type { Lien } from '../lien/records.ts';
import { peersOf } from '../membership/consortium.ts';
import { isUndisclosed } from './debtor.ts';
import type { notifyDebtor } from './notice-commands.ts';
import type { DebtorNotice, Receivable } from './records.ts';
import { putNotice } from './store.ts';

export interface NoticeFacts {
  readonly receivable: Receivable | undefined;
  readonly liens: readonly Lien[];
  readonly notices: readonly DebtorNotice[];
  /** Whether the debtor that is named now is somebody. */
  readonly debtorIsKnown: boolean;
}

type Notify = Request<typeof notifyDebtor>;
type NotifyRefusal = Refusal<(typeof notifyDebtor)['errors'][number]>;

/** Whom the receivable names; of an undisclosed one, whom the notice names for the first time. */
const debtorOf = ({ debtor }: Receivable, named: CreditParty | undefined): CreditParty | undefined => {
  if (isUndisclosed(debtor)) return named;
  return named === undefined ? debtor : undefined;
};

const refuseNotice = (
  { receivable, notices, debtorIsKnown }: NoticeFacts & { readonly receivable: Receivable },
  lien: Lien,
  debtor: CreditParty | undefined,
  { openings, actor }: Notify,
): NotifyRefusal | undefined => {
  const isSeller = sameParty(receivable.seller, actor.party);
  const stands = lien.state === 'reserved' || lien.state === 'encumbered';
  return firstRefusal<NotifyRefusal>(
    unless(isSeller || lien.holder === actor.mspId, refuse('LIEN_NOT_HELD')),
    unless(stands, refuse('LIEN_STATE_WRONG', { expected: 'reserved or encumbered' })),
    unless(!notices.some(({ lienId }) => lienId === lien.id), refuse('ASSIGNMENT_NOTIFIED')),
    unless(debtor !== undefined && debtorIsKnown, refuse('PARTY_UNKNOWN', { pointer: '/input/debtor' })),
    unless(
      opens(openings.invoice, receivable.invoiceHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/invoice' }),
    ),
  );
};

export const decideDebtorNotice = (
  facts: NoticeFacts,
  request: Notify,
): Outcome<'receivable.debtor-notified.v1'> | NotifyRefusal => {
  const { receivable, liens } = facts;
  const { input, openings, actor, consortium, now } = request;
  if (receivable === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/receivableId' });
  const lien = liens.find(({ id }) => id === input.lienId);
  if (lien === undefined) return refuse('LIEN_NOT_FOUND', { pointer: '/input/lienId' });
  const debtor = debtorOf(receivable, input.debtor);
  const refused = refuseNotice({ ...facts, receivable }, lien, debtor, request);
  if (refused !== undefined) return refused;
  if (debtor === undefined) return refuse('PARTY_UNKNOWN', { pointer: '/input/debtor' });
  const { id: receivableId } = receivable;
  const notice: DebtorNotice = {
    receivableId,
    lienId: lien.id,
    by: actor.party,
    debtor,
    noticeHash: hashOfOpening(openings.notice),
    at: instantOf(now),
  };
  const readers = [receivable.seller.mspId, lien.holder, memberBehind(debtor)];
  return {
    changes: [
      putNotice(consortium, notice),
      ...putTerms(readers, lien.id, 'notice', openings.notice),
      ...putTerms([memberBehind(debtor)], receivableId, 'invoice', openings.invoice),
    ],
    events: [event('receivable.debtor-notified.v1', { receivableId, lienId: lien.id })],
    endorsers: peersOf(consortium, ...readers),
  };
};
