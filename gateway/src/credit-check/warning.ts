/** What a credit may say and had better not: nothing here is refused. */
import type { AmendmentTerms, CreditTerms } from '@chopmark/chaincode/api';
import { z } from 'zod';

export const warningCodes = [
  'PRESENTATION_PERIOD_CUT',
  'NON_DOCUMENTARY_CONDITION',
  'CONTRACT_IN_CREDIT',
  'REIMBURSEMENT_RULES_SILENT',
  'EUCP_VERSION_SILENT',
  'EUCP_PLACE_SILENT',
  'EUCP_FORMAT_SILENT',
  'TIME_LIMIT_DISREGARDED',
] as const;

export const CreditWarning = z
  .strictObject({
    code: z.enum(warningCodes),
    pointer: z.string(),
    article: z.string(),
    says: z.string().meta({ description: 'What the rules make of it.' }),
  })
  .meta({ id: 'CreditWarning' });
export type CreditWarning = z.output<typeof CreditWarning>;

export interface Checked {
  readonly terms: CreditTerms;
  /** The amendment that leads to the terms, where the check is of one. */
  readonly amendment?: AmendmentTerms | undefined;
}

/** Finds warnings of one kind. */
export type Warn = (checked: Checked) => CreditWarning[];
