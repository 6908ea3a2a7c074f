/** `swift.md`: the SWIFT messages that are read and written, their rules, code lists and findings. */
import {
  type CodeList,
  codeLists,
  definitionOf,
  fields,
  findingCatalogue,
  isProfileSensitive,
  type MessageDefinition,
  messageDefinitions,
  tagsOfRow,
} from '@chopmark/gateway/swift/tables';

const presenceMarks = { mandatory: 'M', expected: 'M*', optional: 'O' } as const;

const cell = (text: string): string => text.replaceAll('|', '\\|');

const notationsOf = (name: keyof typeof fields): string =>
  Object.entries(fields[name].kind.notations)
    .map(([option, notation]) => `${option === '' ? '' : `${option} `}\`${cell(notation)}\``)
    .join(', ');

const rowsOf = ({ rows }: MessageDefinition): string[] =>
  Object.entries(rows).map(
    ([key, row]) =>
      `| ${tagsOfRow(row).join(', ')} | ${fields[row.name].title} | ${presenceMarks[row.presence]}${row.isRepeated ? ', repeated' : ''} | ${notationsOf(row.name)} | \`${key}\` |`,
  );

const rulesOf = ({ rules }: MessageDefinition): string[] =>
  rules.length === 0
    ? []
    : [
        'Rules:',
        '',
        ...rules.map(({ code, expected, isConfirmed }) => {
          const { swift } = findingCatalogue[code];
          const shown = swift === undefined ? '' : ` (${swift})`;
          return `- \`${code}\`${shown}: ${cell(expected)}${isConfirmed ? '' : ' *'}`;
        }),
        '',
      ];

const messageSection = (definition: MessageDefinition): string[] => [
  `### MT${definition.type} ${definition.title}`,
  '',
  ...(definition.isOrderConfirmed ? [] : ['The order of the fields is not confirmed *.', '']),
  ...(definition.continuation === undefined ? [] : [`Continued by MT${definition.continuation.type}.`, '']),
  ...(definition.takesOtherFields ? ['Fields of another message may follow.', ''] : []),
  '| Tag | Name | | Format | Member |',
  '|---|---|---|---|---|',
  ...rowsOf(definition),
  '',
  ...rulesOf(definition),
];

const codeRow = ([name, { codes, isConfirmed, obsolete = [] }]: [string, CodeList]): string =>
  `| \`${name}\` | ${codes.join(', ')} | ${isConfirmed ? 'error' : 'warning *'} | ${obsolete.join(', ')} |`;

const definitions = Object.keys(messageDefinitions).flatMap((type) => definitionOf(type) ?? []);

/** The page. */
export const swiftPage = (): string =>
  [
    '# SWIFT messages: tables',
    '',
    'Generated from the tables of `gateway/src/swift` by `npm run generate`; [swift](../swift.md) explains them. Formats',
    'are in the notation of SWIFT, with `$` for a line end and `\\|` between alternatives. M is mandatory, O optional. What is marked',
    '* could not be confirmed: where it fails it is a warning, unless a profile says otherwise.',
    '',
    '## Findings',
    '',
    'Codes are never renamed or reused. *SWIFT* is the error code of the network.',
    '',
    '| Code | SWIFT | Severity | Meaning |',
    '|---|---|---|---|',
    ...Object.entries(findingCatalogue).map(
      ([code, { swift = '', severity, meaning }]) =>
        `| <a id="${code.toLowerCase()}"></a>\`${code}\` | ${swift} | ${severity}${isProfileSensitive(code) ? ' *' : ''} | ${meaning} |`,
    ),
    '',
    '## Code lists',
    '',
    '| List | Codes | Any other is | Of earlier releases: warning |',
    '|---|---|---|---|',
    ...Object.entries(codeLists).map(codeRow),
    '',
    '## Messages',
    '',
    ...definitions.flatMap(messageSection),
  ].join('\n');
