/** What a bank asks customs under a firm's consent, and what it is told. The question is the use of the consent. */
import { z } from 'zod';
import { Purpose } from '../consent/records.ts';
import { CalendarDate, HsCode, idOf, Instant, MspId, Party, Uscc } from '../kernel/identifiers.ts';
import { Money, PositiveMoney } from '../kernel/money.ts';
import { TermsHash } from '../kernel/opening.ts';
import { CustomsNumber, Flow } from './customs-number.ts';
import { declarationStatuses } from './lifecycle.ts';

/** Declarations in one question. */
const questionMax = 100;

/** The declaration as the bank has it on paper; nothing of what it would lend. */
const AskedDeclaration = z
  .strictObject({
    customsNo: CustomsNumber,
    amount: PositiveMoney,
    hs6: HsCode.max(6).optional(),
    billOfLading: z.string().trim().min(1).max(35).optional(),
  })
  .meta({ id: 'AskedDeclaration' });

export const QuestionTerms = z
  .strictObject({
    /** Whose declarations the bank believes them to be. */
    trader: Uscc,
    declarations: z.array(AskedDeclaration).min(1).max(questionMax),
  })
  .refine(
    ({ declarations }) =>
      new Set(declarations.map(({ customsNo }) => customsNo)).size === declarations.length,
    { path: ['declarations'], message: 'each declaration once' },
  )
  .meta({ id: 'QuestionTerms' });
export type QuestionTerms = z.output<typeof QuestionTerms>;

export const answerFlags = [
  'FLOW_WRONG',
  'NOT_RELEASED',
  'AMENDED',
  'DETAINED',
  'SUSPECTED_DUPLICATE',
  'UNDER_SUPPORTED',
  'NOT_FINANCEABLE',
  'CLASS_B',
  'CLASS_C',
] as const;

/** Of what does not exist and of what is another firm's, the number alone is repeated. */
const AnsweredDeclaration = z
  .strictObject({
    customsNo: CustomsNumber,
    result: z.enum(['MATCH', 'MISMATCH', 'NOT_FOUND', 'WITHDRAWN']),
    flow: Flow.optional(),
    status: z.enum(declarationStatuses).optional(),
    version: z.int().optional(),
    acceptedOn: CalendarDate.optional(),
    releasedOn: CalendarDate.optional(),
    amount: z.enum(['EQUAL', 'LESS', 'GREATER', 'OTHER_CURRENCY']).optional(),
    hs6Matches: z.boolean().optional(),
    billOfLadingMatches: z.boolean().optional(),
    /** An officer stands for the clearance. */
    attested: z.boolean().optional(),
    /** What can still be financed, or paid for an import, beside everything that is taken already. */
    remaining: Money.optional(),
    /** With consent to `full` disclosure. */
    declared: Money.optional(),
    flags: z.array(z.enum(answerFlags)).optional(),
  })
  .meta({ id: 'AnsweredDeclaration' });

export const AnswerTerms = z
  .strictObject({
    verificationId: idOf('verification'),
    validUntil: Instant,
    declarations: z.array(AnsweredDeclaration).min(1).max(questionMax),
  })
  .meta({ id: 'AnswerTerms' });
export type AnswerTerms = z.output<typeof AnswerTerms>;

/** `verification/<consent>/<id>`: the firm's log of what was asked under its consent, and by whom. */
export const Verification = z.strictObject({
  id: idOf('verification'),
  consentId: idOf('consent'),
  trader: Party,
  bank: MspId,
  customs: MspId,
  purpose: Purpose,
  /** How many declarations. */
  count: z.int().min(1).max(questionMax),
  status: z.enum(['asked', 'answered']),
  questionHash: TermsHash,
  answerHash: TermsHash.optional(),
  askedAt: Instant,
  answeredAt: Instant.optional(),
  validUntil: Instant.optional(),
});
export type Verification = z.output<typeof Verification>;
