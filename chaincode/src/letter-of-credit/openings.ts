/** Terms of before, brought along as openings and checked against what the ledger committed to. */
import { canonicalJson } from '../kernel/canonical-json.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import type { Opening, TermsHash } from '../kernel/opening.ts';
import { opens } from '../kernel/terms.ts';
import type { CreditBalance, CreditVersion } from './records.ts';
import type { CreditBalanceTerms, CreditTerms } from './terms.ts';

/** The opening, where it was brought and is the one with this hash. */
export const opened = <Terms>(
  section: string,
  opening: Opening<Terms> | undefined,
  hash: TermsHash | undefined,
): Opening<Terms> | Refusal<'TERMS_HASH_MISMATCH'> =>
  opening !== undefined && opens(opening, hash)
    ? opening
    : refuse('TERMS_HASH_MISMATCH', { pointer: `/terms/${section}` });

interface Hashes {
  readonly version: CreditVersion | undefined;
  readonly balance: CreditBalance | undefined;
}

interface Accounts {
  readonly credit: Opening<CreditTerms>;
  readonly balance: Opening<CreditBalanceTerms>;
}

/** The terms in force and what has been drawn, where both were brought. */
export const accountsInForce = (
  { version, balance }: Hashes,
  openings: { readonly [Section in keyof Accounts]?: Accounts[Section] | undefined },
): Accounts | Refusal<'TERMS_HASH_MISMATCH'> => {
  const credit = opened('credit', openings.credit, version?.termsHash);
  if (isRefusal(credit)) return credit;
  const drawn = opened('balance', openings.balance, balance?.balanceHash);
  return isRefusal(drawn) ? drawn : { credit, balance: drawn };
};

/** The opening of terms that follow from others, where it says exactly those. */
export const derived = <Terms>(
  section: string,
  opening: Opening<Terms> | undefined,
  expected: Terms,
): Opening<Terms> | Refusal<'DERIVED_TERMS_WRONG'> =>
  opening !== undefined && canonicalJson(opening.terms) === canonicalJson(expected)
    ? opening
    : refuse('DERIVED_TERMS_WRONG', { pointer: `/terms/${section}` });
