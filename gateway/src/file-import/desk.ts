/** Where imports are started and looked at: one at a time for each owner. */
import type { Principal } from '../auth/principal.ts';
import { pause } from '../ledger/backoff.ts';
import { Problem } from '../plugins/problem.ts';
import type { HttpCode } from '../plugins/problem-catalogue.ts';
import { isOver, type Progress, resumed, type RunningImport } from './progress.ts';
import type { ImportRecords } from './records.ts';

/** An import that is asked for: the same id is the same import. */
export interface AskedImport<Running extends RunningImport<Progress>> {
  readonly importId: string;
  /** Hashes of its files, by where the request names each: a JSON pointer. */
  readonly files: Readonly<Record<string, string>>;
  readonly fresh: () => Running['record'];
  readonly runningOf: (record: Running['record']) => Running;
  /** Runs to its end; never throws. */
  readonly run: (running: Running) => Promise<void>;
}

export interface FileDesk<Running extends RunningImport<Progress>> {
  readonly start: (principal: Principal, asked: AskedImport<Running>) => Promise<Running['record']>;
  readonly list: (principal: Principal) => Promise<Running['record'][]>;
  /** Waits for the end, but not longer. */
  readonly read: (principal: Principal, importId: string, waitMs: number) => Promise<Running['record']>;
  /** The import while it runs here. */
  readonly running: (principal: Principal, importId: string) => Running | undefined;
}

export interface DeskSettings<Record extends Progress> {
  readonly records: ImportRecords<Record>;
  /** Whose import it is, within the organisation; `undefined` where it is the organisation’s own. */
  readonly ownerOf: (principal: Principal) => string | undefined;
  /** What a second import at once is refused with. */
  readonly busy: HttpCode;
}

interface Ongoing<Running> {
  readonly running: Running;
  readonly done: Promise<void>;
}

/** Imports that run in this process, one for each owner. What another process left is taken up by starting it again. */
const ongoingImports = <Running extends RunningImport<Progress>>({
  ownerOf,
  busy,
}: DeskSettings<Running['record']>) => {
  const ongoing = new Map<string, Ongoing<Running>>();
  const deskOf = (principal: Principal): string =>
    JSON.stringify([principal.organisation.mspId, ownerOf(principal)]);
  const refuseBusy = (principal: Principal): void => {
    if (ongoing.has(deskOf(principal))) throw new Problem(busy, { retryAfter: 5 });
  };
  return {
    refuseBusy,
    of: (principal: Principal, importId: string): Ongoing<Running> | undefined => {
      const found = ongoing.get(deskOf(principal));
      return found?.running.record.importId === importId ? found : undefined;
    },
    begin: (principal: Principal, running: Running, run: AskedImport<Running>['run']): void => {
      refuseBusy(principal);
      const desk = deskOf(principal);
      const done = run(running).finally(() => ongoing.delete(desk));
      ongoing.set(desk, { running, done });
    },
  };
};

/** @throws Problem where a file is not kept here */
const requireFiles = async (
  { organisation }: Principal,
  files: AskedImport<RunningImport<Progress>>['files'],
): Promise<void> => {
  for (const [pointer, fileHash] of Object.entries(files)) {
    if ((await organisation.files.state(fileHash)) !== 'held') {
      throw new Problem('FILE_NOT_AVAILABLE', { pointer });
    }
  }
};

export const fileDesk = <Running extends RunningImport<Progress>>(
  settings: DeskSettings<Running['record']>,
): FileDesk<Running> => {
  const { records, ownerOf } = settings;
  const ongoing = ongoingImports<Running>(settings);
  const known = async (principal: Principal, importId: string): Promise<Running['record']> => {
    const running = ongoing.of(principal, importId)?.running;
    if (running !== undefined) return running.record;
    const { documents } = principal.organisation;
    const isOwn = (await records.idsOf(documents, ownerOf(principal))).includes(importId);
    const record = isOwn ? await records.find(documents, importId) : undefined;
    if (record === undefined) throw new Problem('RECORD_NOT_FOUND');
    return record;
  };
  return {
    running: (principal, importId) => ongoing.of(principal, importId)?.running,
    start: async (principal, asked) => {
      const running = ongoing.of(principal, asked.importId)?.running;
      if (running !== undefined) return running.record;
      ongoing.refuseBusy(principal);
      await requireFiles(principal, asked.files);
      const earlier = await records.find(principal.organisation.documents, asked.importId);
      if (earlier !== undefined && isOver(earlier)) return earlier;
      const record = earlier === undefined ? asked.fresh() : resumed(earlier);
      ongoing.begin(principal, asked.runningOf(record), asked.run);
      return record;
    },
    list: async (principal) => {
      const ids = await records.idsOf(principal.organisation.documents, ownerOf(principal));
      return Promise.all(ids.map((importId) => known(principal, importId)));
    },
    read: async (principal, importId, waitMs) => {
      const found = ongoing.of(principal, importId);
      const enough = new AbortController();
      if (found !== undefined && waitMs > 0) {
        await Promise.race([found.done, pause(waitMs, enough.signal)]);
        enough.abort();
      }
      return found?.running.record ?? known(principal, importId);
    },
  };
};
