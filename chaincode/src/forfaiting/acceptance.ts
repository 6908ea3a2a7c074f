/** One quote is accepted: from then on the claim is locked, and every other quote is worth nothing. Pure decisions. */
import { holderOf, isSameParty } from '../credit-proceeds/holder.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs } from '../kernel/identifiers.ts';
import { checkLive } from '../lien/machine.ts';
import type { Tombstone } from '../lien/records.ts';
import { putLien } from '../lien/store.ts';
import { checkStopped, type TradeFacts } from './facts.ts';
import { advanced, evidenceChanges, frameOf, signers } from './frame.ts';
import { checkLock, lockFor } from './lock.ts';
import type { Forfaiting } from './records.ts';
import { accepting, quoting } from './steps.ts';
import { putForfaiting } from './store.ts';
import type { acceptForfaitingQuote } from './trade-commands.ts';

export interface AcceptanceFacts extends TradeFacts {
  readonly tombstone: Tombstone | undefined;
}

type Accept = Request<typeof acceptForfaitingQuote>;
type AcceptRefusal = Refusal<(typeof acceptForfaitingQuote)['errors'][number]>;

const refuseAcceptance = (
  facts: AcceptanceFacts,
  forfaiting: Forfaiting,
  { input, now }: Accept,
): AcceptRefusal | undefined => {
  const { asset, proceeds, holding } = facts;
  const isOpen = instantMs(forfaiting.quoteValidUntil ?? '') > now;
  if (!isOpen) return refuse('QUOTE_EXPIRED', { article: quoting.article });
  if (asset === undefined || proceeds === undefined) {
    return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  }
  return firstRefusal<AcceptRefusal>(
    unless(
      isSameParty(holderOf(proceeds, holding), forfaiting.seller),
      refuse('NOT_THE_CONTROLLER', { article: accepting.article }),
    ),
    checkLive(asset),
    checkStopped(facts, forfaiting),
    unless(!facts.frozen, refuse('ASSET_FROZEN')),
    checkLock(facts, asset, input.lienId, facts.tombstone),
  );
};

export const decideAcceptance = (
  facts: AcceptanceFacts,
  request: Accept,
): Outcome<'forfaiting.accepted.v1'> | AcceptRefusal => {
  const { input, actor, consortium } = request;
  const frame = frameOf(facts.forfaiting, accepting, request);
  if (isRefusal(frame)) return frame;
  const { forfaiting } = frame;
  const refused = refuseAcceptance(facts, forfaiting, request);
  if (refused !== undefined) return refused;
  const { asset } = facts;
  if (asset === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  const { assetId, lienId } = input;
  const trade = { ...forfaiting, settleBy: forfaiting.settleBy ?? '' };
  const lien = lockFor(trade, asset, facts, { lienId, maker: actor.enrolmentId });
  return {
    changes: [
      putForfaiting(advanced(frame, { assetId, lienId })),
      ...putLien(consortium, lien),
      ...evidenceChanges(forfaiting.id, request),
    ],
    events: [event('forfaiting.accepted.v1', { forfaitingId: forfaiting.id, assetId, lienId })],
    endorsers: signers(consortium, forfaiting),
  };
};
