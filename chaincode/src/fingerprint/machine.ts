/** When two papers are about the same goods. Pure. */
import type { Change } from '../kernel/ledger.ts';
import { instantMs } from '../kernel/identifiers.ts';
import { epochsOf, type Fingerprint, hasLevel, isExact, type Token } from './records.ts';
import { putFingerprint, putKeyed, type Registration, removeKeyed } from './store.ts';

/** Whether an exact registration keeps other lots out: a live one does; a receipt number does so for ever. */
const keepsOut = (token: Token, found: Fingerprint, rootId: string): boolean =>
  found.rootId !== rootId &&
  (found.status === 'live' || (token.subset === 'R1' && found.status === 'closed'));

/** Whether a live receipt of another lot has one of the exact tokens. */
export const isDuplicate = (registrations: readonly Registration[], rootId: string): boolean =>
  registrations.some(
    ({ token, found }) => isExact(token) && found.some((one) => keepsOut(token, one, rootId)),
  );

/** Papers about something else, in one of these statuses, with a token of this level in common. */
export const hitsOf = (
  registrations: readonly Registration[],
  rootId: string,
  level: Parameters<typeof hasLevel>[1],
  statuses: readonly Fingerprint['status'][],
): string[] => {
  const hits = registrations
    .filter(({ token }) => hasLevel(token, level))
    .flatMap(({ found }) => found)
    .filter((one) => statuses.includes(one.status) && one.rootId !== rootId);
  return [...new Set(hits.map(({ assetId }) => assetId))].sort();
};

/** Live receipts of other lots with a strong token in common: suspected duplicates. */
export const suspectsOf = (registrations: readonly Registration[], rootId: string): string[] =>
  hitsOf(registrations, rootId, 'strong', ['live']);

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

const putAll = (
  tokens: readonly Token[],
  assetId: string,
  rootId: string,
  status: Fingerprint['status'],
): Change[] => tokens.map((token) => putFingerprint(token, { assetId, rootId, status }));

export const registerLive = (tokens: readonly Token[], assetId: string, rootId: string): Change[] => [
  ...putAll(tokens, assetId, rootId, 'live'),
  putKeyed(assetId, tokens),
];

/** Frees the units and keeps the receipt number taken. */
export const close = (tokens: readonly Token[], assetId: string, rootId: string): Change[] => [
  ...putAll(tokens, assetId, rootId, 'closed'),
  removeKeyed(assetId, tokens),
];

/** The lot's parts take its units over: what the whole alone was known by is closed. */
export const closeWhole = (tokens: readonly Token[], assetId: string, rootId: string): Change[] => [
  ...putAll(
    tokens.filter(({ subset }) => subset !== 'R3'),
    assetId,
    rootId,
    'closed',
  ),
  removeKeyed(assetId, tokens),
];

const ofEpoch = (tokens: readonly Token[], epoch: number): string =>
  tokens
    .filter((token) => token.epoch === epoch)
    .map(({ subset, token }) => `${subset} ${token}`)
    .sort()
    .join();

/** Whether new tokens say what the present ones say, under each key that both know; at least one such key. */
export const continuesTokens = (present: readonly Token[], proposed: readonly Token[]): boolean => {
  const known = epochsOf(present);
  const shared = epochsOf(proposed).filter((epoch) => known.includes(epoch));
  return shared.length > 0 && shared.every((epoch) => ofEpoch(present, epoch) === ofEpoch(proposed, epoch));
};

/** Present tokens give way to new ones; under a key that is no longer live nothing stays taken. */
export const renewTokens = (
  present: readonly Token[],
  renewed: readonly Token[],
  assetId: string,
  rootId: string,
): Change[] => {
  const without = (tokens: readonly Token[], others: readonly Token[]): Token[] =>
    tokens.filter(({ token }) => !others.some((other) => other.token === token));
  const sameKey = epochsOf(present).at(-1) === epochsOf(renewed).at(-1);
  return [
    ...putAll(without(present, renewed), assetId, rootId, 'closed'),
    ...putAll(without(renewed, present), assetId, rootId, 'live'),
    ...(sameKey ? [] : [removeKeyed(assetId, present)]),
    putKeyed(assetId, renewed),
  ];
};
