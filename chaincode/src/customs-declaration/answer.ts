/** What customs tells a bank of one declaration. Pure; customs' gateway answers by it. */
import { effectiveParts, isFrozen } from '../asset/store.ts';
import type { Factor, Hold } from '../asset/records.ts';
import { minorOf, type Money, moneyOf } from '../kernel/money.ts';
import { sharesFit } from '../lien/machine.ts';
import { currencyOf, declaredMinor } from './base.ts';
import { freeMinor } from './derive.ts';
import { hasEnded, isReleased } from './lifecycle.ts';
import type { ClearanceAttestation, Declaration } from './records.ts';
import type { AssessmentTerms, DeclarationTerms } from './terms.ts';
import type { Consent, Purpose } from '../consent/records.ts';
import type { z } from 'zod';
import type { answerFlags, AnswerTerms, QuestionTerms } from './verification-records.ts';

type Asked = QuestionTerms['declarations'][number];
type Answered = AnswerTerms['declarations'][number];
type Flag = (typeof answerFlags)[number];

/** What customs holds of a declaration, and what the ledger says of it. */
export interface DeclarationFile {
  readonly declaration: Declaration;
  readonly declared: DeclarationTerms;
  readonly assessment: AssessmentTerms;
  /** What liens take of an export, or payments of an import. */
  readonly shares: readonly bigint[];
  readonly factors: readonly Factor[];
  readonly holds: readonly Hold[];
  readonly attestation: z.output<typeof ClearanceAttestation> | undefined;
}

const amountOf = (asked: Money, declared: Money): Answered['amount'] => {
  if (asked.currency !== declared.currency) return 'OTHER_CURRENCY';
  if (minorOf(asked) === minorOf(declared)) return 'EQUAL';
  return minorOf(declared) < minorOf(asked) ? 'LESS' : 'GREATER';
};

const flagsOf = (file: DeclarationFile, purpose: Purpose, financeable: boolean): Flag[] => {
  const { declaration, assessment, shares, factors, holds } = file;
  const wrongWay = purpose === 'import-payment' ? 'export' : 'import';
  const flags: readonly (readonly [Flag, boolean])[] = [
    ['FLOW_WRONG', purpose !== 'credit-documents' && declaration.flow === wrongWay],
    ['NOT_RELEASED', !isReleased(declaration.status)],
    ['AMENDED', declaration.version > 1],
    ['DETAINED', isFrozen(holds)],
    ['SUSPECTED_DUPLICATE', declaration.suspects.length > 0],
    ['UNDER_SUPPORTED', !sharesFit(shares, effectiveParts(factors))],
    ['NOT_FINANCEABLE', !financeable],
    ['CLASS_B', assessment.firmClass === 'B'],
    ['CLASS_C', assessment.firmClass === 'C'],
  ];
  return flags.filter(([, holdsTrue]) => holdsTrue).map(([flag]) => flag);
};

const matches = ({ amount, hs6Matches, billOfLadingMatches }: Answered): boolean =>
  amount === 'EQUAL' && hs6Matches !== false && billOfLadingMatches !== false;

const particularsOf = ({ declared }: DeclarationFile, asked: Asked): Partial<Answered> => ({
  ...(asked.hs6 === undefined
    ? {}
    : { hs6Matches: declared.items.some(({ hsCode }) => hsCode.startsWith(asked.hs6 ?? '')) }),
  ...(asked.billOfLading === undefined
    ? {}
    : { billOfLadingMatches: asked.billOfLading === declared.billOfLading }),
});

const datesOf = ({ acceptedOn, releasedOn }: AssessmentTerms): Partial<Answered> => ({
  acceptedOn,
  ...(releasedOn === undefined ? {} : { releasedOn }),
});

/**
 * The sum that is still free by the rules of the foreign-exchange authority and the liens of all banks, or payments,
 * together.
 */
const remainingIn = ({ assessment, shares, factors }: DeclarationFile): Money =>
  moneyOf(freeMinor(assessment, effectiveParts(factors), shares), assessment.capacity.currency);

const found = (
  file: DeclarationFile,
  asked: Asked,
  { purpose, disclosure }: Pick<Consent, 'disclosure'> & { readonly purpose: Purpose },
): Answered => {
  const { declaration, declared, assessment, attestation } = file;
  const total = moneyOf(declaredMinor(declared), currencyOf(declared));
  const remaining = remainingIn(file);
  const answer: Answered = {
    customsNo: asked.customsNo,
    result: 'MATCH',
    flow: declaration.flow,
    status: declaration.status,
    version: declaration.version,
    ...datesOf(assessment),
    amount: amountOf(asked.amount, total),
    ...particularsOf(file, asked),
    attested: attestation?.declarationHash === declaration.declarationHash,
    remaining,
    ...(disclosure === 'full' ? { declared: total } : {}),
    flags: flagsOf(file, purpose, minorOf(assessment.supported) > 0n),
  };
  if (hasEnded(declaration.status)) return { ...answer, result: 'WITHDRAWN' };
  return matches(answer) ? answer : { ...answer, result: 'MISMATCH' };
};

/**
 * What does not exist, what is another firm's and what the consent leaves out are answered alike: a prober learns
 * nothing of them.
 */
export const answerOn = (
  file: DeclarationFile | undefined,
  asked: Asked,
  {
    consent,
    purpose,
    trader,
  }: {
    readonly consent: Consent;
    readonly purpose: Purpose;
    readonly trader: string;
  },
): Answered => {
  const mayKnow =
    file !== undefined &&
    file.declared.trader.uscc === trader &&
    file.declaration.trader.mspId === consent.grantor.mspId &&
    file.declaration.trader.subject === consent.grantor.subject &&
    (consent.declarations === undefined || consent.declarations.includes(file.declaration.id));
  return mayKnow
    ? found(file, asked, { purpose, disclosure: consent.disclosure })
    : { customsNo: asked.customsNo, result: 'NOT_FOUND' };
};
