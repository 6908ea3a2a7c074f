/** What issuing and claiming banks say of reimbursement: MT740, MT747, MT742. */
import { authorisationVersions, type Reimbursement } from '@chopmark/chaincode/api';
import { mt740Of, mt742Of, mt747Of } from './message-of-reimbursement.ts';
import { authorisationOf, type Claimed, claimsUnder, claimTermsOf, reimbursementsOf } from './reimbursed.ts';
import { referenceOr } from './references.ts';
import { bankAs, routeOf } from './route.ts';
import { type CreditSituation, dayOf, type Drafted, type Occurrence, type Step } from './step.ts';
import { unsaidMembers } from './unsaid.ts';

type AuthorisationVersion = ReturnType<typeof authorisationVersions>[number];

const toReimburser = (at: CreditSituation) =>
  routeOf(bankAs(at, 'issuingBank'), bankAs(at, 'reimbursingBank'));

const authorised = async (
  at: CreditSituation,
  { id }: Reimbursement,
  { termsHash }: AuthorisationVersion,
): Promise<Drafted> => ({
  message: mt740Of(at.terms, await authorisationOf(at, id, termsHash), toReimburser(at)),
  unsaid: [],
});

/** Each version of each authorisation, of those that are on record. */
const versionsOf = async (at: CreditSituation) =>
  (await reimbursementsOf(at)).flatMap((reimbursement) =>
    authorisationVersions(reimbursement).map((version) => ({ reimbursement, version })),
  );

/** As it was given, whatever amendments came after. */
export const authorisationToReimburse: Step = async (at) =>
  (await versionsOf(at))
    .filter(({ version }) => version.number === 0)
    .map(({ reimbursement, version }): Occurrence => ({
      at: version.act.at,
      as: 'issuingBank',
      draft: () => authorised(at, reimbursement, version),
    }));

const amended = async (
  at: CreditSituation,
  { id, act }: Reimbursement,
  { termsHash }: AuthorisationVersion,
): Promise<Drafted> => {
  const authorisation = await authorisationOf(at, id, termsHash);
  const authorisedOn = dayOf(act.at);
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

export const amendmentOfAuthorisation: Step = async (at) =>
  (await versionsOf(at))
    .filter(({ version }) => version.number > 0)
    .map(({ reimbursement, version }): Occurrence => ({
      at: version.act.at,
      as: 'issuingBank',
      amendment: version.number,
      draft: () => amended(at, reimbursement, version),
    }));

const claimed = async (at: CreditSituation, { claim }: Claimed): Promise<Drafted> => {
  const terms = await claimTermsOf(at, claim);
  const own = referenceOr(at.terms.creditNumber, '/claim/reference', terms.reference);
  const route = routeOf(bankAs(at, claim.act.as), bankAs(at, 'reimbursingBank'));
  return { message: mt742Of(at.terms, terms, { route, reference: own.text }), unsaid: own.unsaid };
};

export const claim: Step = async (at) =>
  (await claimsUnder(at)).map((one): Occurrence => ({
    at: one.claim.act.at,
    as: one.claim.act.as,
    claim: one.claim.id,
    presentation: one.claim.presentationId,
    draft: () => claimed(at, one),
  }));
