/** What customs answers a bank: from its own copies, and from liens and facts on the ledger. */
import {
  answerOn,
  type AnswerTerms,
  AssessmentTerms,
  type Declaration,
  type DeclarationFile,
  DeclarationTerms,
  loadClearanceAttestation,
  loadConsent,
  loadDeclaration,
  loadFacts,
  loadImportPayments,
  loadLiens,
  type LedgerReader,
  paidShares,
  type QuestionTerms,
  Verification,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { DeriveTerms } from '../command/derived-terms.ts';
import { textMember, type TermsSource } from '../command/terms-source.ts';
import { liveKeys } from '../fingerprint/live-keys.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import { numberTokens } from './tokens.ts';

const Fingerprint = z.object({ assetId: z.string() });

const readerOf = (source: TermsSource): LedgerReader => ({
  get: (key) => source.record(key),
  range: (prefix) => source.records(prefix),
});

/** By the token of its number, under any live key. */
const idOf = async (
  source: TermsSource,
  keys: FingerprintKeys,
  customsNo: string,
): Promise<string | undefined> => {
  for (const { token } of numberTokens(keys, customsNo)) {
    const found = Fingerprint.safeParse(await source.record(`fingerprint/${token}`));
    if (found.success) return found.data.assetId;
  }
  return undefined;
};

/** By banks' liens on an export, or by payments on an import. */
const sharesTaken = async (reader: LedgerReader, { id, flow }: Declaration): Promise<bigint[]> =>
  flow === 'import'
    ? paidShares(await loadImportPayments(reader, id))
    : (await loadLiens(reader, id)).map(({ share }) => BigInt(share));

/** Everything customs knows of the declaration with this number; nothing where it holds no copies. */
const fileOf = async (source: TermsSource, id: string | undefined): Promise<DeclarationFile | undefined> => {
  const reader = readerOf(source);
  const declaration = id === undefined ? undefined : await loadDeclaration(reader, id);
  if (declaration?.assessmentHash === undefined) return undefined;
  const declared = await source.terms(declaration.id, 'declaration', declaration.declarationHash);
  const assessment = await source.terms(declaration.id, 'assessment', declaration.assessmentHash);
  if (declared === undefined || assessment === undefined) return undefined;
  return {
    declaration,
    declared: DeclarationTerms.parse(declared.terms),
    assessment: AssessmentTerms.parse(assessment.terms),
    shares: await sharesTaken(reader, declaration),
    ...(await loadFacts(reader, declaration.id)),
    attestation: await loadClearanceAttestation(reader, declaration.id),
  };
};

const answer: DeriveTerms = async (
  input,
  openings,
  source,
  fingerprintKeys,
): Promise<AnswerTerms | undefined> => {
  const consent = await loadConsent(readerOf(source), textMember(input, 'consentId'));
  const [consentId, verificationId] = [textMember(input, 'consentId'), textMember(input, 'verificationId')];
  const verification = Verification.safeParse(
    await source.record(`verification/${consentId}/${verificationId}`),
  ).data;
  if (consent === undefined || verification === undefined) return undefined;
  const { trader, declarations } = openings['question']?.terms as QuestionTerms;
  const keys = await liveKeys(fingerprintKeys, source);
  const context = { consent, purpose: verification.purpose, trader };
  const answers = declarations.map(async (asked) =>
    answerOn(await fileOf(source, await idOf(source, keys, asked.customsNo)), asked, context),
  );
  return {
    verificationId,
    validUntil: textMember(input, 'validUntil'),
    declarations: await Promise.all(answers),
  };
};

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  AnswerVerification: { answer },
};
