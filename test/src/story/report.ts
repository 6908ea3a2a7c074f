/** A story's result for people. The JSON form is the result itself. */
import type { StepResult, StoryResult } from './runner.ts';

const marks: Readonly<Record<StepResult['status'], string>> = {
  committed: '✓ committed',
  refused: '✓ refused',
  answered: '✓ answered',
  paused: '· paused',
  skipped: '· skipped',
  failed: '✗ failed',
};

/** One line: outcome, who, what, code, transaction, block, time taken. */
export const stepLine = (result: StepResult): string => {
  const outcome = result.unexpected === undefined ? marks[result.status] : `✗ ${result.status}`;
  const parts = [
    outcome.padEnd(12),
    (result.actor ?? '').padEnd(16),
    result.name,
    result.code === null ? '' : `[${result.code}]`,
    result.block === null ? '' : `block ${result.block}`,
    result.txId === null ? '' : `tx ${result.txId.slice(0, 12)}…`,
    result.ms === 0 ? '' : `${Math.round(result.ms)} ms`,
  ];
  const line = parts.filter((part) => part !== '').join('  ');
  return result.unexpected === undefined ? line : `${line}\n    ${result.unexpected}`;
};

export const summaryLine = ({ steps, ok }: StoryResult): string => {
  const committed = steps.filter(({ status }) => status === 'committed').length;
  const refused = steps.filter(({ status }) => status === 'refused').length;
  const verdict = ok ? 'As expected' : 'Not as expected';
  return `${verdict}: ${steps.length} steps, ${committed} committed, ${refused} refused.`;
};
