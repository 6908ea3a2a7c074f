import type { Rule, ProfileRules } from './profile-rules.ts';

const rule = <const Value>(value: Value, article?: string): Rule<Value> => ({
  value,
  source: article === undefined ? 'CN-DLC 2016' : `CN-DLC 2016 ${article}`,
});
const unconfirmed = <const Value>(value: Value, why: string): Rule<Value> => ({
  value,
  source: why,
  unconfirmed: true,
});
const civilLaw = <const Value>(value: Value, articles = ''): Rule<Value> => ({
  value,
  source: `Civil Code of the PRC${articles}`,
});

/** Chinese domestic credits. Article numbers are help text; every number is the consortium's setting. */
export const domesticProfile: ProfileRules = {
  clocks: {
    examination: rule(5),
    advice: rule(3, 'art. 23'),
    'enquiry-answer': rule(2, 'art. 24'),
    'amendment-answer': rule(3),
    'amendment-rejection': rule(2),
    dispatch: rule(5, 'arts. 40–43'),
    'substitution-notice': rule(2),
    substitution: rule(5),
    'substitution-defect-notice': rule(1),
    'substitution-cure': rule(5),
    'transferee-notice': rule(2),
    'reimbursement-claim': rule(null, 'knows no reimbursing bank'),
  },
  currencies: rule(['CNY']),
  language: rule('zh', 'art. 14'),
  availability: rule(['sight-payment', 'maturity-confirmation', 'negotiation']),
  drafts: rule(false),
  tenor: {
    maxDays: rule(365),
    maxMonths: rule(12),
    base: unconfirmed('receipt', 'the text names no day from which the year is counted'),
    sightBase: unconfirmed('receipt', 'receipt by the issuing or confirming bank'),
  },
  presentation: {
    defaultDays: rule(15),
    defaultAppliesTo: rule('any-proof'),
    base: rule('shipment-or-service'),
    latestShipment: rule('expiry'),
  },
  examination: {
    start: rule('day-after-receipt'),
    sightOutcome: rule('payment-within-the-period'),
    usanceOutcome: rule('maturity-confirmation-within-the-period'),
  },
  refusal: {
    singleNotice: rule(true),
    disposals: rule(['HOLD', 'NOTIFY', 'RETURN', 'PREVINST']),
    preclusion: rule(true),
  },
  roll: {
    expiry: rule(true, 'art. 59'),
    presentation: rule(true, 'art. 59'),
    maturity: civilLaw(true, ' art. 203'),
    shipment: rule(false, 'art. 59'),
    declaredOnSchedule: rule(false, 'silent'),
  },
  forceMajeure: unconfirmed('civil-law', 'no article of the measures'),
  transfer: {
    times: rule(1),
    bankMustBeNamed: rule(true, 'art. 14'),
    mayChangeApplicantName: rule('unless-required-elsewhere'),
    assignmentOfProceeds: civilLaw('civil-law', ' arts. 545–550'),
  },
  confirmation: { bankMustBeNamed: rule(true, 'art. 14') },
  negotiation: {
    mustBeStated: rule(true, 'art. 14'),
    afterMaturityConfirmation: rule(true),
    recourseMustBeAgreed: rule(true),
  },
  issue: {
    issuersPlaceAlwaysValid: rule(true, 'art. 11'),
    partialShipmentWhereSilent: rule('allowed', 'art. 14'),
    transhipmentWhereSilent: rule('allowed', 'art. 14'),
    tradeBackgroundReviewed: rule(true, 'art. 13'),
  },
  documents: {
    taxInvoice: rule(true, 'art. 54'),
    minimum: rule(['invoice', 'delivery-or-service-proof'], 'art. 14'),
  },
  cancellation: {
    monthsAfterExpiry: rule(1),
    consents: rule([
      'issuing-bank',
      'confirming-bank',
      'beneficiary',
      'negotiating-bank',
      'transferring-bank',
    ]),
  },
  amendment: {
    partialAcceptance: rule('rejection'),
    deadlineClause: {
      value: 'disregarded',
      source: 'not regulated: the consortium follows UCP 600 art. 10(f)',
    },
  },
  payment: { recourse: rule('fraud-only'), reimbursingBank: rule(false) },
  fraud: {
    value: 'court-rules-on-credits',
    source: 'SPC provisions on letter-of-credit disputes (2005, 2020)',
  },
  messages: rule('domestic', 'art. 15'),
};
