/** One request, one result: the first answer to an idempotency key is the answer for ever. */
import { createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { KeyedDocuments } from '../hosting.ts';
import { Problem } from '../plugins/problem.ts';

export const Answer = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.record(z.string(), z.unknown()),
});
export type Answer = z.output<typeof Answer>;

const Stored = z.object({
  contentHash: z.string(),
  /** The process that is at it. */
  by: z.string(),
  leaseUntil: z.number(),
  answer: Answer.optional(),
});

/** This process. What another one left open is taken over at once: the ledger keeps the command single. */
const self = randomUUID();

/** A request of this process that has been silent for so long is taken over as well. */
const leaseMs = 15_000;

/**
 * How long an answer is kept. A key that comes again later is not another command for that: its command id follows from
 * the key, so the ledger gives the first result, or refuses other content.
 */
export const retentionMs = 7 * 86_400_000;

export interface Attempt {
  /** Hash of the organisation, user, route and key. */
  readonly scope: string;
  readonly contentHash: string;
}

/** `fresh`: nobody tried before. `taken-over`: someone did, and fell silent. */
export type Claim =
  { readonly type: 'fresh' | 'taken-over' } | { readonly type: 'answered'; readonly answer: Answer };

const idOf = (scope: string): string => `idempotency/${scope}`;

/** Keyed, because a plain hash of a body would be a dictionary oracle for whoever reads the store. */
export const keyedHash = (secret: Buffer, ...parts: readonly string[]): string =>
  createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex');

/** @throws Problem when the key was used for something else, or is in use */
export const claim = async (documents: KeyedDocuments, { scope, contentHash }: Attempt): Promise<Claim> => {
  const now = Date.now();
  const mine = { contentHash, by: self, leaseUntil: now + leaseMs };
  if (await documents.insert(idOf(scope), mine, now + retentionMs)) return { type: 'fresh' };
  const found = Stored.safeParse(await documents.get(idOf(scope)));
  if (!found.success) return { type: 'taken-over' };
  if (found.data.contentHash !== contentHash) throw new Problem('IDEMPOTENCY_KEY_REUSED');
  if (found.data.answer !== undefined) return { type: 'answered', answer: found.data.answer };
  if (found.data.by === self && found.data.leaseUntil > now) {
    throw new Problem('IDEMPOTENCY_IN_FLIGHT', { retryAfter: 1 });
  }
  await documents.replace(idOf(scope), mine, now + retentionMs);
  return { type: 'taken-over' };
};

export const settle = (
  documents: KeyedDocuments,
  { scope, contentHash }: Attempt,
  answer: Answer,
): Promise<void> =>
  documents.replace(idOf(scope), { contentHash, by: self, leaseUntil: 0, answer }, Date.now() + retentionMs);

/** Nothing was sent: the key is free again. */
export const release = (documents: KeyedDocuments, { scope }: Attempt): Promise<void> =>
  documents.remove(idOf(scope));

/** The outcome is not known yet: the next request with this key asks again, at once. */
export const leaveOpen = (documents: KeyedDocuments, { scope, contentHash }: Attempt): Promise<void> =>
  documents.replace(idOf(scope), { contentHash, by: self, leaseUntil: 0 }, Date.now() + retentionMs);
