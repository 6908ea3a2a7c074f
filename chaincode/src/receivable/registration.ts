/** A receivable is drafted, registered, shown to its debtor, or taken back. Pure decisions. */
import type { Claim } from '../claim/records.ts';
import { putClaim } from '../claim/store.ts';
import { close, registerPending } from '../fingerprint/machine.ts';
import { putFingerprint, type Registration } from '../fingerprint/store.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, type Party, sameParty } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import type { Book } from '../lien/machine.ts';
import { anotherEndorser, expiryAllowed, peersOf, withWitness } from '../membership/consortium.ts';
import { answererOf } from './debtor.ts';
import { checkDuplicate, tokensFit } from './fingerprints.ts';
import type { DebtAnswer, Receivable } from './records.ts';
import type {
  cancelReceivable,
  draftReceivable,
  registerReceivable,
  requestConfirmation,
} from './registration-commands.ts';
import { putReceivable, updateReceivable } from './store.ts';

const notFound = refuse('ASSET_NOT_FOUND', { pointer: '/input/receivableId' });

/** A firm speaks for itself; a bank may lay down and register what its client sold. */
const checkSpeaker = (seller: Party, { party, role }: Actor): Refusal<'NOT_THE_SELLER'> | undefined =>
  unless(role === 'bank-maker' || sameParty(seller, party), refuse('NOT_THE_SELLER'));

/** The seller itself, or the bank that registered for it. */
const isOf = ({ seller, registeredBy }: Receivable, { party, mspId, role }: Actor): boolean =>
  sameParty(seller, party) || (role === 'bank-maker' && registeredBy === mspId);

const unknownSeller = refuse('PARTY_UNKNOWN', { pointer: '/input/seller', expected: 'an active firm' });

export const decideDraft = (
  { sellerIsActive }: { readonly sellerIsActive: boolean },
  { input, openings, actor, consortium }: Request<typeof draftReceivable>,
): Outcome<'receivable.drafted.v1'> | Refusal<(typeof draftReceivable)['errors'][number]> => {
  const refused = checkSpeaker(input.seller, actor) ?? unless(sellerIsActive, unknownSeller);
  if (refused !== undefined) return refused;
  const { receivableId } = input;
  const readers = [actor.mspId, input.seller.mspId];
  return {
    changes: putTerms(readers, receivableId, 'invoice', openings.invoice),
    events: [event('receivable.drafted.v1', { receivableId, invoiceHash: hashOfOpening(openings.invoice) })],
    endorsers: peersOf(consortium, ...readers),
  };
};

export interface RegistrationFacts {
  readonly sellerIsActive: boolean;
  /** An active firm, an outsider that this bank recorded, or an active bank that verifies. */
  readonly debtorIsKnown: boolean;
  readonly taken: Receivable | undefined;
  readonly claimTaken: Claim | undefined;
  readonly registrations: readonly Registration[];
}

type Register = Request<typeof registerReceivable>;

const checkRegistration = (
  { sellerIsActive, debtorIsKnown, taken, claimTaken, registrations }: RegistrationFacts,
  { input, actor, consortium, now }: Register,
): Refusal<(typeof registerReceivable)['errors'][number]> | undefined => {
  const { seller, debtor, receivableId } = input;
  const { proposalDaysMax, fingerprintEpochs } = consortium.settings;
  return firstRefusal<Refusal<(typeof registerReceivable)['errors'][number]>>(
    checkSpeaker(seller, actor),
    unless(sellerIsActive, unknownSeller),
    unless(debtorIsKnown, refuse('PARTY_UNKNOWN', { pointer: '/input/debtor' })),
    // The platform makes the keys of its firms: a neighbour's word would be the platform's.
    unless(
      answererOf(debtor) !== seller.mspId,
      refuse('DEBTOR_NOT_INDEPENDENT', { pointer: '/input/debtor' }),
    ),
    unless(
      expiryAllowed(instantMs(input.proposalExpiresAt), now, proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/proposalExpiresAt' }),
    ),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/receivableId' })),
    unless(claimTaken === undefined, refuse('ID_TAKEN', { pointer: '/input/claimId' })),
    unless(
      tokensFit(input.tokens, fingerprintEpochs),
      refuse('TOKENS_MISMATCH', { pointer: '/input/tokens' }),
    ),
    checkDuplicate(registrations, receivableId),
  );
};

export const decideRegistration = (
  facts: RegistrationFacts,
  request: Register,
): Outcome<'receivable.registered.v1'> | Refusal<(typeof registerReceivable)['errors'][number]> => {
  const refused = checkRegistration(facts, request);
  if (refused !== undefined) return refused;
  const { input, actor, consortium, now } = request;
  const { receivableId, claimId, seller, debtor, invoiceHash, tokens, proposalExpiresAt } = input;
  const receivable: Receivable = {
    id: receivableId,
    claimId,
    status: 'registered',
    seller,
    registeredBy: actor.mspId,
    debtor,
    invoiceHash,
    tokens,
    proposalExpiresAt,
  };
  return {
    changes: [
      putReceivable(consortium, receivable),
      putClaim(claimId, { rootId: receivableId }),
      ...registerPending(facts.registrations, receivableId, proposalExpiresAt, now),
    ],
    events: [event('receivable.registered.v1', { receivableId })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideRequest = (
  receivable: Receivable | undefined,
  { openings, actor, consortium }: Request<typeof requestConfirmation>,
):
  | Outcome<'receivable.confirmation-requested.v1'>
  | Refusal<(typeof requestConfirmation)['errors'][number]> => {
  if (receivable === undefined) return notFound;
  const refused = firstRefusal<Refusal<(typeof requestConfirmation)['errors'][number]>>(
    unless(isOf(receivable, actor), refuse('NOT_THE_SELLER')),
    unless(receivable.status === 'registered', refuse('ASSET_NOT_LIVE')),
    unless(
      opens(openings.invoice, receivable.invoiceHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/invoice' }),
    ),
  );
  if (refused !== undefined) return refused;
  const answerer = answererOf(receivable.debtor);
  return {
    changes: putTerms([answerer], receivable.id, 'invoice', openings.invoice),
    events: [event('receivable.confirmation-requested.v1', { receivableId: receivable.id })],
    endorsers: peersOf(consortium, actor.mspId, answerer),
  };
};

export interface CancellationFacts {
  readonly receivable: Receivable | undefined;
  readonly answer: DebtAnswer | undefined;
  readonly book: Book;
  readonly registrations: readonly Registration[];
}

/** A registration that nobody confirmed leaves the tokens that it had to itself alone. */
const tombstones = ({ receivable, answer, registrations }: CancellationFacts): Change[] => {
  if (receivable === undefined) return [];
  const { id, tokens } = receivable;
  if (answer?.status === 'confirmed') return close(tokens, id, id);
  return registrations
    .filter(({ found }) => found.some(({ assetId }) => assetId === id))
    .map(({ token }) => putFingerprint(token, { assetId: id, rootId: id, status: 'closed' }));
};

export const decideCancellation = (
  facts: CancellationFacts,
  { actor, consortium }: Request<typeof cancelReceivable>,
): Outcome<'receivable.cancelled.v1'> | Refusal<(typeof cancelReceivable)['errors'][number]> => {
  const { receivable, answer, book } = facts;
  if (receivable === undefined) return notFound;
  const refused = firstRefusal<Refusal<(typeof cancelReceivable)['errors'][number]>>(
    unless(isOf(receivable, actor), refuse('NOT_THE_SELLER')),
    unless(receivable.status === 'registered', refuse('ASSET_NOT_LIVE')),
    // One person of the debtor has confirmed, and the second one may be about to.
    unless(answer?.status !== 'proposed', refuse('DEBT_ANSWERED')),
    unless(!book.frozen, refuse('ASSET_FROZEN')),
    unless(book.liens.length === 0, refuse('ASSET_ENCUMBERED')),
  );
  if (refused !== undefined) return refused;
  return {
    changes: [updateReceivable({ ...receivable, status: 'cancelled' }), ...tombstones(facts)],
    events: [event('receivable.cancelled.v1', { receivableId: receivable.id })],
    endorsers: withWitness(consortium, receivable.seller.mspId, anotherEndorser(consortium)),
  };
};
