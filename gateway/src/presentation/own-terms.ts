/** The organisation's own copies of the terms of a presentation, as far as the viewer's roles may read them. */
import type { CreditRole, Drawing } from '@chopmark/chaincode/api';
import type { z } from 'zod';
import type { HostedOrganisation } from '../hosting.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import type { Viewer } from '../plugins/viewer.ts';
import { type PresentationFacts, rolesIn } from './facts.ts';

export type PresentedTerms = Readonly<Record<string, z.output<ReturnType<typeof z.json>>>>;

const drawingSection = (kind: Drawing['kind']): 'payment' | 'negotiation' | 'undertaking' => {
  if (kind === 'sight-payment') return 'payment';
  return kind === 'negotiation' ? 'negotiation' : 'undertaking';
};

type Kept = readonly [name: string, section: string, hash: string | undefined];

/** Hashes of terms by section of each bank's record; a section that several banks have is named with the role. */
const keptTerms = ({
  presentation,
  examinations,
  forwardings,
  drawings,
  waiver,
}: PresentationFacts): Kept[] => [
  ['presentation', 'presentation', presentation.termsHash],
  ...examinations.flatMap(
    ({ as, receipt, corruption, report, determination, waiverRequest, refusal, disposal }): Kept[] => [
      [`receipt:${as}`, 'receipt', receipt?.termsHash],
      [`corruption:${as}`, 'corruption', corruption?.termsHash],
      [`examination:${as}`, 'examination', report?.termsHash],
      [`determination:${as}`, 'determination', determination?.termsHash],
      ['waiverRequest', 'waiverRequest', waiverRequest?.termsHash],
      [`refusal:${as}`, 'refusal', refusal?.termsHash],
      [`disposal:${as}`, 'disposal', disposal?.termsHash],
    ],
  ),
  ...forwardings.map(({ act, termsHash }): Kept => [`schedule:${act.as}`, 'schedule', termsHash]),
  ...drawings.flatMap(({ as, kind, termsHash, paid }): Kept[] => [
    [`drawing:${as}`, drawingSection(kind), termsHash],
    [`payment:${as}`, 'payment', paid?.termsHash],
  ]),
  ['waiver', 'waiver', waiver?.termsHash],
];

/** Between the issuing bank and the applicant: the presenter never learns them (UCP 600 art. 16(b)). */
const ofWaiver: readonly string[] = ['waiverRequest', 'waiver'];

/** The issuing bank shows documents to the applicant with a request for a waiver, or when it releases them. */
const isShownToApplicant = ({ examinations }: PresentationFacts): boolean =>
  examinations.some(
    ({ as, waiverRequest, disposal }) =>
      as === 'issuingBank' && (waiverRequest !== undefined || disposal?.step === 'released'),
  );

const isReleased = ({ examinations }: PresentationFacts): boolean =>
  examinations.some(({ as, disposal }) => as === 'issuingBank' && disposal?.step === 'released');

const isApplicants = (facts: PresentationFacts, name: string): boolean => {
  if (ofWaiver.includes(name)) return true;
  if (name === 'disposal:issuingBank') return isReleased(facts);
  return name === 'presentation' && isShownToApplicant(facts);
};

/**
 * A platform's peer keeps the copies of all its firms, so a copy alone is no permission: whatever the applicant may
 * read was addressed to it, and what is between it and its bank is not the beneficiary's next door.
 */
const mayRead = (facts: PresentationFacts, roles: readonly CreditRole[], name: string): boolean =>
  roles.some((role) => {
    if (role === 'applicant') return isApplicants(facts, name);
    return role === 'issuingBank' || !ofWaiver.includes(name);
  });

export const ownPresentationTerms = async (
  organisation: HostedOrganisation,
  facts: PresentationFacts,
  viewer: Viewer,
): Promise<PresentedTerms> => {
  const { id } = facts.presentation;
  const roles = rolesIn(facts, viewer);
  const entries = keptTerms(facts)
    .filter(([name]) => mayRead(facts, roles, name))
    .map(async ([name, section, hash]) => [name, await ownTerms(organisation, id, section, hash)] as const);
  return present(Object.fromEntries(await Promise.all(entries))) as PresentedTerms;
};
