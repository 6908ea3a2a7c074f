/** A reimbursement, as messages need it: public facts, and own copies of what banks said to each other. */
import { AuthorisationTerms, ClaimTerms, Reimbursement, ReimbursementClaim } from '@chopmark/chaincode/api';
import { heldTerms } from './presented.ts';
import type { OuterSituation } from './step.ts';

export interface Claimed {
  readonly reimbursement: Reimbursement;
  readonly claim: ReimbursementClaim;
}

export const reimbursementsOf = async ({ organisation, opened }: OuterSituation): Promise<Reimbursement[]> =>
  (await organisation.view.records(`reimbursement/${opened.credit.id}/`)).map(({ value }) =>
    Reimbursement.parse(value),
  );

/** @throws Problem where the own organisation holds no copy of this version */
export const authorisationOf = (
  at: OuterSituation,
  reimbursementId: string,
  hash: string,
): Promise<AuthorisationTerms> =>
  heldTerms(at, reimbursementId, { section: 'authorisation', schema: AuthorisationTerms, hash });

/** Every claim under the credit, with the authorisation that it draws on. */
export const claimsUnder = async (at: OuterSituation): Promise<Claimed[]> => {
  const found = (await reimbursementsOf(at)).map(async (reimbursement) =>
    (await at.organisation.view.records(`reimbursement-claim/${reimbursement.id}/`)).map(({ value }) => ({
      reimbursement,
      claim: ReimbursementClaim.parse(value),
    })),
  );
  return (await Promise.all(found)).flat();
};

/** @throws Problem where the own organisation holds no copy of it */
export const claimTermsOf = (
  at: OuterSituation,
  { id, termsHash: hash }: ReimbursementClaim,
): Promise<ClaimTerms> => heldTerms(at, id, { section: 'claim', schema: ClaimTerms, hash });
