/** What a bank records on the ledger of an examination: hashes that anyone with the inputs can compute again. */
import type { ExaminationTerms } from '@chopmark/chaincode/api';
import type { ExaminationReport, Finding } from './finding.ts';
import { isOpenDiscrepancy } from './verdict.ts';

const textMax = 1_000;
const findingsMax = 70;

const results = {
  complies: 'no-findings',
  discrepant: 'findings',
  'needs-judgement': 'needs-judgement',
} as const;

const wordsOf = ({ rule, expected, found, field, note }: Finding): string =>
  [
    `${rule.replaceAll('-', ' ')}:`,
    expected === undefined ? undefined : `expected ${expected};`,
    found === undefined ? undefined : `found ${found};`,
    field === undefined ? undefined : `at ${field}`,
    note === undefined ? undefined : `(${note})`,
  ]
    .filter((part) => part !== undefined)
    .join(' ')
    .replace(/\s+/g, ' ')
    .slice(0, textMax)
    .trim();

/**
 * @param termsHashes hashes of the very terms that were compared, as the ledger has them: first the credit's, then the
 *   presentation's
 */
export const examinationRecordOf = (
  report: ExaminationReport,
  termsHashes: readonly [credit: string, presentation: string],
): ExaminationTerms => ({
  ruleSetHash: report.ruleSet.hash,
  inputHashes: [...new Set([...termsHashes, ...Object.values(report.inputs)])],
  resultHash: report.resultHash,
  result: results[report.verdict],
  findings: report.findings
    .filter(isOpenDiscrepancy)
    .slice(0, findingsMax)
    .map((finding) => ({
      code: finding.code ?? 'CONFLICTING_DATA',
      text: wordsOf(finding),
      article: finding.article,
      ...(finding.document === undefined ? {} : { document: finding.document }),
    })),
  readByPerson: report.coverage.filter(({ ticked }) => ticked).map(({ text }) => text.slice(0, textMax)),
});
