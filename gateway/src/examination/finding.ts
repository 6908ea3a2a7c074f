/** What an examination says: findings of rules, and a verdict. */
import { RuleProfile, TermsHash } from '@chopmark/chaincode/api';
import { z } from 'zod';

export const discrepancyCodes = [
  'LATE_SHIPMENT',
  'LATE_PRESENTATION',
  'EXPIRED',
  'OVERDRAWN',
  'SHORT_SHIPPED',
  'PARTIAL_PROHIBITED',
  'TRANSHIPMENT_PROHIBITED',
  'DESCRIPTION_MISMATCH',
  'CONFLICTING_DATA',
  'MISSING_DOC',
  'MISSING_ORIGINALS',
  'UNSIGNED',
  'WRONG_CONSIGNEE',
  'UNCLEAN',
  'ON_DECK',
  'INSURANCE_LOW',
  'INSURANCE_LATE',
  'INSURANCE_CURRENCY',
  'WRONG_PORT',
  'NO_ONBOARD',
  'WRONG_ISSUER',
  'DRAFT_ERROR',
  'EUCP_FORMAT',
  'EUCP_NO_NOTICE',
  'INSTALMENT_LAPSED',
] as const;
export const DiscrepancyCode = z.enum(discrepancyCodes);
export type DiscrepancyCode = z.output<typeof DiscrepancyCode>;

export const outcomes = ['discrepancy', 'needs-judgement', 'complies', 'not-applicable'] as const;
export const Outcome = z.enum(outcomes);
export type Outcome = z.output<typeof Outcome>;

const text = z.string();

export const Finding = z
  .strictObject({
    /** Names the finding within this examination: rule, document and field, or the line of the credit. */
    key: text.meta({ description: 'A tick names a finding by it.' }),
    rule: text,
    outcome: Outcome,
    code: DiscrepancyCode.optional(),
    article: text,
    /** Id of the document within the presentation. */
    document: text.optional(),
    page: z.int().optional(),
    field: text.optional().meta({ description: 'JSON pointer into the presentation.' }),
    /** The paragraph of the credit that asks for it, such as `46A/2`. */
    requirement: text.optional(),
    expected: text.optional(),
    found: text.optional(),
    note: text.optional(),
    cure: text.optional(),
    /** An officer's decision on what the rule left open. */
    ticked: z.enum(['complies', 'discrepancy']).optional(),
  })
  .meta({ id: 'ExaminationFinding' });
export type Finding = z.output<typeof Finding>;

/** Positions within a paragraph, from 0, the end excluded. */
export const Span = z.strictObject({ start: z.int(), end: z.int(), text }).meta({ id: 'TextSpan' });
export type Span = z.output<typeof Span>;

export const Coverage = z
  .strictObject({
    requirement: text,
    text,
    understood: z.boolean(),
    notUnderstood: z.array(Span),
    ticked: z.boolean(),
    /** Documents of the presentation that were examined for it. */
    documents: z.array(text),
  })
  .meta({ id: 'RequirementCoverage' });
export type Coverage = z.output<typeof Coverage>;

export const verdicts = ['complies', 'discrepant', 'needs-judgement'] as const;

export const ExaminationReport = z
  .strictObject({
    verdict: z.enum(verdicts),
    profile: RuleProfile,
    /** Codes of the open discrepancies, each once, in the order of the catalogue. */
    discrepancies: z.array(DiscrepancyCode),
    findings: z.array(Finding),
    coverage: z.array(Coverage),
    /** Documents that the credit does not ask for: they were not examined (UCP 600 art. 14(g)). */
    disregarded: z.array(text),
    ruleSet: z.strictObject({ version: text, hash: TermsHash }),
    inputs: z.strictObject({
      credit: TermsHash,
      presentation: TermsHash,
      circumstances: TermsHash,
      ticks: TermsHash,
    }),
    /** Over everything above in canonical JSON. */
    resultHash: TermsHash,
  })
  .meta({ id: 'ExaminationReport' });
export type ExaminationReport = z.output<typeof ExaminationReport>;
