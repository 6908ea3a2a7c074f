/** `errors.md`: every refusal, its meaning, and which commands may end in it. */
import {
  commonErrorCodes,
  type ErrorCode,
  errorCatalogue,
  errorCodes,
  handlers,
} from '@chopmark/chaincode/api';
import { httpCatalogue } from '@chopmark/gateway/plugins/problem-catalogue';

const commandsWith = (code: ErrorCode): string => {
  if ((commonErrorCodes as readonly ErrorCode[]).includes(code)) return 'any command';
  const names = [...handlers.values()]
    .filter(({ definition }) => (definition.errors as readonly ErrorCode[]).includes(code))
    .map(({ definition }) => `[${definition.name}](commands.md#${definition.name.toLowerCase()})`);
  return names.join(', ');
};

const anchored = (code: string): string => `<a id="${code.toLowerCase()}"></a>\`${code}\``;

const ledgerRow = (code: ErrorCode): string => {
  const { status, title, mayPass } = errorCatalogue[code];
  return `| ${anchored(code)} | ${status} | ${title} | ${mayPass ? 'yes' : 'no'} | ${commandsWith(code)} |`;
};

/** The page. */
export const errorsPage = (): string =>
  [
    '# Refusals',
    '',
    'Generated from the catalogues of chaincode and gateway by `npm run generate`. A refusal changes',
    'nothing. It is answered as `application/problem+json` (RFC 9457) with `code` and, where there is one,',
    'with `pointer` to the offending member and with what was `expected`. Codes are never renamed or reused.',
    '',
    '## Of the ledger',
    '',
    '*May pass* says whether the same command can succeed later without being changed.',
    '',
    '| Code | Status | Meaning | May pass | Commands |',
    '|---|---|---|---|---|',
    ...errorCodes.map(ledgerRow),
    '',
    '## Of the gateway',
    '',
    '| Code | Status | Meaning |',
    '|---|---|---|',
    ...Object.entries(httpCatalogue).map(
      ([code, { status, title }]) => `| ${anchored(code)} | ${status} | ${title} |`,
    ),
    '',
  ].join('\n');
