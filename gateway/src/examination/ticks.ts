/** Officers' decisions on what the rules left open. */
import type { ExaminationReport, Finding } from './finding.ts';
import type { Tick } from './input.ts';

/** What was examined and not left open has nothing to decide; a discrepancy is overruled only with a reason. */
const decides = (tick: Tick, { outcome }: Finding): boolean =>
  outcome === 'needs-judgement' ||
  (outcome === 'discrepancy' && tick.decision === 'complies' && tick.note !== undefined);

/** The finding with the last decision on it. */
export const ticked = (finding: Finding, ticks: readonly Tick[]): Finding => {
  const tick = ticks.findLast((one) => one.subject === finding.key && decides(one, finding));
  if (tick === undefined) return finding;
  return {
    ...finding,
    ticked: tick.decision,
    ...(tick.code === undefined ? {} : { code: tick.code }),
    ...(tick.note === undefined ? {} : { note: tick.note }),
  };
};

/** Positions of ticks that decide nothing: they name no finding, or one that is not theirs to decide. */
export const strayTicks = ({ findings }: ExaminationReport, ticks: readonly Tick[]): number[] =>
  ticks.flatMap((tick, index) =>
    findings.some((finding) => finding.key === tick.subject && decides(tick, finding)) ? [] : [index],
  );
