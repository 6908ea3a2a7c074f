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
  readonly fileHashes: readonly string[];
  readonly fresh: () => Running['record'];
  readonly runningOf: (record: Running['record']) => Running;
  /** Runs to its end; never throws. */
  readonly run: (running: Running) => Promise<void>;
}

export interface FileDesk<Running extends RunningImport<Progress>> {
  start(principal: Principal, asked: AskedImport<Running>): Promise<Running['record']>;
  list(principal: Principal): Promise<Running['record'][]>;
  /** Waits for the end, but not longer. */
  read(principal: Principal, importId: string, waitMs: number): Promise<Running['record']>;
  /** The import while it runs here. */
  running(principal: Principal, importId: string): Running | undefined;
}

export interface DeskSettings<Record extends Progress> {
  readonly records: ImportRecords<Record>;
  /** Whose import it is, within the organisation; `undefined` where it is the organisation’s own. */
  readonly ownerOf: (principal: Principal) => string | undefined;
  /** What a second import at once is refused with. */
  readonly busy: HttpCode;
}

/** What another process left is taken up by starting it again. */
export const fileDesk = <Running extends RunningImport<Progress>>({
  records,
  ownerOf,
  busy,
}: DeskSettings<Running['record']>): FileDesk<Running> => {
  const ongoing = new Map<string, { readonly running: Running; readonly done: Promise<void> }>();
  const deskOf = (principal: Principal): string =>
    JSON.stringify([principal.organisation.mspId, ownerOf(principal)]);
  const ongoingOf = (principal: Principal, importId: string) => {
    const found = ongoing.get(deskOf(principal));
    return found?.running.record.importId === importId ? found : undefined;
  };
  const refuseBusy = (desk: string): void => {
    if (ongoing.has(desk)) throw new Problem(busy, { retryAfter: 5 });
  };
  const begin = (desk: string, record: Running['record'], { runningOf, run }: AskedImport<Running>): void => {
    refuseBusy(desk);
    const running = runningOf(record);
    const done = run(running).finally(() => ongoing.delete(desk));
    ongoing.set(desk, { running, done });
  };
  const known = async (principal: Principal, importId: string): Promise<Running['record']> => {
    const running = ongoingOf(principal, importId)?.running;
    if (running !== undefined) return running.record;
    const { documents } = principal.organisation;
    const isOwn = (await records.idsOf(documents, ownerOf(principal))).includes(importId);
    const record = isOwn ? await records.find(documents, importId) : undefined;
    if (record === undefined) throw new Problem('RECORD_NOT_FOUND');
    return record;
  };
  return {
    running: (principal, importId) => ongoingOf(principal, importId)?.running,
    start: async (principal, asked) => {
      const { files, documents } = principal.organisation;
      const { importId, fileHashes } = asked;
      const desk = deskOf(principal);
      const running = ongoingOf(principal, importId)?.running;
      if (running !== undefined) return running.record;
      refuseBusy(desk);
      for (const [nth, fileHash] of fileHashes.entries()) {
        if ((await files.state(fileHash)) === 'held') continue;
        throw new Problem('FILE_NOT_AVAILABLE', {
          pointer: fileHashes.length > 1 ? `/fileHashes/${nth}` : '/fileHash',
        });
      }
      const earlier = await records.find(documents, importId);
      if (earlier !== undefined && isOver(earlier)) return earlier;
      const record = earlier === undefined ? asked.fresh() : resumed(earlier);
      begin(desk, record, asked);
      return record;
    },
    list: async (principal) => {
      const ids = await records.idsOf(principal.organisation.documents, ownerOf(principal));
      return Promise.all(ids.map((importId) => known(principal, importId)));
    },
    read: async (principal, importId, waitMs) => {
      const found = ongoingOf(principal, importId);
      const enough = new AbortController();
      if (found !== undefined && waitMs > 0) {
        await Promise.race([found.done, pause(waitMs, enough.signal)]);
        enough.abort();
      }
      return found?.running.record ?? known(principal, importId);
    },
  };
};
