/**
 * Credit notes: after notice the debtor and the seller cannot lessen the claim to the factor's harm without its consent
 * (Civil Code art. 765). What remains is the seller's fact about the asset; every later lien step reads it. Pure.
 */
import type { Asset } from '../asset/asset.ts';
import { type Factor, wholeParts } from '../asset/records.ts';
import { putFactor } from '../asset/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf, sameParty } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkLive } from '../lien/machine.ts';
import type { Lien } from '../lien/records.ts';
import { anotherEndorser, type Consortium, peersOf, withWitness } from '../membership/consortium.ts';
import type { consentToCreditNote, draftCreditNote, issueCreditNote } from './credit-note-commands.ts';
import { remainingOfClaim } from './derive.ts';
import type { CreditNote, DebtAnswer, Receivable } from './records.ts';
import { putCreditNote, updateCreditNote } from './store.ts';

const notFound = refuse('ASSET_NOT_FOUND', { pointer: '/input/receivableId' });

export interface CreditNoteFacts {
  readonly receivable: Receivable | undefined;
  readonly asset: Asset | undefined;
  readonly answer: DebtAnswer | undefined;
  readonly liens: readonly Lien[];
  readonly notes: readonly CreditNote[];
  readonly factors: readonly Factor[];
}

/** Banks that lent on the claim as it was. */
const holdersOf = (liens: readonly Lien[]): string[] => [
  ...new Set(liens.filter(({ state }) => state === 'encumbered').map(({ holder }) => holder)),
];

type NoteRequest = Request<typeof draftCreditNote> | Request<typeof consentToCreditNote>;

const checkConfirmed = (
  answer: DebtAnswer | undefined,
  { openings }: NoteRequest,
): Refusal<'TERMS_HASH_MISMATCH'> | undefined =>
  unless(
    opens(openings.confirmation, answer?.answerHash),
    refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/confirmation' }),
  );

const remainingIn = ({ openings }: NoteRequest): bigint | undefined =>
  remainingOfClaim(openings.confirmation.terms, openings.creditNote.terms);

const tooMuch = refuse('AMOUNT_MISMATCH', { pointer: '/terms/creditNote/creditedInAll' });

export const decideCreditNoteDraft = (
  { receivable, asset, answer, liens }: Omit<CreditNoteFacts, 'notes' | 'factors'>,
  request: Request<typeof draftCreditNote>,
): Outcome<'receivable.credit-note-drafted.v1'> | Refusal<(typeof draftCreditNote)['errors'][number]> => {
  if (receivable === undefined || asset === undefined) return notFound;
  const { input, openings, actor, consortium } = request;
  const refused = firstRefusal<Refusal<(typeof draftCreditNote)['errors'][number]>>(
    unless(sameParty(receivable.seller, actor.party), refuse('NOT_THE_SELLER')),
    checkLive(asset),
    checkConfirmed(answer, request),
    unless(remainingIn(request) !== undefined, tooMuch),
  );
  if (refused !== undefined) return refused;
  const readers = [actor.mspId, ...asset.authorities, ...holdersOf(liens)];
  const creditNoteHash = hashOfOpening(openings.creditNote);
  return {
    changes: putTerms(readers, input.creditNoteId, 'creditNote', openings.creditNote),
    events: [
      event('receivable.credit-note-drafted.v1', {
        receivableId: receivable.id,
        creditNoteId: input.creditNoteId,
        creditNoteHash,
      }),
    ],
    endorsers: peersOf(consortium, ...readers),
  };
};

/** The claim is worth less from now on. */
const lessen = (
  consortium: Consortium,
  { id, seller }: Receivable,
  { remaining, creditNoteHash }: CreditNote,
  now: number,
): Change =>
  putFactor(consortium, id, {
    by: seller.mspId,
    remaining,
    reason: 'credit-note',
    evidenceHash: creditNoteHash,
    at: instantOf(now),
  });

type Issue = Request<typeof issueCreditNote>;
type IssueRefusal = Refusal<(typeof issueCreditNote)['errors'][number]>;

/** A credit note only ever takes away: no later one leaves more than an earlier one. */
const lessens = ({ factors, receivable }: CreditNoteFacts, remaining: string): boolean => {
  const own = factors.find(({ by }) => by === receivable?.seller.mspId)?.remaining ?? wholeParts;
  return BigInt(remaining) < BigInt(own);
};

const refuseIssue = (facts: CreditNoteFacts, { input, actor }: Issue): IssueRefusal | undefined => {
  const { receivable, asset, notes } = facts;
  return firstRefusal<IssueRefusal>(
    unless(receivable !== undefined && sameParty(receivable.seller, actor.party), refuse('NOT_THE_SELLER')),
    unless(asset?.live === true, refuse('ASSET_NOT_LIVE')),
    unless(asset?.attested === true, refuse('ASSET_NOT_ATTESTED')),
    unless(
      notes.every(({ id }) => id !== input.creditNoteId),
      refuse('ID_TAKEN', { pointer: '/input/creditNoteId' }),
    ),
    unless(
      notes.every(({ status }) => status === 'effective'),
      refuse('CREDIT_NOTE_OPEN'),
    ),
    unless(lessens(facts, input.remaining), refuse('FACTOR_OUT_OF_RANGE', { pointer: '/input/remaining' })),
  );
};

export const decideCreditNote = (
  facts: CreditNoteFacts,
  request: Issue,
): Outcome<'receivable.credit-note-proposed.v1' | 'receivable.credited.v1'> | IssueRefusal => {
  const { receivable, liens } = facts;
  if (receivable === undefined) return notFound;
  const refused = refuseIssue(facts, request);
  if (refused !== undefined) return refused;
  const { input, actor, consortium, now } = request;
  const awaited = holdersOf(liens);
  const note: CreditNote = {
    id: input.creditNoteId,
    receivableId: receivable.id,
    status: awaited.length === 0 ? 'effective' : 'proposed',
    creditNoteHash: input.creditNoteHash,
    remaining: input.remaining,
    awaited,
    at: instantOf(now),
  };
  const fields = { receivableId: receivable.id, creditNoteId: note.id };
  return {
    changes: [
      putCreditNote(consortium, receivable.seller.mspId, note),
      ...(awaited.length === 0 ? [lessen(consortium, receivable, note, now)] : []),
    ],
    events: [
      awaited.length === 0
        ? event('receivable.credited.v1', fields)
        : event('receivable.credit-note-proposed.v1', fields),
    ],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

type Consent = Request<typeof consentToCreditNote>;
type ConsentRefusal = Refusal<(typeof consentToCreditNote)['errors'][number]>;

export const decideConsent = (
  { receivable, answer, notes }: Pick<CreditNoteFacts, 'receivable' | 'answer' | 'notes'>,
  request: Consent,
): Outcome<'receivable.credit-note-consented.v1' | 'receivable.credited.v1'> | ConsentRefusal => {
  if (receivable === undefined) return notFound;
  const { input, openings, actor, consortium, now } = request;
  const note = notes.find(({ id }) => id === input.creditNoteId);
  if (note === undefined) return refuse('CREDIT_NOTE_NOT_FOUND', { pointer: '/input/creditNoteId' });
  const refused = firstRefusal<ConsentRefusal>(
    unless(note.awaited.includes(actor.mspId), refuse('CREDIT_NOTE_NOT_OPEN')),
    checkConfirmed(answer, request),
    unless(
      opens(openings.creditNote, note.creditNoteHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/creditNote' }),
    ),
    unless(remainingIn(request) === BigInt(note.remaining), tooMuch),
  );
  if (refused !== undefined) return refused;
  const awaited = note.awaited.filter((mspId) => mspId !== actor.mspId);
  const fields = { receivableId: receivable.id, creditNoteId: note.id };
  return {
    changes: [
      updateCreditNote({
        ...note,
        status: awaited.length === 0 ? 'effective' : 'proposed',
        awaited,
        at: instantOf(now),
      }),
      ...(awaited.length === 0 ? [lessen(consortium, receivable, note, now)] : []),
    ],
    events: [
      event('receivable.credit-note-consented.v1', fields),
      ...(awaited.length === 0 ? [event('receivable.credited.v1', fields)] : []),
    ],
    endorsers: peersOf(consortium, actor.mspId, receivable.seller.mspId),
  };
};
