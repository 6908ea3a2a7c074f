import type { CreditTerms, PreAdviceTerms } from './terms.ts';

/** What a pre-advice says of a credit. */
export const preAdviceOf = ({
  creditNumber,
  transferable,
  expiry,
  applicant,
  beneficiary,
  amount,
}: CreditTerms): PreAdviceTerms => ({ creditNumber, transferable, expiry, applicant, beneficiary, amount });
