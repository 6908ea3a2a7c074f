import { describe, expect, test } from '@jest/globals';
import { ExaminationTerms } from '@chopmark/chaincode/api';
import { readCorpus } from '@chopmark/test/examination/corpus';
import { examine } from './examine.ts';
import type { Tick } from './input.ts';
import { examinationRecordOf } from './ledger-record.ts';
import { strayTicks } from './ticks.ts';

const inputOf = (id: string) => readCorpus().find((one) => one.id === id)!.input;
const withTicks = (id: string, ...ticks: readonly Tick[]) => {
  const report = examine({ ...inputOf(id), ticks });
  return { report, stray: strayTicks(report, ticks) };
};
const keyOf = (id: string, rule: string): string =>
  examine(inputOf(id)).findings.find((one) => one.rule === rule && one.outcome !== 'complies')!.key;

describe('a tick decides nothing when', () => {
  test('its subject is no finding', () => {
    const { report, stray } = withTicks('sea-cif', { subject: '46A/9', decision: 'complies' });
    expect({ verdict: report.verdict, stray }).toEqual({ verdict: 'complies', stray: [0] });
  });

  test('it turns a finding that complies into a discrepancy', () => {
    const { findings } = examine(inputOf('sea-cif'));
    const subject = findings.find(({ outcome }) => outcome === 'complies')!.key;
    expect(withTicks('sea-cif', { subject, decision: 'discrepancy' }).stray).toEqual([0]);
  });

  test('it overrules a discrepancy without a reason', () => {
    const subject = keyOf('insurance-low', 'insurance-cover');
    const { report, stray } = withTicks('insurance-low', { subject, decision: 'complies' });
    expect({ verdict: report.verdict, stray }).toEqual({ verdict: 'discrepant', stray: [0] });
  });
});

describe('an officer', () => {
  test('overrules a discrepancy with a reason', () => {
    const subject = keyOf('insurance-low', 'insurance-cover');
    const tick = { subject, decision: 'complies', note: 'rounding by the insurer' } as const;
    expect(withTicks('insurance-low', tick).report.verdict).toBe('complies');
  });

  test('finds a discrepancy where a rule left the question open', () => {
    const subject = keyOf('tricky-typing-error', 'invoice-to-applicant');
    const { report } = withTicks('tricky-typing-error', {
      subject,
      decision: 'discrepancy',
      code: 'CONFLICTING_DATA',
    });
    expect([report.verdict, report.discrepancies]).toEqual(['discrepant', ['CONFLICTING_DATA']]);
  });

  test('reads a paragraph that the engine did not understand; without that nothing complies', () => {
    const { report } = withTicks('eucp-multimodal');
    expect(report.verdict).toBe('needs-judgement');
    expect(report.coverage.find(({ requirement }) => requirement === '46A/2')).toMatchObject({
      understood: false,
      ticked: false,
      notUnderstood: [{ text: 'ISSUED THROUGH' }, { text: 'PLATFORM ACCEPTED' }, { text: 'CONFIRMING' }],
    });
  });
});

test('spans of words that were not understood are positions in the credit’s own text', () => {
  const input = inputOf('eucp-multimodal');
  for (const { text, notUnderstood } of examine(input).coverage) {
    for (const span of notUnderstood) expect(text.slice(span.start, span.end)).toBe(span.text);
  }
});

test('what a bank records names rule set, inputs and result, each open discrepancy and what a person read', () => {
  const hashes = ['ab'.repeat(32), 'cd'.repeat(32)] as const;
  const report = examine(inputOf('combined-electronic-two'));
  const record = examinationRecordOf(report, hashes);
  expect(ExaminationTerms.parse(record)).toEqual(record);
  expect(record).toEqual({
    ruleSetHash: report.ruleSet.hash,
    inputHashes: [...hashes, ...Object.values(report.inputs)],
    resultHash: report.resultHash,
    result: 'findings',
    findings: [
      expect.objectContaining({ code: 'EUCP_NO_NOTICE', article: 'eUCP arts. e6(c), e7(a)' }),
      expect.objectContaining({ code: 'EUCP_FORMAT', document: 'packing-list' }),
    ],
    readByPerson: [expect.stringContaining('MULTIMODAL TRANSPORT DOCUMENT')],
  });
});
