/** What follows from declarations and assessments that the own organisation holds. */
import {
  type Assessed,
  AssessmentTerms,
  DeclarationRequestTerms,
  ImportPaymentTerms,
  remainingOf,
  shareOfDeclaration,
} from '@chopmark/chaincode/api';
import type { Derivation } from '../command/derived-members.ts';
import { type Input, textMember } from '../command/terms-source.ts';
import { liveKeys } from '../fingerprint/live-keys.ts';
import { declarationTokens } from './tokens.ts';

/** Fingerprints and remaining parts of one assessment; nothing where customs holds no copy of it. */
const assessedOf = async (
  said: Input,
  { source, fingerprintKeys }: Pick<Derivation, 'source' | 'fingerprintKeys'>,
): Promise<Assessed | undefined> => {
  const [recordId, assessmentHash] = [textMember(said, 'declarationId'), textMember(said, 'assessmentHash')];
  if (assessmentHash === '') return undefined;
  const held = await source.terms(recordId, 'assessment', assessmentHash);
  if (held === undefined) return undefined;
  const assessment = AssessmentTerms.parse(held.terms);
  const keys = await liveKeys(fingerprintKeys, source);
  return {
    assessmentHash,
    tokens: declarationTokens(keys, assessment),
    remaining: remainingOf(assessment).toString(),
  };
};

/** Of the one step of an officer, or of each event of a report. */
export const assessedBy = async ({ input, ...from }: Derivation): Promise<Assessed[]> => {
  const said = Array.isArray(input['events']) ? (input['events'] as readonly Input[]) : [input];
  const assessed = await Promise.all(said.map((one) => assessedOf(one, from)));
  return assessed.filter((one) => one !== undefined);
};

/** What the importer would have paid, as a part of the declaration. */
export const paidPart = ({ openings }: Pick<Derivation, 'openings'>): string | undefined => {
  const assessment = AssessmentTerms.safeParse(openings['assessment']?.terms).data;
  const request = ImportPaymentTerms.safeParse(openings['paymentRequest']?.terms).data;
  if (assessment === undefined || request === undefined) return '0';
  return shareOfDeclaration(assessment, request.amount)?.toString();
};

/** What the exporter would assign, as a part of the declaration. */
export const offeredPart = ({ openings }: Pick<Derivation, 'openings'>): string | undefined => {
  const assessment = AssessmentTerms.safeParse(openings['assessment']?.terms).data;
  const request = DeclarationRequestTerms.safeParse(openings['request']?.terms).data;
  // Terms that have a wrong form are for the ledger to point at.
  if (assessment === undefined || request === undefined) return '0';
  return shareOfDeclaration(assessment, request.assigned)?.toString();
};
