/** `vouchers.md`: which step of a voucher is allowed in which status to whom, and what refuses it. */
import { type VoucherStep, voucherStatuses, voucherSteps } from '@chopmark/chaincode/api';

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const rowOf = ({ command, by, others, from }: VoucherStep): string =>
  lineOf([
    `[${command}](commands.md#${command.toLowerCase()})`,
    by,
    others === undefined ? '' : `\`${others}\``,
    ...voucherStatuses.map((status) => (from.includes(status) ? 'allowed' : '`VOUCHER_STATUS_WRONG`')),
  ]);

const head = ['Command', 'Who', 'Anybody else', ...voucherStatuses];

/** The page. */
export const vouchersPage = (): string =>
  [
    '# Steps of a voucher',
    '',
    'Generated from the declarations of the steps by `npm run generate`; a test executes every cell. Columns named by statuses say',
    'what the ledger answers to the one whose step it is while the voucher has that status; before it is issued there is none:',
    '`ASSET_NOT_FOUND`. Refusals of the command itself come after these ([refusals](errors.md)). A split voucher is its pieces.',
    '',
    lineOf(head),
    `|${head.map(() => '---').join('|')}|`,
    ...voucherSteps.map(rowOf),
    '',
  ].join('\n');
