/**
 * What a reimbursing bank answers to a claim: MT756, MT744. It need hold no terms of the credit: authorisation and
 * claim name the banks, and are independent of the credit that they refer to (URR 725 art. 3).
 */
import { PaymentTerms, ReasonTerms, ReimbursementAnswer } from '@chopmark/chaincode/api';
import { mt756Of } from './message-of-presentation.ts';
import { mt744Of } from './message-of-reimbursement.ts';
import { heldTerms } from './presented.ts';
import { authorisationOf, type Claimed, claimsUnder, claimTermsOf } from './reimbursed.ts';
import { noReference, referenceOr } from './references.ts';
import { bankAs, type Named, routeOf } from './route.ts';
import type { Drafted, Occurrence, OuterSituation, OuterStep } from './step.ts';

/** The bank as the reimbursement names it, else as the terms of the credit do. */
const namedBy = (at: OuterSituation, own: Named, role: Parameters<typeof bankAs>[1]): Named =>
  own[1] !== undefined || at.terms === undefined ? own : bankAs({ ...at, terms: at.terms }, role);

/** What the answer is about, and between whom it goes. */
const answered = async (at: OuterSituation, { reimbursement, claim }: Claimed) => {
  const authorisation = await authorisationOf(at, reimbursement.id, reimbursement.termsHash);
  const terms = await claimTermsOf(at, claim);
  const from: Named = ['/authorisation/reimbursingBank', authorisation.reimbursingBank];
  const to: Named = ['/claim/claimingBank', terms.claimingBank];
  return {
    terms,
    credit: {
      creditNumber: authorisation.creditNumber,
      issuingBank: at.terms?.issuingBank ?? authorisation.issuingBank,
      issueDate: at.terms?.issueDate,
    },
    route: routeOf(namedBy(at, from, 'reimbursingBank'), namedBy(at, to, claim.act.as)),
    related: referenceOr(noReference, '/claim/reference', terms.reference),
  };
};

const rejection = async (at: OuterSituation, of: Claimed, hash: string): Promise<Drafted> => {
  const { terms, credit, route, related } = await answered(at, of);
  const { reason } = await heldTerms(at, of.claim.id, { section: 'reason', schema: ReasonTerms, hash });
  const header = { route, reference: related.text };
  return { message: mt744Of(credit, { claim: terms, reason }, header), unsaid: related.unsaid };
};

const payment = async (at: OuterSituation, of: Claimed, hash: string): Promise<Drafted> => {
  const { terms, credit, route, related } = await answered(at, of);
  const paid = await heldTerms(at, of.claim.id, { section: 'payment', schema: PaymentTerms, hash });
  const own = referenceOr(credit.creditNumber, '/payment/reference', paid.reference);
  return {
    message: mt756Of(
      { route, reference: own.text, related: related.text },
      { claimed: terms.amount, paid: paid.amount, paidOn: paid.paidOn },
    ),
    unsaid: [...own.unsaid, ...related.unsaid],
  };
};

const answers =
  (
    kind: ReimbursementAnswer['answer'],
    draftOf: (at: OuterSituation, of: Claimed, hash: string) => Promise<Drafted>,
  ): OuterStep =>
  async (at) => {
    const found = (await claimsUnder(at)).map(async (of): Promise<Occurrence[]> => {
      const { id, presentationId } = of.claim;
      const record = await at.organisation.view.record(`reimbursement-answer/${id}`);
      const given = record && ReimbursementAnswer.parse(record.value);
      if (given?.answer !== kind) return [];
      const draft = () => draftOf(at, of, given.termsHash);
      return [{ at: given.act.at, as: 'reimbursingBank', claim: id, presentation: presentationId, draft }];
    });
    return (await Promise.all(found)).flat();
  };

export const rejectedClaim = answers('rejected', rejection);
export const paidClaim = answers('paid', payment);
