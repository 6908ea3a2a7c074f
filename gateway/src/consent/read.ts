/** Consents and what was asked under them: the firm's own log. */
import { Consent, Grant, Party, Purpose, Verification } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { isParty, seesAll, type Viewer, viewerOf } from '../plugins/viewer.ts';
import { recordsOf } from '../receivable/records.ts';

export const ConsentSummary = z
  .strictObject({
    consentId: z.string(),
    grantor: Party,
    ...Grant,
    status: z.enum(['granted', 'revoked', 'expired']),
  })
  .meta({ id: 'ConsentSummary' });
type ConsentSummary = z.output<typeof ConsentSummary>;

/** What the record and the answer have in common. */
const Stated = z.object({ grantor: Party, ...Grant });

const Use = z.strictObject({
  verificationId: z.string(),
  bank: z.string(),
  customs: z.string(),
  purpose: Purpose,
  count: z.int().meta({ description: 'Declarations in the question.' }),
  status: z.enum(['asked', 'answered']),
  askedAt: z.string(),
  answeredAt: z.string().optional(),
  validUntil: z.string().optional(),
  terms: z.record(z.string(), z.json()).meta({ description: 'The own copy: question, answer.' }),
});

export const ConsentView = ConsentSummary.extend({
  uses: z.array(Use).meta({ description: 'Every question under the consent.' }),
}).meta({ id: 'Consent' });
type ConsentView = z.output<typeof ConsentView>;

export const VerificationView = Use.meta({ id: 'Verification' });
type VerificationView = z.output<typeof VerificationView>;

const summaryOf = (consent: Consent, now: number): ConsentSummary => ({
  ...Stated.parse(consent),
  consentId: consent.id,
  status: consent.status === 'granted' && Date.parse(consent.expiresAt) <= now ? 'expired' : consent.status,
});

const isVisible = ({ grantor, grantee }: Consent, viewer: Viewer): boolean =>
  seesAll(viewer) || isParty(viewer, grantor) || isParty(viewer, grantee);

export const visibleConsent = (principal: Principal, consent: Consent): ConsentSummary | undefined =>
  isVisible(consent, viewerOf(principal)) ? summaryOf(consent, Date.now()) : undefined;

const useOf = async ({ organisation }: Principal, verification: Verification): Promise<VerificationView> => {
  const { id, bank, customs, purpose, count, status, askedAt, answeredAt, validUntil } = verification;
  const question = await ownTerms(organisation, id, 'question', verification.questionHash);
  const answer = await ownTerms(organisation, id, 'answer', verification.answerHash);
  return {
    verificationId: id,
    ...{ bank, customs, purpose, count, status, askedAt },
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...(validUntil === undefined ? {} : { validUntil }),
    terms: present({ question, answer }) as VerificationView['terms'],
  };
};

/** @throws Problem, the same for what is not there and what is secret */
export const readConsent = async (principal: Principal, consentId: string): Promise<ConsentView> => {
  const { view } = principal.organisation;
  const record = await view.record(`consent/${consentId}`);
  const consent = record && Consent.parse(record.value);
  if (consent === undefined || !isVisible(consent, viewerOf(principal)))
    throw new Problem('RECORD_NOT_FOUND');
  const asked = await recordsOf(view, `verification/${consentId}/`, Verification);
  return {
    ...summaryOf(consent, Date.now()),
    uses: await Promise.all(asked.map((verification) => useOf(principal, verification))),
  };
};

/** The bank, customs, the firm, supervisors. @throws Problem as `readConsent` does */
export const readVerification = async (
  principal: Principal,
  consentId: string,
  verificationId: string,
): Promise<VerificationView> => {
  const record = await principal.organisation.view.record(`verification/${consentId}/${verificationId}`);
  const verification = record && Verification.parse(record.value);
  const viewer = viewerOf(principal);
  const mayKnow =
    verification !== undefined &&
    (seesAll(viewer) ||
      isParty(viewer, verification.trader) ||
      [verification.bank, verification.customs].includes(viewer.mspId));
  if (!mayKnow) throw new Problem('RECORD_NOT_FOUND');
  return useOf(principal, verification);
};

/** Questions that wait for the caller’s answer. */
export const openQuestion = (principal: Principal, verification: Verification): boolean =>
  verification.customs === principal.organisation.mspId && verification.status === 'asked';

export const OpenQuestion = Use.extend({ consentId: z.string() }).meta({ id: 'OpenQuestion' });

export const questionOf = async (
  principal: Principal,
  verification: Verification,
): Promise<z.output<typeof OpenQuestion>> => ({
  ...(await useOf(principal, verification)),
  consentId: verification.consentId,
});
