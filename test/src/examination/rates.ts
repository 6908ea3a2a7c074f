/** How often the engine errs on the corpus, and how much it leaves to people. */
import { examine } from '@chopmark/gateway/examination/examine';
import type { ExaminationReport } from '@chopmark/gateway/examination/finding';
import type { CorpusCase } from './corpus.ts';

export interface Judged {
  readonly one: CorpusCase;
  readonly report: ExaminationReport;
}

export interface Rates {
  readonly presentations: number;
  readonly compliant: number;
  readonly discrepant: number;
  readonly forJudgement: number;
  /** Ids of presentations that comply only in the engine's answer. */
  readonly falseAccepts: readonly string[];
  /** Ids of presentations without a discrepancy in which the engine found one. */
  readonly falseRefusals: readonly string[];
  /** Ids of compliant presentations that the engine left to a person. */
  readonly leftOpen: readonly string[];
  /** Ids whose codes or verdict differ from the label in any way. */
  readonly otherwise: readonly string[];
}

export const judge = (corpus: readonly CorpusCase[]): Judged[] =>
  corpus.map((one) => ({ one, report: examine(one.input) }));

const isAsLabelled = ({ one: { expected }, report }: Judged): boolean =>
  report.verdict === expected.verdict &&
  [...report.discrepancies].sort().join() === [...expected.discrepancies].sort().join();

const idsOf = (judged: readonly Judged[], isOne: (judged: Judged) => boolean): string[] =>
  judged.filter(isOne).map(({ one: { id } }) => id);

export const ratesOf = (judged: readonly Judged[]): Rates => {
  const labelled = (verdict: string): number =>
    judged.filter(({ one }) => one.expected.verdict === verdict).length;
  return {
    presentations: judged.length,
    compliant: labelled('complies'),
    discrepant: labelled('discrepant'),
    forJudgement: labelled('needs-judgement'),
    falseAccepts: idsOf(
      judged,
      ({ one, report }) => one.expected.verdict !== 'complies' && report.verdict === 'complies',
    ),
    falseRefusals: idsOf(
      judged,
      ({ one, report }) => one.expected.verdict !== 'discrepant' && report.verdict === 'discrepant',
    ),
    leftOpen: idsOf(
      judged,
      ({ one, report }) => one.expected.verdict === 'complies' && report.verdict === 'needs-judgement',
    ),
    otherwise: idsOf(judged, (one) => !isAsLabelled(one)),
  };
};
