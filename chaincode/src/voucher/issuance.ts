/** Vouchers are issued and accepted. Pure decisions. */
import { addMonths } from '../calendar/civil-date.ts';
import { type Claim, putClaim } from '../claim/store.ts';
import { isDuplicate, registerLive, registerPending } from '../fingerprint/machine.ts';
import type { Registration } from '../fingerprint/store.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { type CalendarDate, instantMs, sameParty } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { isExternal, memberBehind, standingOf } from '../letter-of-credit/parties.ts';
import { type Consortium, expiryAllowed, isActive, peersOf } from '../membership/consortium.ts';
import { checkStatus, notFound, today, tokensFit } from './checks.ts';
import type { acceptVoucher, issueVoucher } from './issuance-commands.ts';
import type { Voucher } from './records.ts';
import { putVoucher, updateVoucher } from './store.ts';

export interface IssuanceFacts {
  readonly creditorIsActive: boolean;
  /** An active firm, or an outsider that this bank recorded. */
  readonly debtorIsKnown: boolean;
  readonly taken: Voucher | undefined;
  readonly claimTaken: Claim | undefined;
  readonly registrations: readonly Registration[];
}

type Issue = Request<typeof issueVoucher>;
type IssueRefusal = Refusal<(typeof issueVoucher)['errors'][number]>;

/** Due from today on, and within the tenor that the consortium allows. */
const tenorFits = (dueDate: CalendarDate, now: number, monthsMax: number): boolean =>
  dueDate >= today(now) && dueDate <= addMonths(today(now), monthsMax);

/** The debtor's own bank; where a bank records for the debtor, that bank. */
const paysThrough = ({ input: { debtor, payingBank }, consortium }: Issue): boolean =>
  consortium.members[payingBank]?.kind === 'bank' &&
  isActive(consortium, payingBank) &&
  (!isExternal(debtor) || debtor.recordedBy === payingBank);

const checkParties = (
  { creditorIsActive, debtorIsKnown }: IssuanceFacts,
  request: Issue,
): IssueRefusal | undefined => {
  const { debtor, creditor } = request.input;
  return firstRefusal<IssueRefusal>(
    unless(
      creditorIsActive,
      refuse('PARTY_UNKNOWN', { pointer: '/input/creditor', expected: 'an active firm' }),
    ),
    unless(debtorIsKnown, refuse('PARTY_UNKNOWN', { pointer: '/input/debtor' })),
    unless(
      paysThrough(request),
      refuse('PARTY_UNKNOWN', {
        pointer: '/input/payingBank',
        expected: 'an active bank: of an outsider the one that records for it',
      }),
    ),
    // The platform makes the keys of its firms: a neighbour's promise would be the platform's.
    unless(
      memberBehind(debtor) !== creditor.mspId,
      refuse('DEBTOR_NOT_INDEPENDENT', { pointer: '/input/debtor' }),
    ),
  );
};

const checkIssuance = (facts: IssuanceFacts, request: Issue): IssueRefusal | undefined => {
  const { input, openings, actor, consortium, now } = request;
  const { proposalDaysMax, fingerprintEpochs, voucherMonthsMax } = consortium.settings;
  const standing = standingOf(input.debtor, actor);
  return firstRefusal<IssueRefusal>(
    unless(standing !== undefined || sameParty(input.creditor, actor.party), refuse('NOT_THE_DEBTOR')),
    checkParties(facts, request),
    unless(
      expiryAllowed(instantMs(input.proposalExpiresAt), now, proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/proposalExpiresAt' }),
    ),
    unless(facts.taken === undefined, refuse('ID_TAKEN', { pointer: '/input/voucherId' })),
    unless(facts.claimTaken === undefined, refuse('ID_TAKEN', { pointer: '/input/claimId' })),
    unless(
      standing !== 'recorded' || openings.evidence !== undefined,
      refuse('EVIDENCE_MISSING', { pointer: '/terms/evidence' }),
    ),
    unless(
      tenorFits(openings.voucher.terms.dueDate, now, voucherMonthsMax),
      refuse('TENOR_TOO_LONG', { pointer: '/terms/voucher/dueDate' }),
    ),
    unless(
      tokensFit(input.tokens, fingerprintEpochs),
      refuse('TOKENS_MISMATCH', { pointer: '/input/tokens' }),
    ),
    unless(
      !isDuplicate(facts.registrations, input.voucherId),
      refuse('VOUCHER_REGISTERED', { pointer: '/terms/voucher/voucherNumber' }),
    ),
  );
};

/** Debtor, creditor and paying bank each keep the terms. */
const readersOf = ({ debtor, holder, payingBank }: Voucher): string[] => [
  memberBehind(debtor),
  holder.mspId,
  payingBank,
];

const endorsersOf = (consortium: Consortium, voucher: Voucher): string[] =>
  peersOf(consortium, ...readersOf(voucher));

const putEvidence = (voucher: Voucher, evidence: Opening<unknown> | undefined): Change[] =>
  evidence === undefined ? [] : putTerms(readersOf(voucher), voucher.id, 'evidence', evidence);

export const decideIssuance = (
  facts: IssuanceFacts,
  request: Issue,
): Outcome<'voucher.issued.v1'> | IssueRefusal => {
  const refused = checkIssuance(facts, request);
  if (refused !== undefined) return refused;
  const { input, openings, actor, consortium, now } = request;
  const { voucherId: id, claimId, debtor, creditor, payingBank, tokens, proposalExpiresAt } = input;
  const voucher: Voucher = {
    id,
    rootId: id,
    depth: 0,
    claimId,
    status: 'proposed',
    debtor,
    payingBank,
    holder: creditor,
    voucherHash: hashOfOpening(openings.voucher),
    tokens,
    ...(standingOf(debtor, actor) === undefined ? {} : { person: actor.enrolmentId }),
    proposalExpiresAt,
  };
  return {
    changes: [
      putVoucher(consortium, voucher),
      putClaim(claimId, { rootId: id }),
      ...registerPending(facts.registrations, id, proposalExpiresAt, now),
      ...putTerms(readersOf(voucher), id, 'voucher', openings.voucher),
      ...putEvidence(voucher, openings.evidence),
    ],
    events: [event('voucher.issued.v1', { voucherId: id, voucherHash: voucher.voucherHash })],
    endorsers: endorsersOf(consortium, voucher),
  };
};

export interface AcceptanceFacts {
  readonly voucher: Voucher | undefined;
  readonly registrations: readonly Registration[];
}

type Accept = Request<typeof acceptVoucher>;
type AcceptRefusal = Refusal<(typeof acceptVoucher)['errors'][number]>;

/** The second one is another person; of a bank, a checker. */
const isSecond = ({ person }: Voucher, { enrolmentId, role }: Actor): boolean =>
  person === undefined || (person !== enrolmentId && role !== 'bank-maker');

const checkAcceptance = (
  voucher: Voucher,
  registrations: readonly Registration[],
  { input, openings, actor, consortium, now }: Accept,
): AcceptRefusal | undefined => {
  const standing = standingOf(voucher.debtor, actor);
  return firstRefusal<AcceptRefusal>(
    unless(standing !== undefined, refuse('NOT_THE_DEBTOR')),
    checkStatus(voucher, 'proposed'),
    unless(instantMs(voucher.proposalExpiresAt) > now, refuse('PROPOSAL_EXPIRED')),
    unless(
      voucher.voucherHash === input.voucherHash,
      refuse('TERMS_HASH_MISMATCH', { pointer: '/input/voucherHash' }),
    ),
    // Who records first has the debtor's word in hand; the second person of the bank checks it.
    unless(
      standing !== 'recorded' || voucher.person !== undefined || openings.evidence !== undefined,
      refuse('EVIDENCE_MISSING', { pointer: '/terms/evidence' }),
    ),
    unless(
      isSecond(voucher, actor),
      refuse('SAME_PERSON', actor.role === 'bank-maker' ? { expected: 'a checker' } : {}),
    ),
    // Another key may have become live since it was issued.
    unless(tokensFit(voucher.tokens ?? [], consortium.settings.fingerprintEpochs), refuse('TOKENS_MISMATCH')),
    unless(!isDuplicate(registrations, voucher.id), refuse('VOUCHER_REGISTERED')),
  );
};

/** Accepting these terms is an unconditional promise to pay the holder of record: they say so themselves. */
export const decideAcceptance = (
  { voucher, registrations }: AcceptanceFacts,
  request: Accept,
): Outcome<'voucher.acceptance-proposed.v1' | 'voucher.accepted.v1'> | AcceptRefusal => {
  if (voucher === undefined) return notFound;
  const refused = checkAcceptance(voucher, registrations, request);
  if (refused !== undefined) return refused;
  const { openings, actor, consortium } = request;
  const inForce = voucher.person !== undefined;
  const { id, tokens = [] } = voucher;
  const said: Voucher = {
    ...voucher,
    status: inForce ? 'accepted' : 'proposed',
    person: actor.enrolmentId,
  };
  return {
    changes: [
      updateVoucher(said),
      ...(inForce ? registerLive(tokens, id, id) : []),
      ...putEvidence(voucher, openings.evidence),
    ],
    events: [
      inForce
        ? event('voucher.accepted.v1', { voucherId: id })
        : event('voucher.acceptance-proposed.v1', { voucherId: id }),
    ],
    endorsers: endorsersOf(consortium, voucher),
  };
};
