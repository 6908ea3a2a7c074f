/** `customs-declaration.md`: which step is allowed in which status, by whom, and what refuses it. */
import {
  allowsStep,
  type CustomsStep,
  customsSteps,
  declarationStatuses,
  isReleased,
  stepOf,
} from '@chopmark/chaincode/api';

type Status = (typeof declarationStatuses)[number];

const byHand = (status: Status): string => (isReleased(status) ? 'two officers' : 'one officer');

const answerTo = (step: CustomsStep, status: Status): string =>
  allowsStep(status, step) ? byHand(status) : '`DECLARATION_STATUS_WRONG`';

const leadsTo = (step: CustomsStep): string => stepOf(step).to ?? 'the same status';

const needs = (step: CustomsStep): string => {
  const { assessed, onRequest } = stepOf(step);
  if (assessed === true) return 'an assessment, else `ASSESSMENT_MISSING`';
  return onRequest === true ? 'the firm’s request, else `WITHDRAWAL_NOT_REQUESTED`' : '';
};

const rowOf = (step: CustomsStep): string => {
  const cells = declarationStatuses.map((status) => answerTo(step, status));
  return `| \`${step}\` | ${leadsTo(step)} | ${needs(step)} | ${cells.join(' | ')} |`;
};

/** The page. */
export const customsStepsPage = (): string =>
  [
    '# Steps of a customs declaration',
    '',
    'Generated from the rules by `npm run generate`; a test executes every cell. Customs’ system (`customs-service`) takes a',
    'step with [ReportDeclarations](commands.md#reportdeclarations), officers (`customs-officer`) with',
    '[RecordCustomsStep](commands.md#recordcustomsstep). Columns named by statuses say what an officer is answered; where it',
    'is a refusal, an event of the feed is answered `out-of-turn` (`incomplete` without its assessment) and kept for an',
    'officer. Any other role: `ROLE_NOT_ALLOWED`; another authority: `NOT_AN_AUTHORITY`, in the feed `unknown`.',
    '',
    `| Step | Leads to | Needs | ${declarationStatuses.join(' | ')} |`,
    `|---|---|---|${declarationStatuses.map(() => '---|').join('')}`,
    ...customsSteps.map(rowOf),
    '',
  ].join('\n');
