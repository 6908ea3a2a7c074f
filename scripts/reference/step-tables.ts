/** Pages of step tables: what the ledger answers to each step, in each state, to whom it is and to anybody else. */
import { handlers, type StepPage, stepPages } from '@chopmark/chaincode/api';

const codeOf = (code: string | undefined, otherwise: string): string =>
  code === undefined ? otherwise : `\`${code}\``;
const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const tableOf = ({ title, note, states, steps }: StepPage['tables'][number]): string[] => {
  const head = ['Command', 'Roles', 'Who', 'Anybody else', ...states];
  return [
    `## ${title}`,
    '',
    note,
    '',
    lineOf(head),
    `|${head.map(() => '---').join('|')}|`,
    ...steps.map(({ command, by, others, refused }) =>
      lineOf([
        `[${command}](commands.md#${command.toLowerCase()})`,
        handlers.get(command)?.definition.roles.join(', ') ?? '',
        by,
        codeOf(others, ''),
        ...states.map((state) => codeOf(refused[state], 'allowed')),
      ]),
    ),
    '',
  ];
};

const pageOf = ({ title, tables }: StepPage): string =>
  [
    `# ${title}`,
    '',
    'Generated from the declarations of the steps by `npm run generate`; a test executes every cell. Columns named by states say',
    'what the ledger answers to the one whose step it is; anybody else in the same role gets the answer of its column, whatever the',
    'state (of what is `absent`, that or that it is not there). Any other role: `ROLE_NOT_ALLOWED`. Refusals of the command itself',
    'come after these ([refusals](errors.md)).',
    '',
    ...tables.flatMap(tableOf),
  ].join('\n');

/** Texts by the name of the file. */
export const stepTablePages = (): readonly (readonly [string, string])[] =>
  stepPages.map((page) => [`${page.name}.md`, pageOf(page)]);
