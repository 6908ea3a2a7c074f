/** Compares what clients were told with what stands on the ledger. */
import type { LedgerCommand } from '../load/ledger-commands.ts';
import type { Said } from '../load/operation.ts';

export interface Verdict {
  readonly operations: number;
  readonly requests: number;
  /** Acknowledged, and on the ledger exactly once. */
  readonly committedOnce: number;
  readonly refused: number;
  /** Acknowledged, and not on the ledger. */
  readonly lost: number;
  /** On the ledger more than once. */
  readonly doubled: number;
  /** On the ledger, although no client was told so: refused, or unknown. */
  readonly unreported: number;
  readonly unknown: number;
}

/** @param onLedger all command records that were written while the operations ran, and no others */
export const verdictOf = (heard: readonly Said[], onLedger: readonly LedgerCommand[]): Verdict => {
  const times = new Map<string, number>();
  for (const { commandId } of onLedger) times.set(commandId, (times.get(commandId) ?? 0) + 1);
  const acknowledged = heard.flatMap(({ outcome }) =>
    outcome.type === 'committed' ? [outcome.commandId] : [],
  );
  const told = new Set(acknowledged);
  const countOf = (type: Said['outcome']['type']): number =>
    heard.filter(({ outcome }) => outcome.type === type).length;
  return {
    operations: heard.length,
    requests: heard.reduce((sum, { requests }) => sum + requests, 0),
    committedOnce: acknowledged.filter((id) => times.get(id) === 1).length,
    refused: countOf('refused'),
    lost: acknowledged.filter((id) => !times.has(id)).length,
    doubled: [...times.values()].filter((count) => count > 1).length + acknowledged.length - told.size,
    unreported: [...times.keys()].filter((id) => !told.has(id)).length,
    unknown: countOf('unknown'),
  };
};

/** Whether nothing was lost, doubled, told wrongly or left unknown. */
export const isSound = ({ operations, committedOnce, refused, unreported, unknown }: Verdict): boolean =>
  operations === committedOnce + refused && unreported === 0 && unknown === 0;

export interface Recovery {
  /** Longest time without an acknowledgement after the kill. */
  readonly gapMs: number;
  /** Until everything was settled that was under way at the kill or met a setback after it. */
  readonly drainedMs: number;
}

export const recoveryOf = (heard: readonly Said[], killedAt: number): Recovery => {
  const commits = heard
    .filter(({ outcome, endedAt }) => outcome.type === 'committed' && endedAt > killedAt)
    .map(({ endedAt }) => endedAt)
    .sort((one, other) => one - other);
  const gaps = commits.map((at, index) => at - (commits[index - 1] ?? killedAt));
  const disturbed = heard.filter(
    ({ startedAt, endedAt, setbacks }) => endedAt > killedAt && (startedAt < killedAt || setbacks.length > 0),
  );
  return {
    gapMs: Math.max(0, ...gaps),
    drainedMs: Math.max(0, ...disturbed.map(({ endedAt }) => endedAt - killedAt)),
  };
};
