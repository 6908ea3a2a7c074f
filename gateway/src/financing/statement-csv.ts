/** A statement as a file: schedule, what happened, and what is owed, a line for each. */
import { writtenCsv } from '../csv/written.ts';
import type { Line, StatementView } from './statement-view.ts';

const headings = [
  ...['part', 'kind', 'date', 'from', 'days', 'currency', 'base', 'formula', 'reference', 'amount'],
  ...['fees', 'interest', 'principal', 'surplus', 'surplusTo'],
];

const row = (part: string, line: Line): (string | number)[] => [
  ...[part, line.kind, line.date, line.from ?? '', line.days ?? '', line.amount.currency],
  ...[line.base?.amount ?? '', line.formula ?? '', line.reference ?? '', line.amount.amount],
  ...[line.fees, line.interest, line.principal, line.surplus].map((part) => part?.amount ?? ''),
  line.surplusTo ?? '',
];

const owed = ({ asOf, principal, interest, fees, total }: StatementView): Line[] => {
  const sums = { principal, interest: interest.due, fees: fees.due };
  return [{ kind: 'principal', date: asOf, amount: total, ...sums }];
};

export const statementAsCsv = (statement: StatementView): string =>
  writtenCsv([
    headings,
    ...statement.schedule.map((line) => row('schedule', line)),
    ...statement.lines.map((line) => row('statement', line)),
    ...owed(statement).map((line) => row('owed', line)),
  ]);
