/** `letter-of-credit.md`: which act of a credit is allowed in which status to which role, and what refuses it. */
import { type ActRule, creditActs, creditRoles, creditStatuses, ruleProfiles } from '@chopmark/chaincode/api';

type Profile = (typeof ruleProfiles)[number];

const mayDo = 'allowed';

/** The answer to the act of a party in this role, while the credit has this status. */
const answerTo = (rule: ActRule, profile: Profile, status: (typeof creditStatuses)[number]): string => {
  if (rule.articles[profile] === undefined) return '`NOT_IN_PROFILE`';
  return rule.credit.includes(status) ? mayDo : '`CREDIT_STATUS_WRONG`';
};

const statesOf = ({ of }: ActRule): string =>
  of === undefined ? '' : `${of.kind}: ${of.states.join(', ')}, else \`STATE_WRONG\``;

const recordedOf = ({ ownOnly }: ActRule): string =>
  ownOnly === true ? 'own act only' : 'own, or recorded with evidence';

const rowOf = (rule: ActRule, profile: Profile): string => {
  const cells = creditStatuses.map((status) => answerTo(rule, profile, status));
  const others = creditRoles.some((role) => !rule.as.includes(role)) ? '`NOT_THE_PARTY`' : '';
  const columns = [
    `[${rule.command}](commands.md#${rule.command.toLowerCase()})`,
    rule.as.join(', '),
    others,
    ...cells,
    statesOf(rule),
    recordedOf(rule),
    rule.articles[profile] ?? '',
  ];
  return `| ${columns.join(' | ')} |`;
};

const tableOf = (profile: Profile): string[] => [
  `## ${profile}`,
  '',
  `| Command | Roles | Any other role | ${creditStatuses.join(' | ')} | State of what it is about | By whom | Article |`,
  `|---|---|---|${creditStatuses.map(() => '---|').join('')}---|---|---|`,
  ...creditActs.map((rule) => rowOf(rule, profile)),
  '',
];

/** The page. */
export const creditActsPage = (): string =>
  [
    '# Acts of a letter of credit',
    '',
    'Generated from the declarations of the acts by `npm run generate`; a test executes every cell. Columns named by',
    'statuses say what the ledger answers to a party in the role while the credit has that status. Refusals come in',
    'this order: `CREDIT_NOT_FOUND`, `NOT_IN_PROFILE`, `NOT_THE_PARTY`, `EVIDENCE_MISSING`, `CREDIT_STATUS_WRONG`,',
    '`STATE_WRONG`, then those of the command itself ([refusals](errors.md)).',
    '',
    ...ruleProfiles.flatMap(tableOf),
  ].join('\n');
