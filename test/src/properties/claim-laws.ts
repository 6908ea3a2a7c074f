/** Laws about claims: what takes the same money, whose a claim is, who is paid, who owes. */
import { canonicalJson, type Party } from '@chopmark/chaincode/api';
import type { Channel } from '../simulated/channel.ts';
import { changesOf, firstWrong, type Law, recordOf, type Transaction, under } from './blocks.ts';
import type {
  DebtAnswer,
  Drawing,
  Forfaiting,
  Holding,
  Invitation,
  Proceeds,
  Receivable,
} from './claim-records.ts';
import type { Lien } from './public-records.ts';

const wholeParts = 10n ** 18n;

const isSame = (one: Party, other: Party): boolean => canonicalJson(one) === canonicalJson(other);

const saidBy = ({ creator }: Transaction, party: Party): boolean =>
  creator.mspId === party.mspId && creator.subject === party.subject;

const byId = <Value extends { readonly id: string }>(values: readonly Value[]): Map<string, Value> =>
  new Map(values.map((value) => [value.id, value]));

/** Shares that wait for money still to come. */
const outstandingOn = (channel: Channel, assetId: string): bigint[] =>
  under<Lien>(channel, `lien/${assetId}/`)
    .filter(({ state }) => state !== 'consumed')
    .map(({ share }) => BigInt(share));

const isOwed = (drawings: readonly Drawing[], { obligorRole }: Proceeds): boolean =>
  drawings.some(
    ({ as, kind, paid, reversed }) =>
      as === obligorRole && kind !== 'negotiation' && paid === undefined && reversed === undefined,
  );

/** Negotiated without a claim on record, and nobody has paid: the money that will come is the bank's. */
const isNegotiated = (drawings: readonly Drawing[]): boolean =>
  drawings.some(({ kind, reversed }) => kind === 'negotiation' && reversed === undefined) &&
  drawings.every(({ paid }) => paid === undefined);

/** What each presentation takes of the proceeds of its credit. */
const takenUnder = (channel: Channel, own: Proceeds): bigint[][] => {
  const drawings = under<Drawing>(channel, 'drawing/').filter(({ creditId }) => creditId === own.creditId);
  const claims = under<Proceeds>(channel, 'proceeds/').filter(
    ({ creditId, presentationId }) => creditId === own.creditId && presentationId !== undefined,
  );
  const holdings = new Map(under<Holding>(channel, 'holding/').map((one) => [one.assetId, one]));
  const presentations = [...new Set(drawings.map(({ presentationId }) => presentationId))];
  return presentations.flatMap((presentationId) => {
    const ofPresentation = drawings.filter((drawing) => drawing.presentationId === presentationId);
    const registered = claims.filter((claim) => claim.presentationId === presentationId);
    if (registered.length === 0) return isNegotiated(ofPresentation) ? [[wholeParts]] : [];
    return registered
      .filter((claim) => isOwed(ofPresentation, claim))
      .map((claim) => {
        const isSold = !isSame(holdings.get(claim.id)?.holder ?? claim.creditor, own.creditor);
        return isSold ? [wholeParts] : outstandingOn(channel, claim.id);
      });
  });
};

/** Law 1: what is assigned of a credit's proceeds and of a claim under it is no more than the money that comes. */
export const takenTogether: Law = (channel) => {
  for (const own of under<Proceeds>(channel, 'proceeds/')) {
    if (own.presentationId !== undefined) continue;
    const assigned = outstandingOn(channel, own.id);
    for (const taken of assigned.length === 0 ? [] : takenUnder(channel, own)) {
      const shares = [...assigned, ...taken];
      const sum = shares.reduce((total, share) => total + share, 0n);
      if (sum > wholeParts + BigInt(shares.length - 1)) return `${own.id} and a claim carry ${sum} parts`;
    }
  }
  return undefined;
};

const inTrade = [
  'accepted',
  'sale-confirmed',
  'confirmed',
  'notified',
  'acknowledged',
  'paid',
] as const satisfies readonly string[];

/** Law 1: while one buys a claim nobody else does, and it stays its seller's. */
const oneSale: Law = (channel) => {
  const claims = byId(under<Proceeds>(channel, 'proceeds/'));
  const holdings = new Map(under<Holding>(channel, 'holding/').map((one) => [one.assetId, one]));
  const seen = new Set<string>();
  for (const { status, assetId, seller } of under<Forfaiting>(channel, 'forfaiting/')) {
    if (assetId === undefined || !inTrade.some((one) => one === status)) continue;
    const holder = holdings.get(assetId)?.holder ?? claims.get(assetId)?.creditor ?? seller;
    if (seen.has(assetId) || !isSame(holder, seller)) return `${assetId} is in two sales`;
    seen.add(assetId);
  }
  return undefined;
};

/** Law 4: a sale, and a quote, is accepted by the one to whom the claim belongs. */
const soldByHolder: Law = (channel, block) =>
  firstWrong(
    [...changesOf(channel, block, 'forfaiting/'), ...changesOf(channel, block, 'invitation/')],
    ({ transaction, key, text, earlier }) => {
      const { status, seller } = JSON.parse(text ?? 'null') as Forfaiting | Invitation;
      const was = (recordOf(earlier) as { status: string } | undefined)?.status;
      if (status !== 'accepted' || was === status) return undefined;
      return saidBy(transaction, seller) ? undefined : `${key} was accepted by ${transaction.creator.mspId}`;
    },
  );

/** The bank to which the documents were presented bought them: negotiation is its own act (ADR 24). */
const isNegotiation = (transaction: Transaction, holder: Party): boolean =>
  saidBy(transaction, holder) && transaction.effects.writes.some(({ key }) => key.startsWith('drawing/'));

/** Law 4: a claim passes by its holder's word or by negotiation, and another is to be paid by the obligor's word. */
const passedOn: Law = (channel, block) => {
  const claims = byId(under<Proceeds>(channel, 'proceeds/'));
  return firstWrong(changesOf(channel, block, 'holding/'), ({ transaction, key, text, earlier }) => {
    const { assetId, holder, payee } = JSON.parse(text ?? 'null') as Holding;
    const claim = claims.get(assetId);
    if (claim === undefined) return `${key} is of no claim`;
    const before = (recordOf(earlier) as Holding | undefined) ?? {
      holder: claim.creditor,
      payee: claim.creditor,
    };
    const isAsked =
      isSame(holder, before.holder) ||
      saidBy(transaction, before.holder) ||
      isNegotiation(transaction, holder);
    if (!isAsked) return `${key} passed unasked`;
    const isTold = isSame(payee, before.payee) || isSame(payee, holder);
    return isTold || saidBy(transaction, claim.obligor) ? undefined : `${key} names a payee unasked`;
  });
};

/** A bank pays the last holder that it acknowledged, and assignees: nobody else. */
const paidRightly: Law = (channel, block) => {
  const claims = under<Proceeds>(channel, 'proceeds/');
  return firstWrong(changesOf(channel, block, 'drawing/'), ({ key, text, before }) => {
    const { presentationId, as, paidTo = [] } = JSON.parse(text ?? 'null') as Drawing;
    const claim = claims.find((one) => one.presentationId === presentationId && one.obligorRole === as);
    if (claim === undefined) return undefined;
    const payee = (recordOf(before(`holding/${claim.id}`)) as Holding | undefined)?.payee ?? claim.creditor;
    const lenders = claims
      .filter(({ creditId }) => creditId === claim.creditId)
      .flatMap(({ id }) => under<Lien>(channel, `lien/${id}/`).map(({ holder }) => holder));
    const stranger = paidTo.find(
      ({ party }) => !isSame(party, payee) && !lenders.some((mspId) => isSame(party, { mspId })),
    );
    return stranger && `${key} paid ${stranger.party.mspId}`;
  });
};

/** A debt is confirmed by two persons of the one who owes it. */
const confirmedByTwo: Law = (channel, block) =>
  firstWrong(changesOf(channel, block, 'debt-answer/'), ({ transaction, key, text, earlier }) => {
    const { status, by } = JSON.parse(text ?? 'null') as DebtAnswer;
    const first = recordOf(earlier) as DebtAnswer | undefined;
    if (status !== 'confirmed' || first?.status === status) return undefined;
    const { mspId, enrolmentId } = transaction.creator;
    return mspId === by && first?.status === 'proposed' && first.person !== enrolmentId
      ? undefined
      : `${key} was confirmed by one`;
  });

/** Law 1: an invoice is confirmed, and financed, once. */
const oneClaimPerInvoice: Law = (channel) => {
  const receivables = byId(under<Receivable>(channel, 'receivable/'));
  const seen = new Map<string, string>();
  for (const { receivableId, status } of under<DebtAnswer>(channel, 'debt-answer/')) {
    const receivable = receivables.get(receivableId);
    if (status !== 'confirmed' || receivable?.status !== 'registered') continue;
    for (const { token } of receivable.tokens.filter(({ subset }) => subset === 'F1' || subset === 'F6')) {
      if (seen.has(token)) return `${receivableId} and ${seen.get(token) ?? ''} are one invoice`;
      seen.set(token, receivableId);
    }
  }
  return undefined;
};

export const claimLaws: Readonly<Record<string, Law>> = {
  'one sale of a claim': oneSale,
  'a claim is sold by its holder': soldByHolder,
  'a claim passes by its holder’s word': passedOn,
  'an obligor pays whom it acknowledged': paidRightly,
  'a debt is confirmed by two': confirmedByTwo,
  'one live claim per invoice': oneClaimPerInvoice,
};
