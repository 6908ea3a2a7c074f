/**
 * The examination: pure and deterministic. The same credit, presentation, circumstances and ticks give the same report,
 * in a gateway and in a browser, before presenting and after.
 */
import { hashOf } from '@chopmark/chaincode/api';
import { certain } from './certainty.ts';
import { defined } from './defined.ts';
import { dossierOf, type Dossier } from './dossier.ts';
import { type Coverage, discrepancyCodes, type ExaminationReport, type Finding } from './finding.ts';
import type { ExaminationInput } from './input.ts';
import { isAnswer } from './requirements/answers.ts';
import type { Requirement } from './requirements/requirement.ts';
import type { Located, Rule } from './rule.ts';
import { ruleSet } from './rule-set.ts';
import { rules } from './rules/all.ts';
import { ticked } from './ticks.ts';
import { isOpenDiscrepancy, verdictOf } from './verdict.ts';

const isWithin = (pointer: string, field: string): boolean =>
  pointer === field || pointer.startsWith(`${field}/`);

/** The page on which the value, or what it is part of, was found. */
const pageOf = ({ document, field }: Located): number | undefined => {
  const sources = document?.document.sources ?? [];
  const found = sources.find(
    (source) => field !== undefined && (isWithin(field, source.field) || isWithin(source.field, field)),
  );
  return found?.page;
};

const findingOf = (rule: Rule, article: string, located: Located): Omit<Finding, 'key'> => {
  const { outcome, document, field, requirement, expected, found, note } = located;
  const isOpen = outcome === 'discrepancy' || outcome === 'needs-judgement';
  return defined({
    rule: rule.id,
    outcome,
    article,
    code: isOpen ? rule.code : undefined,
    document: document?.document.id,
    page: pageOf(located),
    field: field === undefined ? undefined : `${document?.at ?? ''}${field}`,
    ...{ requirement, expected, found, note },
    cure: isOpen ? rule.cure : undefined,
  });
};

/** Findings of one rule; one that saw nothing does not apply. A rule that the profile lacks says nothing at all. */
const findingsOf = (rule: Rule, dossier: Dossier): Omit<Finding, 'key'>[] => {
  const article = rule.articles[dossier.profile];
  if (article === undefined) return [];
  const seen = rule.check(dossier).map((located) => findingOf(rule, article, located));
  return seen.length > 0 ? seen : [{ rule: rule.id, outcome: 'not-applicable', article }];
};

const isEmpty = ({ demand, condition }: Requirement): boolean =>
  Object.keys(demand).length === 0 && Object.keys(condition).length === 0;

/** A paragraph that was not fully understood waits for an officer (46A and 47A). */
const notUnderstood = ({ requirements, profile }: Dossier): Finding[] =>
  requirements
    .filter((requirement) => requirement.notUnderstood.length > 0 || isEmpty(requirement))
    .map((requirement) => ({
      key: requirement.id,
      rule: 'paragraph-understood',
      outcome: 'needs-judgement',
      code: 'CONFLICTING_DATA',
      article: profile === 'UCP600' ? 'UCP 600 art. 14(a)' : 'Measures 2016 art. 50',
      requirement: requirement.id,
      expected: requirement.text,
      found: requirement.notUnderstood.map(({ text }) => text).join(' … ') || requirement.text,
      note: 'these words were not understood',
    }));

const coverageOf = ({ requirements, documents }: Dossier, findings: readonly Finding[]): Coverage[] =>
  requirements.map((requirement) => ({
    requirement: requirement.id,
    text: requirement.text,
    understood: requirement.notUnderstood.length === 0 && !isEmpty(requirement),
    notUnderstood: [...requirement.notUnderstood],
    ticked: findings.some(({ key, ticked: decision }) => key === requirement.id && decision !== undefined),
    documents: documents
      .filter(({ document }) => isAnswer(requirement.demand, document))
      .map(({ document }) => document.id),
  }));

const keyed = (findings: readonly Omit<Finding, 'key'>[]): Finding[] => {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, document, field, requirement } = finding;
    const key = [rule, document ?? requirement, field].filter((part) => part !== undefined).join(':');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { key: count === 1 ? key : `${key}#${count}`, ...finding };
  });
};

export const examine = (input: ExaminationInput): ExaminationReport => {
  const dossier = dossierOf(input);
  const examineWith = (one: Dossier): Omit<Finding, 'key'>[] =>
    rules.flatMap((rule) => findingsOf(rule, one));
  const found = [...keyed(certain(dossier, examineWith)), ...notUnderstood(dossier)];
  const findings = found.map((finding) => ticked(finding, input.ticks));
  const codes = new Set(findings.filter(isOpenDiscrepancy).map(({ code }) => code));
  const report = {
    verdict: verdictOf(findings),
    profile: dossier.profile,
    discrepancies: discrepancyCodes.filter((code) => codes.has(code)),
    findings,
    coverage: coverageOf(dossier, findings),
    disregarded: [...dossier.disregarded],
    ruleSet,
    inputs: {
      credit: hashOf(input.credit),
      presentation: hashOf(input.presentation),
      circumstances: hashOf(input.circumstances),
      ticks: hashOf(input.ticks),
    },
  };
  return { ...report, resultHash: hashOf(report) };
};
