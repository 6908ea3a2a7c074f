/** An import to its end: every row is checked before the first one goes to the ledger. */
import type { KeyedDocuments } from '../hosting.ts';
import { backoffMs, pause } from '../ledger/backoff.ts';
import { Problem } from '../plugins/problem.ts';
import type { Progress, RunningImport } from './progress.ts';
import type { ImportRecords } from './records.ts';

/** Stops an import with the code of what is in the way; it goes on where it was started again. */
export class ImportStopped extends Error {}

export interface ImportLog {
  readonly error: (details: object, message: string) => void;
}

export const now = (): string => new Date().toISOString();

export interface ImportSteps<Record extends Progress> {
  readonly documents: KeyedDocuments;
  readonly records: ImportRecords<Record>;
  readonly owner?: string | undefined;
  readonly check: () => Promise<void>;
  /** Whether what was found lets the rows go to the ledger. */
  readonly mayBring: (record: Record) => boolean;
  /** @returns how it ended */
  readonly bring: () => Promise<'complete' | 'refused'>;
}

/** Runs to its end, whatever the end is; never throws. */
export const runToEnd = async <Record extends Progress>(
  running: RunningImport<Record>,
  { documents, records, owner, check, mayBring, bring }: ImportSteps<Record>,
  log: ImportLog,
): Promise<void> => {
  const finish = (state: Progress['state'], failure?: string): void => {
    const ended = { ...running.record, state, finishedAt: now() };
    running.record = failure === undefined ? ended : { ...ended, failure };
  };
  try {
    await records.enter(documents, running.record, owner);
    await check();
    running.record = { ...running.record, checkedAt: now() };
    if (!mayBring(running.record)) finish('refused');
    else {
      running.record = { ...running.record, state: 'importing' };
      finish(await bring());
    }
  } catch (error) {
    if (!(error instanceof ImportStopped)) log.error({ err: error }, 'an import stopped');
    finish('failed', error instanceof ImportStopped ? error.message : 'INTERNAL_ERROR');
  }
  await records.keep(documents, running.record);
};

const failuresMax = 8;
const pollMs = 500;
/** Longer than a network takes to find its leader again. */
const pollsMax = 600;

/**
 * Asks until there is an answer, `undefined` meaning that none is known yet: whoever is asked finds what became of it
 * before, so that nothing happens twice.
 * @throws ImportStopped where the ledger stays out of reach
 */
export const patiently = async <Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> => {
  let failures = 0;
  for (let polls = 0; polls < pollsMax; polls += 1) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
      await pause(pollMs);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // Another request is at it: what becomes of it is asked for like everything that is under way.
      if (error.code !== 'IDEMPOTENCY_IN_FLIGHT') failures += 1;
      if (failures >= failuresMax) throw new ImportStopped(error.code);
      await pause(backoffMs(failures + 1));
    }
  }
  throw new ImportStopped('LEDGER_UNAVAILABLE');
};
