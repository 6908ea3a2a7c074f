/** Words of a SWIFT message beside those of the terms, one table each. */
import type { CreditTerms } from '@chopmark/chaincode/api';

export const availabilityWords: Readonly<Record<CreditTerms['availability']['by'], string>> = {
  'sight-payment': 'BY PAYMENT',
  'deferred-payment': 'BY DEF PAYMENT',
  acceptance: 'BY ACCEPTANCE',
  negotiation: 'BY NEGOTIATION',
  'mixed-payment': 'BY MIXED PYMT',
};

export const confirmationWords: Readonly<Record<CreditTerms['confirmation'], string>> = {
  without: 'WITHOUT',
  'may-add': 'MAY ADD',
  confirm: 'CONFIRM',
};

export const permissionWords = {
  allowed: 'ALLOWED',
  'not-allowed': 'NOT ALLOWED',
  conditional: 'CONDITIONAL',
} as const;

/** Purpose codes of amended texts. */
export const amendmentActionWords = {
  add: 'ADD',
  delete: 'DELETE',
  'replace-all': 'REPALL',
} as const;

/** 71N. */
export const amendmentChargeWords = { applicant: 'APPL', beneficiary: 'BENE', other: 'OTHR' } as const;

/** Members of an MT707 for the texts of a credit. */
export const amendedTextMembers = {
  goods: 'amendedGoods',
  documentsRequired: 'amendedDocumentsRequired',
  additionalConditions: 'amendedAdditionalConditions',
  beneficiaryPaymentConditions: 'amendedPaymentConditionsForBeneficiary',
  bankPaymentConditions: 'amendedPaymentConditionsForBank',
} as const;

/** The term that a word of the message stands for. */
export const termOf = <Term extends string>(
  words: Readonly<Record<Term, string>>,
  word: string | undefined,
): Term | undefined => (Object.keys(words) as Term[]).find((term) => words[term] === word);
