/** What an examination is made from: nothing else, no clock and no ledger, decides it. */
import {
  CalendarDate,
  Calendar,
  type CreditTerms,
  Money,
  type PresentationTerms,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import { DiscrepancyCode } from './finding.ts';

export const Circumstances = z
  .strictObject({
    /** The day on which the examining bank received the documents, where it differs from the day of presentation. */
    receivedOn: CalendarDate.optional(),
    /** Banking days of the place of presentation; without it no day of closure moves a limit. */
    calendar: Calendar.optional(),
    /** What was drawn and transferred before, in the credit's currency. */
    drawnBefore: Money.optional(),
    /** Presentations under the credit that were made before this one. */
    presentationsBefore: z.int().min(0).max(1000).optional(),
    /** Positions, from 0, of the instalments that were shipped and drawn in their periods. */
    instalmentsMade: z.array(z.int().min(0).max(59)).max(60).optional(),
  })
  .meta({ id: 'ExaminationCircumstances' });
export type Circumstances = z.output<typeof Circumstances>;

/** An officer's decision on a finding that needs judgement, or on a paragraph that was not fully understood. */
export const Tick = z
  .strictObject({
    /** Key of a finding, or a paragraph of the credit such as `46A/2`. */
    subject: z.string().min(1).max(300),
    decision: z.enum(['complies', 'discrepancy']),
    /** The code of the discrepancy; without it that of the rule. */
    code: DiscrepancyCode.optional(),
    note: z.string().trim().min(1).max(500).optional(),
  })
  .meta({ id: 'ExaminationTick' });
export type Tick = z.output<typeof Tick>;

export const Ticks = z.array(Tick).max(500);

export interface ExaminationInput {
  /** The terms in force. */
  readonly credit: CreditTerms;
  readonly presentation: PresentationTerms;
  readonly circumstances: Circumstances;
  readonly ticks: readonly Tick[];
}
