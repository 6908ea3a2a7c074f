/** Bank-to-bank reimbursement under a credit, for the banks that it is between. */
import {
  AuthorisationTerms,
  authorisationVersions,
  bankingDayOf,
  ClaimTerms,
  claimStates,
  type Credit,
  type CreditRole,
  isNotCovered,
  lastDayOf,
  Money,
  profileRules,
  Reimbursement,
  ReimbursementAccount,
  ReimbursementAnswer,
  ReimbursementClaim,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { HostedOrganisation, LedgerView } from '../hosting.ts';
import { type Days, Deadline, deadlineOn } from '../letter-of-credit/deadline.ts';
import { calendarAt } from '../letter-of-credit/place.ts';
import { rolesOf } from '../letter-of-credit/standing.ts';
import { comparedCopies } from '../letter-of-credit/versions.ts';
import { Difference } from '../letter-of-credit/difference.ts';
import { ownTerms } from '../plugins/own-terms.ts';
import { seesAll, type Viewer } from '../plugins/viewer.ts';

const ClaimView = z
  .strictObject({
    claimId: z.string(),
    presentationId: z.string().optional(),
    state: z.enum(claimStates),
    amount: Money.optional(),
    deadline: Deadline.optional().meta({ description: 'Until when it is processed, while it waits.' }),
  })
  .meta({ id: 'ReimbursementClaim' });

const AuthorisationVersionView = z
  .strictObject({
    number: z.int().meta({ description: '0 as it was authorised, from 1 on the number of the amendment.' }),
    termsHash: z.string(),
    at: z.string(),
    recorded: z.boolean().meta({ description: 'Recorded for an issuing bank outside of the consortium.' }),
    inForce: z.boolean(),
    undertaken: z.boolean().meta({ description: 'The reimbursing bank undertook to honour these terms.' }),
    held: z.boolean(),
    changes: z.array(Difference).optional(),
  })
  .meta({ id: 'ReimbursementVersion' });

export const ReimbursementView = z
  .strictObject({
    reimbursementId: z.string(),
    amendments: z.int(),
    isUndertaken: z
      .boolean()
      .meta({ description: 'The reimbursing bank undertook to pay (URR 725 art. 9).' }),
    amount: Money.optional().meta({ description: 'What is authorised.' }),
    versions: z
      .array(AuthorisationVersionView)
      .meta({ description: 'Of its terms, the first one first, as far as they are on record.' }),
    claims: z.array(ClaimView),
  })
  .meta({ id: 'Reimbursement' });
type ReimbursementView = z.output<typeof ReimbursementView>;

/** Firms of the credit have no part in it (UCP 600 art. 13). */
const between: readonly CreditRole[] = ['issuingBank', 'reimbursingBank', 'confirmingBank', 'nominatedBank'];

/** Three banking days after the claim; at the place that the viewer names, or the one that the claim named. */
export const claimDeadline = (
  days: Days,
  { act, processDueOn }: ReimbursementClaim,
): Deadline | undefined => {
  const rules = profileRules[days.credit.profile];
  const { source } = rules.clocks['reimbursement-claim'];
  const named = { what: 'reimbursement-claim', source };
  if (days.place === undefined) {
    return processDueOn === undefined
      ? { status: 'no-calendar', ...named }
      : { status: 'on', date: processDueOn, ...named };
  }
  return deadlineOn(named, calendarAt(days.calendars, days.place), (at) => {
    const received = bankingDayOf(at, act.at);
    return isNotCovered(received) ? received : lastDayOf(rules, 'reimbursement-claim', at, received);
  });
};

export interface OpenClaim {
  readonly claim: ReimbursementClaim;
  readonly state: (typeof claimStates)[number];
}

const claimsOf = async (view: LedgerView, reimbursementId: string): Promise<OpenClaim[]> => {
  const records = await view.records(`reimbursement-claim/${reimbursementId}/`);
  return Promise.all(
    records.map(async ({ value }) => {
      const claim = ReimbursementClaim.parse(value);
      const answer = await view.record(`reimbursement-answer/${claim.id}`);
      return {
        claim,
        state: answer === undefined ? 'claimed' : ReimbursementAnswer.parse(answer.value).answer,
      };
    }),
  );
};

export interface OpenReimbursement {
  readonly reimbursement: Reimbursement;
  readonly account: ReimbursementAccount | undefined;
  readonly claims: readonly OpenClaim[];
}

/** Those of the credit, where the viewer is one of the banks that they are between. */
export const reimbursementsOf = async (
  view: LedgerView,
  credit: Credit,
  viewer: Viewer,
): Promise<OpenReimbursement[]> => {
  const isBetween = rolesOf(credit.parties, viewer).some((role) => between.includes(role));
  if (!isBetween && !seesAll(viewer)) return [];
  const records = await view.records(`reimbursement/${credit.id}/`);
  return Promise.all(
    records.map(async ({ value }) => {
      const reimbursement = Reimbursement.parse(value);
      const account = await view.record(`reimbursement-account/${reimbursement.id}`);
      return {
        reimbursement,
        account: account && ReimbursementAccount.parse(account.value),
        claims: await claimsOf(view, reimbursement.id),
      };
    }),
  );
};

const amountOf = (schema: typeof AuthorisationTerms | typeof ClaimTerms, terms: unknown) => {
  const found = schema.safeParse(terms);
  return found.success ? { amount: found.data.amount } : {};
};

const versionsOf = async (
  organisation: HostedOrganisation,
  { reimbursement, account }: OpenReimbursement,
): Promise<ReimbursementView['versions']> => {
  const versions = authorisationVersions(reimbursement);
  const copies = await Promise.all(
    versions.map(({ termsHash }) => ownTerms(organisation, reimbursement.id, 'authorisation', termsHash)),
  );
  const compared = comparedCopies(copies, AuthorisationTerms);
  return versions.map(({ number, termsHash, act }, at) => ({
    number,
    termsHash,
    at: act.at,
    recorded: act.recorded,
    inForce: at === versions.length - 1,
    undertaken: termsHash === account?.undertakingHash,
    held: false,
    ...compared[at],
  }));
};

export const reimbursementView = async (
  organisation: HostedOrganisation,
  open: OpenReimbursement,
  days: Days,
): Promise<ReimbursementView> => {
  const { reimbursement, account, claims } = open;
  const { id, termsHash, amendments } = reimbursement;
  const hash = account?.undertakingHash ?? termsHash;
  const views = claims.map(async ({ claim, state }) => {
    const deadline = state === 'claimed' ? claimDeadline(days, claim) : undefined;
    return {
      claimId: claim.id,
      ...(claim.presentationId === undefined ? {} : { presentationId: claim.presentationId }),
      state,
      ...amountOf(ClaimTerms, await ownTerms(organisation, claim.id, 'claim', claim.termsHash)),
      ...(deadline === undefined ? {} : { deadline }),
    };
  });
  return {
    reimbursementId: id,
    amendments,
    isUndertaken: account?.undertakingHash !== undefined,
    ...amountOf(AuthorisationTerms, await ownTerms(organisation, id, 'authorisation', hash)),
    versions: await versionsOf(organisation, open),
    claims: await Promise.all(views),
  };
};
