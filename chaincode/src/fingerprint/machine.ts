/** When two papers are about the same goods. Pure. */
import type { Change } from '../kernel/ledger.ts';
import { instantMs } from '../kernel/identifiers.ts';
import { epochsOf, type Fingerprint, hasLevel, isExact, isForEver, type Token } from './records.ts';
import { putFingerprint, putKeyed, type Registration, removeKeyed } from './store.ts';

/** Whether an exact registration stands: a live one does; that of a number which is given once does so for ever. */
const isTaken = (token: Token, { status }: Fingerprint): boolean =>
  status === 'live' || (isForEver(token) && status === 'closed');

/** Whether one of the exact tokens is taken by something else. */
export const isDuplicate = (registrations: readonly Registration[], rootId: string): boolean =>
  registrations.some(
    ({ token, found }) => isExact(token) && found.some((one) => one.rootId !== rootId && isTaken(token, one)),
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

const isRunning = ({ status, expiresAt }: Fingerprint, nowMs: number): boolean =>
  status === 'pending' && expiresAt !== undefined && instantMs(expiresAt) > nowMs;

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
    .filter(
      ({ token, found: [found] }) =>
        found === undefined || !(isTaken(token, found) || isRunning(found, nowMs)),
    )
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

/** Whether the tokens stand under every key that is live now: one may have become live since. */
export const coversEpochs = (tokens: readonly Token[], epochs: readonly number[]): boolean =>
  epochs.every((epoch) => tokens.some((token) => token.epoch === epoch));

const ofEpoch = (tokens: readonly Token[], epoch: number): string =>
  tokens
    .filter((token) => token.epoch === epoch)
    .map(({ subset, token }) => `${subset} ${token}`)
    .sort()
    .join();

const subsetsIn = (tokens: readonly Token[], epoch: number): string =>
  tokens
    .filter((token) => token.epoch === epoch)
    .map(({ subset }) => subset)
    .sort()
    .join();

/** As many of each kind under every live key as the paper has now, all distinct, and none under another key. */
const haveShapeOf = (
  present: readonly Token[],
  proposed: readonly Token[],
  epochs: readonly number[],
): boolean => {
  const shape = subsetsIn(present, epochsOf(present).at(-1) ?? 0);
  return (
    new Set(proposed.map(({ token }) => token)).size === proposed.length &&
    proposed.every(({ epoch }) => epochs.includes(epoch)) &&
    epochs.every((epoch) => subsetsIn(proposed, epoch) === shape)
  );
};

/**
 * Whether new tokens are complete under the live keys, and say what the present ones say under each key that both know;
 * at least one such key.
 */
export const continuesTokens = (
  present: readonly Token[],
  proposed: readonly Token[],
  epochs: readonly number[],
): boolean => {
  const known = epochsOf(present);
  const shared = epochsOf(proposed).filter((epoch) => known.includes(epoch));
  return (
    haveShapeOf(present, proposed, epochs) &&
    shared.length > 0 &&
    shared.every((epoch) => ofEpoch(present, epoch) === ofEpoch(proposed, epoch))
  );
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
