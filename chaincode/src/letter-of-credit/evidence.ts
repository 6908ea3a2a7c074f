/** How the member that records an external party's act keeps what it received. */
import type { Change } from '../kernel/ledger.ts';
import type { Opening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import type { Act } from './records.ts';

export const evidenceOf = (act: Act, recordId: string, evidence: Opening<unknown> | undefined): Change[] =>
  evidence === undefined ? [] : putTerms([act.by.mspId], recordId, 'evidence', evidence);
