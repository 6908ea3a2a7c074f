/** A credit's own proceeds become an asset: registered by the beneficiary. Pure decisions. */
import { putClaim } from '../claim/store.ts';
import { isDuplicate, registerPending } from '../fingerprint/machine.ts';
import type { Registration } from '../fingerprint/store.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkAct } from '../letter-of-credit/act.ts';
import {
  type CreditParties,
  type CreditParty,
  membersBehind,
  memberBehind,
} from '../letter-of-credit/parties.ts';
import type { Credit, CreditBalance, CreditVersion } from '../letter-of-credit/records.ts';
import { expiryAllowed, peersOf } from '../membership/consortium.ts';
import { type registerProceeds, registerProceedsAct } from './commands.ts';
import { proceedsOfCredit } from './derive.ts';
import type { Proceeds } from './records.ts';
import { putProceeds } from './store.ts';

export interface RegistrationFacts {
  readonly credit: Credit | undefined;
  readonly version: CreditVersion | undefined;
  readonly balance: CreditBalance | undefined;
  readonly idTaken: boolean;
  /** Proceeds of the same credit that were registered before, and whether the obligor attested them. */
  readonly earlier: Proceeds | undefined;
  readonly earlierAttested: boolean;
  readonly registrations: readonly Registration[];
}

type Register = Request<typeof registerProceeds>;
type RegisterRefusal = Refusal<(typeof registerProceeds)['errors'][number]>;

/** One token in each live epoch. */
export const tokensFit = (
  tokens: readonly { readonly epoch: number }[],
  epochs: readonly number[],
): boolean =>
  tokens.length === epochs.length && epochs.every((epoch) => tokens.some((token) => token.epoch === epoch));

/** The proceeds are all that is left of this credit, and there is something left. */
const checkAmounts = ({ openings, input }: Register): RegisterRefusal | undefined => {
  const proceeds = proceedsOfCredit(input.creditId, openings.credit.terms, openings.balance.terms);
  return canonicalJson(openings.proceeds.terms) === canonicalJson(proceeds)
    ? undefined
    : refuse('AMOUNT_MISMATCH', { pointer: '/terms/proceeds' });
};

/** A registration that nobody attested in time gives way. */
export const isTaken = (
  { earlier, earlierAttested }: Pick<RegistrationFacts, 'earlier' | 'earlierAttested'>,
  now: number,
): boolean => earlier !== undefined && (earlierAttested || instantMs(earlier.proposalExpiresAt) > now);

const refuseRegistration = (
  facts: RegistrationFacts,
  obligor: CreditParty | undefined,
  request: Register,
): RegisterRefusal | undefined => {
  const { input, openings, consortium, now } = request;
  const expiry = instantMs(input.proposalExpiresAt);
  const knows =
    opens(openings.credit, facts.version?.termsHash) && opens(openings.balance, facts.balance?.balanceHash);
  return firstRefusal<RegisterRefusal>(
    unless(obligor !== undefined, refuse('PARTY_UNKNOWN', { pointer: '/input/obligor' })),
    unless(
      expiryAllowed(expiry, now, consortium.settings.proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/proposalExpiresAt' }),
    ),
    unless(!facts.idTaken, refuse('ID_TAKEN', { pointer: '/input/assetId' })),
    unless(knows, refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/credit' })),
    checkAmounts(request),
    unless(
      tokensFit(input.tokens, consortium.settings.fingerprintEpochs),
      refuse('TOKENS_MISMATCH', { pointer: '/input/tokens' }),
    ),
    unless(
      !isTaken(facts, now) && !isDuplicate(facts.registrations, input.creditId),
      refuse('PROCEEDS_REGISTERED'),
    ),
  );
};

/** Banks that claim from the obligor in their own right (UCP 600 arts. 7(c), 8(c), 12(b)). */
export const ownRightOf = (parties: CreditParties, obligor: CreditParty): string[] => [
  ...new Set([memberBehind(obligor), ...membersBehind(parties, ['confirmingBank', 'nominatedBank'])]),
];

/** What is written of new proceeds until their obligor attests them. */
export const registrationChanges = (
  proceeds: Proceeds,
  readers: readonly string[],
  { registrations }: Pick<RegistrationFacts, 'registrations'>,
  {
    openings,
    consortium,
    now,
  }: Pick<Register, 'consortium' | 'now'> & {
    readonly openings: Pick<Register['openings'], 'proceeds'>;
  },
): Change[] => [
  ...putProceeds(consortium, proceeds),
  putClaim(proceeds.claimId, { rootId: proceeds.id }),
  ...registerPending(registrations, proceeds.id, proceeds.proposalExpiresAt, now),
  ...putTerms(readers, proceeds.id, 'proceeds', openings.proceeds),
];

export const decideRegistration = (
  facts: RegistrationFacts,
  request: Register,
): Outcome<'credit-proceeds.registered.v1'> | RegisterRefusal => {
  const { input, openings, actor, consortium, now } = request;
  const found = checkAct(registerProceedsAct, { credit: facts.credit, actor, now });
  if (isRefusal(found)) return found;
  const { parties } = found.credit;
  const obligor = parties[input.obligor];
  const refused = refuseRegistration(facts, obligor, request);
  if (refused !== undefined) return refused;
  if (obligor === undefined) return refuse('PARTY_UNKNOWN', { pointer: '/input/obligor' });
  const proceeds: Proceeds = {
    id: input.assetId,
    creditId: found.credit.id,
    claimId: input.claimId,
    creditor: actor.party,
    obligor,
    obligorRole: input.obligor,
    ownRight: ownRightOf(parties, obligor),
    proceedsHash: hashOfOpening(openings.proceeds),
    tokens: input.tokens,
    proposalExpiresAt: input.proposalExpiresAt,
  };
  const readers = [actor.mspId, memberBehind(obligor)];
  return {
    changes: registrationChanges(proceeds, readers, facts, request),
    events: [event('credit-proceeds.registered.v1', { assetId: proceeds.id, creditId: proceeds.creditId })],
    endorsers: peersOf(consortium, ...readers),
  };
};
