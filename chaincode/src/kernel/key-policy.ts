/**
 * Endorsement policies as data. A policy on a key REPLACES the chaincode policy, it does not add to it, so
 * every policy here needs the peers of at least two organisations (design section 5, measured).
 */

/** `{ mspId }` is a peer of that organisation; `{ atLeast, of }` needs that many of the parts. */
export type KeyPolicy =
  { readonly mspId: string } | { readonly atLeast: number; readonly of: readonly KeyPolicy[] };

export const peer = (mspId: string): KeyPolicy => ({ mspId });
export const all = (...of: readonly KeyPolicy[]): KeyPolicy => ({ atLeast: of.length, of });
export const any = (...of: readonly KeyPolicy[]): KeyPolicy => ({ atLeast: 1, of });
const someOf = (atLeast: number, mspIds: readonly string[]): KeyPolicy => ({ atLeast, of: mspIds.map(peer) });

const others = (endorsers: readonly string[], mspId: string): string[] =>
  endorsers.filter((other) => other !== mspId);

/** Whether the peers of these organisations satisfy the policy. */
export const satisfies = (policy: KeyPolicy, signers: ReadonlySet<string>): boolean =>
  'mspId' in policy
    ? signers.has(policy.mspId)
    : policy.of.filter((part) => satisfies(part, signers)).length >= policy.atLeast;

/** The organisation's peer and any other one. */
export const withAnyOther = (mspId: string, endorsers: readonly string[]): KeyPolicy =>
  all(peer(mspId), someOf(1, others(endorsers, mspId)));

/** The way of a court order: the Registry and any three others. */
const courtOrder = (registry: string, endorsers: readonly string[]): KeyPolicy =>
  all(peer(registry), someOf(3, others(endorsers, registry)));

/** A lien and its tombstone: (holder AND any other) OR (Registry AND any three others). */
export const lienPolicy = (holder: string, registry: string, endorsers: readonly string[]): KeyPolicy =>
  any(withAnyOther(holder, endorsers), courtOrder(registry, endorsers));

/**
 * A receipt: (warehouse AND controller) OR (Registry AND any three others).
 * A warehouse that itself controls a receipt needs any other organisation beside it.
 */
export const receiptPolicy = (
  warehouse: string,
  controller: string,
  registry: string,
  endorsers: readonly string[],
): KeyPolicy =>
  any(
    warehouse === controller ? withAnyOther(warehouse, endorsers) : all(peer(warehouse), peer(controller)),
    courtOrder(registry, endorsers),
  );
