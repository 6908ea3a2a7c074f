/** The published tables of steps, by page: for the reference. */
import { allocationTable } from './claim/steps.ts';
import { consentTable } from './consent/steps.ts';
import type { StepTable } from './kernel/step-table.ts';
import { creditNoteTable, noticeTable, quoteTable, receivableTable } from './receivable/steps.ts';
import { paperTable } from './trade-paper/steps.ts';

export interface StepPage {
  /** Its name in the reference. */
  readonly name: string;
  readonly title: string;
  readonly tables: readonly StepTable[];
}

export const stepPages: readonly StepPage[] = [
  {
    name: 'receivables',
    title: 'Steps of receivables',
    tables: [receivableTable, quoteTable, noticeTable, creditNoteTable],
  },
  { name: 'claims', title: 'Steps of papers of the same goods', tables: [paperTable, allocationTable] },
  { name: 'consents', title: 'Steps under a consent', tables: [consentTable] },
];
