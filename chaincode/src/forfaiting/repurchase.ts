/** The buyer pleads an exception: the claim goes the way back to its seller by the same steps. Pure decisions. */
import { isSameParty } from '../credit-proceeds/holder.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { standingOf } from '../letter-of-credit/parties.ts';
import type { Tombstone } from '../lien/records.ts';
import { putLien } from '../lien/store.ts';
import { expiryAllowed } from '../membership/consortium.ts';
import { checkOwed, type TradeFacts } from './facts.ts';
import { checkStatus, sidesMembers, signers, stepOf } from './frame.ts';
import { checkLock, lockFor } from './lock.ts';
import type { Forfaiting } from './records.ts';
import { demandingRepurchase } from './steps.ts';
import { putForfaiting } from './store.ts';
import type { demandRepurchase } from './trade-commands.ts';

export interface RepurchaseFacts extends TradeFacts {
  readonly taken: Forfaiting | undefined;
  readonly tombstone: Tombstone | undefined;
}

type Demand = Request<typeof demandRepurchase>;
type DemandRefusal = Refusal<(typeof demandRepurchase)['errors'][number]>;

const refuseDemand = (
  facts: RepurchaseFacts,
  sale: Forfaiting,
  { input, actor, consortium, now }: Demand,
): DemandRefusal | undefined => {
  const { asset, holding } = facts;
  const hoursMax = consortium.settings.proposalDaysMax * 24;
  const holdsIt = holding !== undefined && isSameParty(holding.holder, sale.buyer);
  return firstRefusal<DemandRefusal>(
    unless(
      standingOf(sale.buyer, actor) !== undefined,
      refuse('NOT_THE_PARTY', { article: demandingRepurchase.article }),
    ),
    // A repurchase is not itself taken back: whoever has the claim again can sell it again.
    checkStatus(sale, demandingRepurchase),
    unless(
      expiryAllowed(instantMs(input.settleBy), now, hoursMax),
      refuse('EXPIRY_INVALID', { pointer: '/input/settleBy' }),
    ),
    unless(facts.taken === undefined, refuse('ID_TAKEN', { pointer: '/input/repurchaseId' })),
    unless(holdsIt, refuse('NOT_THE_CONTROLLER', { article: demandingRepurchase.article })),
    checkOwed(facts),
    unless(!facts.frozen, refuse('ASSET_FROZEN')),
    asset && checkLock(facts, asset, input.lienId, facts.tombstone),
  );
};

export const decideRepurchase = (
  facts: RepurchaseFacts,
  request: Demand,
): Outcome<'forfaiting.repurchase-demanded.v1'> | DemandRefusal => {
  const { input, openings, actor, consortium } = request;
  const { forfaiting: sale, asset } = facts;
  if (sale === undefined) return refuse('FORFAITING_NOT_FOUND', { pointer: '/input/forfaitingId' });
  const refused = refuseDemand(facts, sale, request);
  if (refused !== undefined) return refused;
  if (asset === undefined) return refuse('ASSET_NOT_LIVE');
  const { repurchaseId, lienId, settleBy } = input;
  const repurchase: Forfaiting = {
    id: repurchaseId,
    kind: 'repurchase',
    seller: sale.buyer,
    buyer: sale.seller,
    status: 'sale-confirmed',
    steps: [stepOf('sale-confirmed', false, { ...request, openings: {} })],
    settleBy,
    assetId: asset.id,
    lienId,
    tradeHash: hashOfOpening(openings.trade),
    repurchaseOf: sale.id,
  };
  const lien = lockFor({ ...repurchase, settleBy }, asset, facts, { lienId, maker: actor.enrolmentId });
  return {
    changes: [
      putForfaiting(repurchase),
      ...putLien(consortium, lien),
      ...putTerms(sidesMembers(repurchase), repurchaseId, 'trade', openings.trade),
    ],
    events: [
      event('forfaiting.repurchase-demanded.v1', {
        forfaitingId: sale.id,
        repurchaseId,
        assetId: asset.id,
      }),
    ],
    endorsers: signers(consortium, repurchase),
  };
};
