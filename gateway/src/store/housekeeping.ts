/** Removes documents that have ended: answers to idempotency keys, refresh tokens, endings of sessions. */
import type { Logger } from 'pino';
import { pause } from '../ledger/backoff.ts';
import type { PrunedDocuments } from './keyed-documents.ts';

const intervalMs = 3_600_000;

/** Once when it starts and then every hour, until the gateway stops. */
export const keepHouse = async (
  documents: Pick<PrunedDocuments, 'prune'>,
  stopping: AbortSignal,
  log: Logger,
): Promise<void> => {
  while (!stopping.aborted) {
    await documents.prune(Date.now()).then(
      (count) => count > 0 && log.info({ count }, 'documents that had ended are gone'),
      (error: unknown) => log.warn({ err: error }, 'documents that have ended could not be removed'),
    );
    await pause(intervalMs, stopping);
  }
};
