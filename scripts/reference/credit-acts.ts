/** `letter-of-credit.md`: which act of a credit is allowed in which status to which role, and what refuses it. */
import {
  type ActRule,
  assignmentArticles,
  creditActs,
  creditRoles,
  creditStatuses,
  type ForfaitingStep,
  forfaitingStatuses,
  forfaitingSteps,
  proceedsStates,
  type ProceedsStep,
  proceedsSteps,
  ruleProfiles,
} from '@chopmark/chaincode/api';

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

const linkOf = (command: string): string => `[${command}](commands.md#${command.toLowerCase()})`;
const lineOf = (columns: readonly string[]): string => `| ${columns.join(' | ')} |`;
const headOf = (columns: readonly string[]): string[] => [
  lineOf(columns),
  `|${columns.map(() => '---|').join('')}`,
];

const rowOf = (rule: ActRule, profile: Profile): string => {
  const cells = creditStatuses.map((status) => answerTo(rule, profile, status));
  const others = creditRoles.some((role) => !rule.as.includes(role)) ? '`NOT_THE_PARTY`' : '';
  const columns = [
    linkOf(rule.command),
    rule.as.join(', '),
    others,
    ...cells,
    statesOf(rule),
    recordedOf(rule),
    rule.articles[profile] ?? '',
  ];
  return lineOf(columns);
};

const tableOf = (profile: Profile): string[] => [
  `## ${profile}`,
  '',
  ...headOf([
    ...['Command', 'Roles', 'Any other role', ...creditStatuses],
    ...['State of what it is about', 'By whom', 'Article'],
  ]),
  ...creditActs.map((rule) => rowOf(rule, profile)),
  '',
];

const proceedsRow = ({ command, by, others, refused, liens }: ProceedsStep): string =>
  lineOf([
    linkOf(command),
    by,
    `\`${others}\``,
    ...proceedsStates.map((state) => (refused[state] === undefined ? mayDo : `\`${refused[state]}\``)),
    liens === undefined ? '' : `${liens.join(', ')}, else \`LIEN_STATE_WRONG\``,
  ]);

const proceedsTable = (): string[] => [
  '## Proceeds and claims, both profiles',
  '',
  `Articles: ${ruleProfiles.map((profile) => assignmentArticles[profile]).join('; ')}. Registered they are by`,
  '`RegisterProceeds` and `RegisterClaim` (above). `stopped`: attested, and a court stopped payment; `ended`: attested,',
  'and paid, or the credit is over.',
  '',
  ...headOf(['Command', 'Who', 'Anybody else', ...proceedsStates, 'State of the lien']),
  ...proceedsSteps.map(proceedsRow),
  '',
];

const sellingRow = ({ command, by, from, of, article }: ForfaitingStep): string =>
  lineOf([
    linkOf(command),
    by === 'either' ? 'seller, buyer' : by,
    by === 'obligor' ? '`NOT_THE_OBLIGOR`' : '`NOT_THE_PARTY`',
    ...forfaitingStatuses.map((status) => (from.includes(status) ? mayDo : '`FORFAITING_STATUS_WRONG`')),
    of === undefined ? '' : `of ${of.join(', ')} only`,
    article,
  ]);

const sellingTable = (): string[] => [
  '## Sales of claims, both profiles',
  '',
  'Before its enquiry ([EnquireForfaiting](commands.md#enquireforfaiting)) there is no sale: `FORFAITING_NOT_FOUND`.',
  '',
  ...headOf(['Command', 'Who', 'Anybody else', ...forfaitingStatuses, 'Of what', 'Article']),
  ...forfaitingSteps.map(sellingRow),
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
    ...proceedsTable(),
    ...sellingTable(),
  ].join('\n');
