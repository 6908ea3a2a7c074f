/** A step of customs on one declaration: whether it is allowed, and what it changes. Pure. */
import { putFactor } from '../asset/store.ts';
import { registerLive } from '../fingerprint/machine.ts';
import type { Registration } from '../fingerprint/store.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { instantOf } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import type { Factor } from '../asset/records.ts';
import type { Consortium } from '../membership/consortium.ts';
import { isRegistered, suspectedOf, tokensFit } from './fingerprints.ts';
import { allowsStep, type CustomsStep, stepOf } from './lifecycle.ts';
import type { Assessed, Declaration } from './records.ts';
import { updateDeclaration } from './store.ts';

export interface StepContent {
  readonly step: CustomsStep;
  readonly declarationHash?: string | undefined;
  readonly assessmentHash?: string | undefined;
}

export interface StepFacts {
  readonly declaration: Declaration;
  /** What follows from the assessment that the step names. */
  readonly assessed: Assessed | undefined;
  /** Under the tokens of the assessment. */
  readonly registrations: readonly Registration[];
}

type StepRefusal = Refusal<
  'DECLARATION_STATUS_WRONG' | 'WITHDRAWAL_NOT_REQUESTED' | 'ASSESSMENT_MISSING' | 'DECLARATION_REGISTERED'
>;

const bringsAssessment = (
  { declarationHash, assessmentHash }: StepContent,
  assessed: Assessed | undefined,
  epochs: readonly number[],
): boolean =>
  declarationHash !== undefined &&
  assessmentHash !== undefined &&
  assessed?.assessmentHash === assessmentHash &&
  tokensFit(assessed.tokens, epochs);

const bringsNothing = ({ declarationHash, assessmentHash }: StepContent): boolean =>
  declarationHash === undefined && assessmentHash === undefined;

export const checkStep = (
  { declaration, assessed, registrations }: StepFacts,
  content: StepContent,
  { settings }: Consortium,
): StepRefusal | undefined => {
  const rule = stepOf(content.step);
  const complete =
    rule.assessed === true
      ? bringsAssessment(content, assessed, settings.fingerprintEpochs)
      : bringsNothing(content);
  return firstRefusal<StepRefusal>(
    unless(
      allowsStep(declaration.status, content.step),
      refuse('DECLARATION_STATUS_WRONG', { expected: rule.from.join(' or ') }),
    ),
    unless(
      rule.onRequest !== true || declaration.withdrawalRequested === true,
      refuse('WITHDRAWAL_NOT_REQUESTED'),
    ),
    unless(complete, refuse('ASSESSMENT_MISSING', { pointer: '/input/assessmentHash' })),
    unless(!isRegistered(registrations, declaration.id), refuse('DECLARATION_REGISTERED')),
  );
};

/** The declaration after a step that was checked. */
export const afterStep = (
  { declaration, assessed, registrations }: StepFacts,
  { step, declarationHash, assessmentHash }: StepContent,
  now: number,
): Declaration => ({
  ...declaration,
  status: stepOf(step).to ?? declaration.status,
  version: declaration.version + (step === 'amend' ? 1 : 0),
  ...(declarationHash === undefined ? {} : { declarationHash }),
  ...(assessmentHash === undefined ? {} : { assessmentHash }),
  ...(step === 'accept' && assessed !== undefined
    ? { tokens: assessed.tokens, suspects: suspectedOf(registrations, declaration.id) }
    : {}),
  changedAt: instantOf(now),
});

/** Of steps that end the support of a declaration whatever was assessed. */
const endings: Partial<Record<CustomsStep, Factor['reason']>> = {
  withdraw: 'withdrawn-declaration',
  delete: 'withdrawn-declaration',
  'ship-back': 'goods-shipped-back',
};

const remainingAfter = (
  step: CustomsStep,
  assessed: Assessed | undefined,
): Pick<Factor, 'remaining' | 'reason'> | undefined => {
  const ending = endings[step];
  if (ending !== undefined) return { remaining: '0', reason: ending };
  if (assessed === undefined) return undefined;
  const reason = step === 'amend' ? 'amended-declaration' : 'assessed-declaration';
  return { remaining: assessed.remaining, reason };
};

/**
 * Customs’ record, and its fact about the capacity: every later lien step reads both, and nobody else's records are
 * touched (K6).
 */
export const changesOfStep = (
  after: Declaration,
  { step }: StepContent,
  assessed: Assessed | undefined,
  consortium: Consortium,
): Change[] => {
  const remaining = remainingAfter(step, assessed);
  const evidenceHash = after.assessmentHash ?? after.declarationHash;
  return [
    updateDeclaration(after),
    ...(remaining === undefined
      ? []
      : [
          putFactor(consortium, after.id, {
            by: after.customs,
            ...remaining,
            evidenceHash,
            at: after.changedAt,
          }),
        ]),
    ...(step === 'accept' ? registerLive(after.tokens, after.id, after.id) : []),
  ];
};
