/** Messages between issuing, claiming and reimbursing banks: MT740, MT747, MT742, MT744, MT756. */
import {
  AuthorisationTerms,
  ClaimTerms,
  PaymentTerms,
  ReasonTerms,
  Reimbursement,
  ReimbursementAnswer,
  ReimbursementClaim,
} from '@chopmark/chaincode/api';
import { Problem } from '../plugins/problem.ts';
import { mt756Of } from './message-of-presentation.ts';
import { mt740Of, mt742Of, mt744Of, mt747Of } from './message-of-reimbursement.ts';
import { heldTerms } from './presented.ts';
import { noReference, referenceOr } from './references.ts';
import { bankAs, routeOf } from './route.ts';
import { type CreditSituation, dayOf, type Drafted, type Occurrence, type Step } from './step.ts';
import { unsaidMembers } from './unsaid.ts';

const reimbursementsOf = async ({ organisation, opened }: CreditSituation): Promise<Reimbursement[]> =>
  (await organisation.view.records(`reimbursement/${opened.credit.id}/`)).map(({ value }) =>
    Reimbursement.parse(value),
  );

const authorisationOf = (at: CreditSituation, { id, termsHash: hash }: Reimbursement) =>
  heldTerms(at, id, { section: 'authorisation', schema: AuthorisationTerms, hash });

const toReimburser = (at: CreditSituation) =>
  routeOf(bankAs(at, 'issuingBank'), bankAs(at, 'reimbursingBank'));

/** @throws Problem once it was amended: the record names its last terms only */
const authorised = async (at: CreditSituation, reimbursement: Reimbursement): Promise<Drafted> => {
  if (reimbursement.amendments > 0) {
    throw new Problem('TERMS_NOT_HELD', { pointer: '/terms/authorisation', expected: 'none amended since' });
  }
  return {
    message: mt740Of(at.terms, await authorisationOf(at, reimbursement), toReimburser(at)),
    unsaid: [],
  };
};

export const authorisationToReimburse: Step = async (at) =>
  (await reimbursementsOf(at)).map((reimbursement): Occurrence => ({
    at: reimbursement.act.at,
    as: 'issuingBank',
    draft: () => authorised(at, reimbursement),
  }));

const amended = async (at: CreditSituation, reimbursement: Reimbursement): Promise<Drafted> => {
  const authorisation = await authorisationOf(at, reimbursement);
  const authorisedOn = dayOf(reimbursement.act.at);
  return {
    message: mt747Of(authorisation, { route: toReimburser(at), authorisedOn }),
    unsaid: unsaidMembers('/authorisation', authorisation, [
      'rules',
      'claimingBank',
      'charges',
      'preDebitNoticeDays',
    ]),
  };
};

/** The last one: of those before it nothing is on record. */
export const amendmentOfAuthorisation: Step = async (at) =>
  (await reimbursementsOf(at))
    .filter(({ amendments }) => amendments > 0)
    .map((reimbursement): Occurrence => ({
      at: reimbursement.act.at,
      as: 'issuingBank',
      draft: () => amended(at, reimbursement),
    }));

const claimsOf = async (at: CreditSituation): Promise<ReimbursementClaim[]> => {
  const { view } = at.organisation;
  const found = await Promise.all(
    (await reimbursementsOf(at)).map(({ id }) => view.records(`reimbursement-claim/${id}/`)),
  );
  return found.flat().map(({ value }) => ReimbursementClaim.parse(value));
};

const claimTermsOf = (at: CreditSituation, { id, termsHash: hash }: ReimbursementClaim) =>
  heldTerms(at, id, { section: 'claim', schema: ClaimTerms, hash });

const claimed = async (at: CreditSituation, claim: ReimbursementClaim): Promise<Drafted> => {
  const terms = await claimTermsOf(at, claim);
  const own = referenceOr(at.terms.creditNumber, '/claim/reference', terms.reference);
  const route = routeOf(bankAs(at, claim.act.as), bankAs(at, 'reimbursingBank'));
  return { message: mt742Of(at.terms, terms, { route, reference: own.text }), unsaid: own.unsaid };
};

export const claim: Step = async (at) =>
  (await claimsOf(at)).map((one): Occurrence => ({
    at: one.act.at,
    as: one.act.as,
    claim: one.id,
    presentation: one.presentationId,
    draft: () => claimed(at, one),
  }));

const answer = async (
  at: CreditSituation,
  of: ReimbursementClaim,
  { answer: answered, termsHash: hash }: ReimbursementAnswer,
): Promise<Drafted> => {
  const terms = await claimTermsOf(at, of);
  const related = referenceOr(noReference, '/claim/reference', terms.reference);
  const route = routeOf(bankAs(at, 'reimbursingBank'), bankAs(at, of.act.as));
  if (answered === 'rejected') {
    const { reason } = await heldTerms(at, of.id, { section: 'reason', schema: ReasonTerms, hash });
    const header = { route, reference: related.text, issuingBank: at.terms.issuingBank };
    return { message: mt744Of(at.terms, { claim: terms, reason }, header), unsaid: related.unsaid };
  }
  const payment = await heldTerms(at, of.id, { section: 'payment', schema: PaymentTerms, hash });
  const own = referenceOr(at.terms.creditNumber, '/payment/reference', payment.reference);
  return {
    message: mt756Of(
      { route, reference: own.text, related: related.text },
      { claimed: terms.amount, paid: payment.amount, paidOn: payment.paidOn },
    ),
    unsaid: [...own.unsaid, ...related.unsaid],
  };
};

const answers =
  (kind: ReimbursementAnswer['answer']): Step =>
  async (at) => {
    const found = await Promise.all(
      (await claimsOf(at)).map(async (of): Promise<Occurrence[]> => {
        const record = await at.organisation.view.record(`reimbursement-answer/${of.id}`);
        const given = record && ReimbursementAnswer.parse(record.value);
        if (given?.answer !== kind) return [];
        const draft = () => answer(at, of, given);
        return [
          { at: given.act.at, as: 'reimbursingBank', claim: of.id, presentation: of.presentationId, draft },
        ];
      }),
    );
    return found.flat();
  };

export const rejectedClaim = answers('rejected');
export const paidClaim = answers('paid');
