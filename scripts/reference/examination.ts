/** `examination-rules.md`: every rule of the examination, and what the engine made of the labelled corpus. */
import { type RuleProfile, ruleProfiles } from '@chopmark/chaincode/api';
import { ruleSet } from '@chopmark/gateway/examination/rule-set';
import type { Rule } from '@chopmark/gateway/examination/rule';
import { rules } from '@chopmark/gateway/examination/rules/all';
import { readCorpus } from '@chopmark/test/examination/corpus';
import { type Judged, judge, type Rates, ratesOf } from '@chopmark/test/examination/rates';

const articleOf = ({ articles }: Rule, profile: RuleProfile): string => articles[profile] ?? '–';

const ruleRow = (rule: Rule): string =>
  `| <a id="${rule.id}"></a>\`${rule.id}\` | ${rule.title} | ${articleOf(rule, 'UCP600')} | ` +
  `${articleOf(rule, 'CN-DLC-2016')} | \`${rule.code}\` | ${rule.cure} |`;

const rate = (ids: readonly string[], all: number): string =>
  `${ids.length} of ${all}${ids.length === 0 ? '' : ` (${ids.join(', ')})`}`;

const rateRow = (name: string, of: Rates): string => {
  const flawed = of.discrepant + of.forJudgement;
  return (
    `| ${name} | ${of.presentations} | ${of.compliant} | ${of.discrepant} | ${of.forJudgement} | ` +
    `${rate(of.falseAccepts, flawed)} | ${rate(of.falseRefusals, of.compliant + of.forJudgement)} | ` +
    `${rate(of.leftOpen, of.compliant)} |`
  );
};

const ofProfile = (judged: readonly Judged[], profile: RuleProfile): Rates =>
  ratesOf(judged.filter(({ one }) => one.input.credit.profile === profile));

/** The page. */
export const examinationPage = (): string => {
  const judged = judge(readCorpus());
  return [
    '# Rules of the examination',
    '',
    `Generated from the rules by \`npm run generate\`. Version ${ruleSet.version}, ${rules.length} rules; hash of their`,
    `declarations: \`${ruleSet.hash}\`. How they are applied: [examination](../examination.md).`,
    '',
    '| Rule | What it asks | UCP 600, eUCP, ISBP | Domestic credits | Code | Cure |',
    '|---|---|---|---|---|---|',
    ...rules.map(ruleRow),
    '',
    '## The labelled corpus',
    '',
    'Presentations made for it, in `docs/examples/examination`: base cases that comply, and changes to them. A false',
    'acceptance is an answer "complies" to a presentation that is labelled otherwise; a false refusal is a discrepancy',
    'found where the label has none; left open are compliant presentations that wait for a person.',
    '',
    '| Profile | Presentations | Compliant | Discrepant | For judgement | False acceptances | False refusals | Left open |',
    '|---|---|---|---|---|---|---|---|',
    ...ruleProfiles.map((profile) => rateRow(profile, ofProfile(judged, profile))),
    rateRow('both', ratesOf(judged)),
    '',
  ].join('\n');
};
