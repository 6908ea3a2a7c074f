/** What changes when an amendment becomes part of a credit, by the beneficiary's word or by its presentation. Pure. */
import { isRefusal, type Refusal } from '../kernel/errors.ts';
import type { Change } from '../kernel/ledger.ts';
import { hashOfOpening, type Opening, type TermsHash } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import type { AmendmentTerms } from './amendment-terms.ts';
import { amendedTerms } from './apply-amendment.ts';
import type { CreditFacts } from './load.ts';
import { accountsInForce, derived, opened } from './openings.ts';
import { type CreditParties, creditRoles, membersBehind, transferredReaders } from './parties.ts';
import type { Amendment, Credit, CreditVersion } from './records.ts';
import { putVersion } from './store.ts';
import type { CreditBalanceTerms, CreditTerms } from './terms.ts';

/** Sections that an act brings which makes an amendment part of the credit. */
export interface AmendingOpenings {
  readonly amendment?: Opening<AmendmentTerms> | undefined;
  /** The terms in force before. */
  readonly credit?: Opening<CreditTerms> | undefined;
  /** The terms in force after. */
  readonly newCredit?: Opening<CreditTerms> | undefined;
  readonly balance?: Opening<CreditBalanceTerms> | undefined;
}

export type AmendingRefusal = Refusal<
  | 'TERMS_HASH_MISMATCH'
  | 'AMENDMENT_INVALID'
  | 'CREDIT_TERMS_INVALID'
  | 'AMENDMENT_BELOW_DRAWN'
  | 'DERIVED_TERMS_WRONG'
>;

const keepers = creditRoles.filter((role) => role !== 'reimbursingBank');

/** Members that keep the terms in force: all parties but a reimbursing bank, and the two sides of a transfer. */
export const keepersOf = (parties: CreditParties, credit: Credit | undefined): string[] =>
  membersBehind(parties, credit?.parentId === undefined ? keepers : transferredReaders);

export interface AmendedVersion {
  readonly version: CreditVersion;
  /** Version and copies of the terms in force, for all members that keep them: their peers must endorse. */
  readonly changes: readonly Change[];
  readonly recipients: readonly string[];
  /** The terms in force from here, and what was drawn. */
  readonly terms: CreditTerms;
  readonly balance: CreditBalanceTerms;
}

/** The version after this one: it keeps the hash of each before it, so that an old paper is known as one. */
const nextVersion = (version: CreditVersion, amendment: number, termsHash: TermsHash): CreditVersion => ({
  creditId: version.creditId,
  number: version.number + 1,
  termsHash,
  amendments: [...version.amendments, amendment],
  earlier: [...(version.earlier ?? []), version.termsHash],
});

/**
 * The next version of the terms in force: the present ones with this amendment applied, exactly. The act that accepts
 * calls it (UCP 600 art. 10(c)), and so does the finding that a presentation complies with an amendment that nobody has
 * answered: deemed acceptance.
 */
export const amendedVersion = (
  facts: CreditFacts,
  parties: CreditParties,
  amendment: Amendment,
  openings: AmendingOpenings,
): AmendedVersion | AmendingRefusal => {
  const brought = opened('amendment', openings.amendment, amendment.termsHash);
  if (isRefusal(brought)) return brought;
  const accounts = accountsInForce(facts, openings);
  if (isRefusal(accounts)) return accounts;
  const { credit, balance: drawn } = accounts;
  const expected = amendedTerms(credit.terms, brought.terms, drawn.terms);
  if (isRefusal(expected)) return expected;
  const newCredit = derived('newCredit', openings.newCredit, expected);
  if (isRefusal(newCredit)) return newCredit;
  const { creditId, number } = amendment;
  const next = nextVersion(facts.version as CreditVersion, number, hashOfOpening(newCredit));
  const recipients = keepersOf(parties, facts.credit);
  return {
    version: next,
    changes: [putVersion(next), ...putTerms(recipients, creditId, 'credit', newCredit)],
    recipients,
    terms: newCredit.terms,
    balance: drawn.terms,
  };
};
