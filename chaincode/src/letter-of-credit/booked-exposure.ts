/** What the issuing bank owes under the terms in force is booked by the act that brings them into force. Pure. */
import { isRefusal, type Refusal } from '../kernel/errors.ts';
import type { Change } from '../kernel/ledger.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { putExposure, putTerms } from '../kernel/terms.ts';
import { type AmendmentFacts, pendingAmendments } from './amendment-facts.ts';
import { exposureOf } from './amounts.ts';
import { derived } from './openings.ts';
import { memberBehind } from './parties.ts';
import type { Credit } from './records.ts';
import { updateCredit } from './store.ts';
import type { CreditBalanceTerms, CreditExposureTerms, CreditTerms } from './terms.ts';

/** A bank outside of the consortium books nothing here, and none owes anything under a transferred credit. */
const books = ({ exposureHash, parentId }: Credit): boolean =>
  exposureHash !== undefined && parentId === undefined;

/**
 * None while another amendment is pending: until that is answered the bank stays exposed to the higher amount (UCP 600
 * art. 10(b), (c)).
 */
export const bookedExposure = (
  facts: AmendmentFacts,
  credit: Credit,
  { terms, balance }: { readonly terms: CreditTerms; readonly balance: CreditBalanceTerms },
  brought: Opening<CreditExposureTerms> | undefined,
): readonly Change[] | Refusal<'DERIVED_TERMS_WRONG'> => {
  const others = pendingAmendments(facts).filter((number) => number !== facts.number);
  if (!books(credit) || others.length > 0) return [];
  const exposure = derived('newExposure', brought, exposureOf(credit.id, 'letter-of-credit', terms, balance));
  if (isRefusal(exposure)) return exposure;
  const bank = memberBehind(credit.parties.issuingBank);
  return [
    updateCredit({ ...credit, exposureHash: hashOfOpening(exposure) }),
    putExposure(bank, credit.id, exposure),
    ...putTerms([bank], credit.id, 'exposure', exposure),
  ];
};
