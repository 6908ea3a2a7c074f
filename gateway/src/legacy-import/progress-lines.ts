/** What a person is told while an import goes on. Pure. */
import type { ImportRecord } from './import-record.ts';

const counted = (count: number): string => count.toLocaleString('en-GB').replaceAll(',', ' ');

/** Rows whose result the ledger knows. */
const settledOf = ({ imported, present, contradicted, crowded }: ImportRecord): number =>
  imported + present + contradicted + crowded;

/** By the pace since `from`; nothing where there is none yet. */
const paceOf = (record: ImportRecord, from: ImportRecord | undefined, seconds: number): string => {
  const made = settledOf(record) - (from === undefined ? settledOf(record) : settledOf(from));
  if (made <= 0 || seconds <= 0) return '';
  const left = ((record.rows - settledOf(record)) * seconds) / made;
  const patience = left < 90 ? `${Math.ceil(left)} s` : `${Math.ceil(left / 60)} min`;
  return `, ${counted(Math.round(made / seconds))} rows/s, about ${patience} left`;
};

/**
 * @param from how far it was when its pace began to be measured
 * @param seconds since then
 */
export const progressLine = (
  record: ImportRecord,
  from: ImportRecord | undefined,
  seconds: number,
): string => {
  const { state, rows, faults, conflicts } = record;
  if (state === 'checking') {
    return `checked ${counted(rows)} rows: ${counted(faults)} faults, ${counted(conflicts)} on papers of other rows`;
  }
  const settled = settledOf(record);
  const share = rows === 0 ? 100 : Math.floor((settled * 100) / rows);
  return `on the ledger: ${counted(settled)} of ${counted(rows)} rows (${share} %)${paceOf(record, from, seconds)}`;
};

/** Faults that are shown: the rest is in the API's answer. */
const shownFaults = 20;

const faultLines = ({ faults, firstFaults }: ImportRecord): string[] => {
  const shown = firstFaults.slice(0, shownFaults);
  return [
    ...shown.map(({ line, column, expected }) => `  line ${line}, column ${column}: expected ${expected}`),
    ...(faults > shown.length ? [`  and ${counted(faults - shown.length)} more`] : []),
  ];
};

/** How it ended. */
export const endLines = (record: ImportRecord): string[] => {
  const { state, rows, faults, conflicts, imported, present, contradicted, crowded, cases, hits } = record;
  if (state === 'refused') return [`refused: ${counted(faults)} faults`, ...faultLines(record)];
  if (state === 'failed') {
    return [`stopped: ${record.failure ?? 'unknown'}. The same command goes on behind what the ledger has.`];
  }
  return [
    `complete: ${counted(rows)} rows, ${counted(imported)} imported, ${counted(present)} there before, ` +
      `${counted(contradicted)} contradicted, ${counted(crowded)} of papers named too often`,
    `${counted(conflicts)} on papers of other rows, ${counted(cases)} clearance cases, ${counted(hits)} assets met`,
    ...faultLines(record),
  ];
};
