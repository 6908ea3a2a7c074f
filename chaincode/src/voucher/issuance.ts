/** Vouchers are issued, or proposed to their debtor. Pure decision. */
import { addMonths } from '../calendar/civil-date.ts';
import type { Claim } from '../claim/records.ts';
import { putClaim } from '../claim/store.ts';
import { isDuplicate, registerPending } from '../fingerprint/machine.ts';
import type { Registration } from '../fingerprint/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { type CalendarDate, instantMs, sameParty } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { isExternal, memberBehind, standingOf } from '../letter-of-credit/parties.ts';
import { type Consortium, expiryAllowed, isActive, peersOf } from '../membership/consortium.ts';
import { today, tokensFit } from './checks.ts';
import type { issueVoucher } from './issuance-commands.ts';
import type { Voucher } from './records.ts';
import { putVoucher } from './store.ts';

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
      tokensFit(input.underlyingTokens, fingerprintEpochs),
      refuse('TOKENS_MISMATCH', { pointer: '/input/underlyingTokens' }),
    ),
    unless(
      !isDuplicate(facts.registrations, input.voucherId),
      refuse('VOUCHER_REGISTERED', { pointer: '/terms/voucher/voucherNumber' }),
    ),
  );
};

/** Debtor, creditor and paying bank each keep the terms. */
export const readersOf = ({ debtor, holder, payingBank }: Voucher): string[] => [
  memberBehind(debtor),
  holder.mspId,
  payingBank,
];

export const endorsersOf = (consortium: Consortium, voucher: Voucher): string[] =>
  peersOf(consortium, ...readersOf(voucher));

export const putEvidence = (voucher: Voucher, evidence: Opening<unknown> | undefined): Change[] =>
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
    underlying: {
      underlyingHash: hashOfOpening(openings.underlying),
      useToken: input.useToken,
      tokens: input.underlyingTokens,
    },
    ...(standingOf(debtor, actor) === undefined ? {} : { person: actor.enrolmentId }),
    proposalExpiresAt,
  };
  return {
    changes: [
      putVoucher(consortium, voucher),
      putClaim(claimId, { rootId: id }),
      ...registerPending(facts.registrations, id, proposalExpiresAt, now),
      ...putTerms(readersOf(voucher), id, 'voucher', openings.voucher),
      ...putTerms(readersOf(voucher), id, 'underlying', openings.underlying),
      ...putEvidence(voucher, openings.evidence),
    ],
    events: [event('voucher.issued.v1', { voucherId: id, voucherHash: voucher.voucherHash })],
    endorsers: endorsersOf(consortium, voucher),
  };
};
