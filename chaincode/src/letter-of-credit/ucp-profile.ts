import type { Rule, ProfileRules } from './profile-rules.ts';

const rule = <const Value>(value: Value, article: string): Rule<Value> => ({
  value,
  source: `UCP 600 ${article}`,
});
const notForeseen: Rule<null> = { value: null, source: 'not in UCP 600', silent: true };

/** ICC Uniform Customs and Practice for Documentary Credits, 2007 revision. */
export const ucpProfile: ProfileRules = {
  clocks: {
    examination: rule(5, 'art. 14(b)'),
    advice: rule(null, 'art. 9(e): without delay'),
    'enquiry-answer': notForeseen,
    'amendment-answer': rule(null, 'art. 10(d)'),
    'amendment-rejection': notForeseen,
    dispatch: notForeseen,
    'substitution-notice': rule(null, 'art. 38(i): first demand'),
    substitution: rule(null, 'art. 38(i): on first demand'),
    'substitution-defect-notice': rule(null, 'art. 38(i)'),
    'substitution-cure': rule(null, 'art. 38(i): on first demand'),
    'transferee-notice': notForeseen,
    'reimbursement-claim': { value: 3, source: 'URR 725 art. 11(a)' },
  },
  currencies: rule(null, 'silent: any'),
  language: rule(null, 'silent: any'),
  availability: rule(
    ['sight-payment', 'deferred-payment', 'acceptance', 'negotiation', 'mixed-payment'],
    'art. 6(b)',
  ),
  drafts: rule(true, 'art. 6(c)'),
  tenor: {
    maxDays: notForeseen,
    maxMonths: notForeseen,
    base: notForeseen,
    sightBase: rule('receipt', 'silent: practice'),
  },
  presentation: {
    defaultDays: rule(21, 'art. 14(c)'),
    defaultAppliesTo: rule('original-transport-documents', 'art. 14(c), arts. 19–25'),
    base: rule('shipment', 'art. 14(c)'),
    latestShipment: rule('expiry', 'silent: shipment cannot be later than presentation'),
  },
  examination: {
    start: rule('day-after-presentation', 'art. 14(b)'),
    sightOutcome: rule('honour', 'art. 15'),
    usanceOutcome: rule('undertaking-by-availability', 'arts. 2, 7, 8'),
  },
  refusal: {
    singleNotice: rule(true, 'art. 16(c)'),
    disposals: rule(['HOLD', 'NOTIFY', 'RETURN', 'PREVINST'], 'art. 16(c)(iii)'),
    preclusion: rule(true, 'art. 16(f)'),
  },
  roll: {
    expiry: rule(true, 'art. 29(a)'),
    presentation: rule(true, 'art. 29(a)'),
    maturity: rule(true, 'silent: practice, the following banking day'),
    shipment: rule(false, 'art. 29(c)'),
    declaredOnSchedule: rule(true, 'art. 29(b)'),
  },
  forceMajeure: rule('no-honour-after-expiry', 'art. 36'),
  transfer: {
    times: rule(1, 'art. 38(d)'),
    bankMustBeNamed: rule(false, 'art. 38(b)'),
    mayChangeApplicantName: rule('unless-required-elsewhere', 'art. 38(g)'),
    assignmentOfProceeds: rule('own-article', 'art. 39'),
  },
  confirmation: { bankMustBeNamed: rule(false, 'arts. 2, 8') },
  negotiation: {
    mustBeStated: rule(true, 'art. 6(b)'),
    afterMaturityConfirmation: rule(false, 'art. 2: on or before reimbursement is due'),
    recourseMustBeAgreed: rule(false, 'silent'),
  },
  issue: {
    issuersPlaceAlwaysValid: rule(true, 'art. 6(d)(ii)'),
    partialShipmentWhereSilent: rule('allowed', 'art. 31(a)'),
    transhipmentWhereSilent: rule('by-transport-article', 'arts. 19–24'),
    tradeBackgroundReviewed: rule(false, 'art. 4'),
  },
  documents: {
    taxInvoice: rule(false, 'art. 18: a commercial invoice, need not be signed'),
    minimum: rule([], 'silent: what the credit asks for'),
  },
  cancellation: {
    monthsAfterExpiry: notForeseen,
    consents: rule(['issuing-bank', 'confirming-bank', 'beneficiary'], 'art. 10(a)'),
  },
  amendment: {
    partialAcceptance: rule('rejection', 'art. 10(e)'),
    deadlineClause: rule('disregarded', 'art. 10(f)'),
  },
  payment: {
    recourse: rule('none', 'arts. 7, 8'),
    reimbursingBank: rule(true, 'art. 13'),
  },
  fraud: rule('local-law', 'silent'),
  messages: rule('swift', 'silent: practice'),
};
