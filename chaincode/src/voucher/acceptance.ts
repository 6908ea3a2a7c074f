/** The debtor's promise: said by one person, in force with a second one. Pure decision. */
import { isDuplicate, registerLive } from '../fingerprint/machine.ts';
import type { Registration } from '../fingerprint/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import { opens } from '../kernel/terms.ts';
import { memberBehind, standingOf } from '../letter-of-credit/parties.ts';
import { checkStatus, checkTerms, isSecond, notFound, samePerson, tokensFit } from './checks.ts';
import { endorsersOf, putEvidence, readersOf } from './issuance.ts';
import type { acceptVoucher } from './issuance-commands.ts';
import type { Voucher } from './records.ts';
import { accepting } from './steps.ts';
import { updateVoucher } from './store.ts';
import { checkTrade, payInvoice, type TradeFacts } from './trade.ts';

export interface AcceptanceFacts extends TradeFacts {
  readonly voucher: Voucher | undefined;
  /** Under the voucher's number. */
  readonly registrations: readonly Registration[];
}

type Accept = Request<typeof acceptVoucher>;
type AcceptRefusal = Refusal<(typeof acceptVoucher)['errors'][number]>;

/** Both fingerprints stand under every key that is live now: another may have become live since it was issued. */
const coversKeys = ({ tokens = [], underlying }: Voucher, epochs: readonly number[]): boolean =>
  tokensFit(tokens, epochs) && tokensFit(underlying?.tokens ?? [], epochs);

const checkAcceptance = (
  facts: AcceptanceFacts,
  voucher: Voucher,
  { input, openings, actor, consortium, now }: Accept,
): AcceptRefusal | undefined => {
  const standing = standingOf(voucher.debtor, actor);
  return firstRefusal<AcceptRefusal>(
    unless(standing !== undefined, refuse('NOT_THE_DEBTOR')),
    checkStatus(voucher, accepting),
    unless(instantMs(voucher.proposalExpiresAt) > now, refuse('PROPOSAL_EXPIRED')),
    unless(
      voucher.voucherHash === input.voucherHash,
      refuse('TERMS_HASH_MISMATCH', { pointer: '/input/voucherHash' }),
    ),
    checkTerms(voucher, openings.voucher),
    unless(
      opens(openings.underlying, voucher.underlying?.underlyingHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/underlying' }),
    ),
    // Who records first has the debtor's word in hand; the second person of the bank checks it.
    unless(
      standing !== 'recorded' || voucher.person !== undefined || openings.evidence !== undefined,
      refuse('EVIDENCE_MISSING', { pointer: '/terms/evidence' }),
    ),
    unless(isSecond(voucher.person, actor), samePerson(actor)),
    unless(coversKeys(voucher, consortium.settings.fingerprintEpochs), refuse('TOKENS_MISMATCH')),
    unless(!isDuplicate(facts.registrations, voucher.id), refuse('VOUCHER_REGISTERED')),
    checkTrade(facts, openings.underlying.terms, openings),
  );
};

/** The number is taken, and so is the invoice as far as the promise pays it. */
const putInForce = (facts: AcceptanceFacts, voucher: Voucher, { openings, consortium }: Accept): Change[] => {
  const { id, tokens = [], underlying, debtor } = voucher;
  const paid = {
    payer: memberBehind(debtor),
    readers: readersOf(voucher),
    useToken: underlying?.useToken ?? '',
  };
  return [
    ...registerLive(tokens, id, id),
    ...payInvoice(consortium, voucher, facts, openings.newInvoiceUse, paid),
  ];
};

/** Accepting these terms is an unconditional promise to pay the holder of record: they say so themselves. */
export const decideAcceptance = (
  facts: AcceptanceFacts,
  request: Accept,
): Outcome<'voucher.acceptance-proposed.v1' | 'voucher.accepted.v1'> | AcceptRefusal => {
  const { voucher } = facts;
  if (voucher === undefined) return notFound;
  const refused = checkAcceptance(facts, voucher, request);
  if (refused !== undefined) return refused;
  const { openings, actor, consortium } = request;
  const inForce = voucher.person !== undefined;
  const { id } = voucher;
  const said: Voucher = {
    ...voucher,
    status: inForce ? 'accepted' : 'proposed',
    person: actor.enrolmentId,
  };
  return {
    changes: [
      updateVoucher(said),
      ...(inForce ? putInForce(facts, voucher, request) : []),
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
