/**
 * What has to be done now and then: documents that have ended go (answers to idempotency keys, refresh tokens, endings
 * of sessions), and certificates that end soon are told.
 */
import type { Logger } from 'pino';
import { pause } from '../ledger/backoff.ts';
import type { CertificateWatch } from '../identity/certificate-watch.ts';
import type { PrunedDocuments } from './keyed-documents.ts';

const intervalMs = 3_600_000;

const prune = async (documents: readonly Pick<PrunedDocuments, 'prune'>[]): Promise<number> => {
  const counts = await Promise.all(documents.map((one) => one.prune(Date.now())));
  return counts.reduce((sum, count) => sum + count, 0);
};

/** Once when it starts and then every hour, until the gateway stops. */
export const keepHouse = async (
  documents: readonly Pick<PrunedDocuments, 'prune'>[],
  certificates: Pick<CertificateWatch, 'look'>,
  stopping: AbortSignal,
  log: Logger,
): Promise<void> => {
  while (!stopping.aborted) {
    await prune(documents).then(
      (count) => count > 0 && log.info({ count }, 'documents that had ended are gone'),
      (error: unknown) => log.warn({ err: error }, 'documents that have ended could not be removed'),
    );
    await certificates
      .look()
      .catch((error: unknown) => log.warn({ err: error }, 'certificates could not be looked at'));
    await pause(intervalMs, stopping);
  }
};
