/** What the findings come to. */
import type { ExaminationReport, Finding } from './finding.ts';

/** Found and not overruled, or left open and decided against. */
export const isOpenDiscrepancy = ({ outcome, ticked }: Finding): boolean =>
  ticked === undefined ? outcome === 'discrepancy' : ticked === 'discrepancy';

/** "Complies" only where no discrepancy is open and nothing waits for a person. */
export const verdictOf = (findings: readonly Finding[]): ExaminationReport['verdict'] => {
  if (findings.some(isOpenDiscrepancy)) return 'discrepant';
  const waits = findings.some(({ outcome, ticked }) => outcome === 'needs-judgement' && ticked === undefined);
  return waits ? 'needs-judgement' : 'complies';
};
