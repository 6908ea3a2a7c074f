import { describe, expect, test } from '@jest/globals';
import { examine } from '@chopmark/gateway/examination/examine';
import { rules } from '@chopmark/gateway/examination/rules/all';
import { readCorpus } from './corpus.ts';
import { judge, ratesOf } from './rates.ts';

const judged = judge(readCorpus());

describe('every presentation of the corpus is found as labelled', () => {
  test.each(judged)('$one.id: $one.title', ({ one: { expected }, report }) => {
    const open = report.findings.filter(
      ({ outcome, ticked }) =>
        (outcome === 'discrepancy' || outcome === 'needs-judgement') && ticked === undefined,
    );
    const { verdict, discrepancies } = report;
    expect({ verdict, discrepancies, open }).toMatchObject({
      verdict: expected.verdict,
      discrepancies: expect.arrayContaining(expected.discrepancies) as unknown as string[],
    });
    expect([...discrepancies].sort()).toEqual([...expected.discrepancies].sort());
  });
});

describe('every rule', () => {
  test.each(rules)('$id refuses, or hands over, what breaks it', ({ id }) => {
    const cases = judged.filter(({ one }) => one.rule === id);
    expect(cases.length).toBeGreaterThan(0);
    for (const { report } of cases) {
      expect(
        report.findings.some(
          ({ rule, outcome }) => rule === id && (outcome === 'discrepancy' || outcome === 'needs-judgement'),
        ),
      ).toBe(true);
    }
  });

  test.each(rules)('$id accepts what keeps it', ({ id }) => {
    const accepting = judged.filter(({ report }) =>
      report.findings.some(({ rule, outcome }) => rule === id && outcome === 'complies'),
    );
    expect(accepting.length).toBeGreaterThan(0);
  });
});

test('nothing with a discrepancy is accepted, and nothing without one refused', () => {
  const { falseAccepts, falseRefusals } = ratesOf(judged);
  expect({ falseAccepts, falseRefusals }).toEqual({ falseAccepts: [], falseRefusals: [] });
});

test.each(rules)('the articles of $id fit into a record on the ledger', ({ articles }) => {
  expect(Object.values(articles).filter((article) => article.length > 60)).toEqual([]);
});

test('the same input has the same report', () => {
  for (const { one, report } of judged) expect(examine(one.input).resultHash).toBe(report.resultHash);
});
