/** When two papers are about the same goods. Pure. */
import type { Change } from '../kernel/ledger.ts';
import { instantMs } from '../kernel/identifiers.ts';
import { type Fingerprint, isExact, type Token } from './records.ts';
import { putFingerprint, type Registration } from './store.ts';

/** Whether an exact registration keeps other lots out: a live one does; a receipt number does so for ever. */
const keepsOut = (token: Token, found: Fingerprint, rootId: string): boolean =>
  found.rootId !== rootId &&
  (found.status === 'live' || (token.subset === 'R1' && found.status === 'closed'));

/** Whether a live receipt of another lot has one of the exact tokens. */
export const isDuplicate = (registrations: readonly Registration[], rootId: string): boolean =>
  registrations.some(
    ({ token, found }) => isExact(token) && found.some((one) => keepsOut(token, one, rootId)),
  );

/** Live receipts of other lots with a strong token in common: suspected duplicates. */
export const suspectsOf = (registrations: readonly Registration[], rootId: string): string[] => {
  const hits = registrations
    .filter(({ token }) => !isExact(token))
    .flatMap(({ found }) => found)
    .filter((one) => one.status === 'live' && one.rootId !== rootId);
  return [...new Set(hits.map(({ assetId }) => assetId))].sort();
};

/**
 * A pending registration gives way to any attested one and stands aside for a pending one that still runs.
 */
export const registerPending = (
  registrations: readonly Registration[],
  assetId: string,
  expiresAt: string,
  nowMs: number,
): Change[] =>
  registrations
    .filter(({ token }) => isExact(token))
    .filter(({ found: [found] }) => {
      const running =
        found?.status === 'pending' && found.expiresAt !== undefined && instantMs(found.expiresAt) > nowMs;
      return !running;
    })
    .map(({ token }) => putFingerprint(token, { assetId, rootId: assetId, status: 'pending', expiresAt }));

export const registerLive = (tokens: readonly Token[], assetId: string, rootId: string): Change[] =>
  tokens.map((token) => putFingerprint(token, { assetId, rootId, status: 'live' }));

/** Frees the units and keeps the receipt number taken. */
export const close = (tokens: readonly Token[], assetId: string, rootId: string): Change[] =>
  tokens.map((token) => putFingerprint(token, { assetId, rootId, status: 'closed' }));
