import { describe, expect, test } from '@jest/globals';
import type { KeyedDocuments } from '../hosting.ts';
import { type Answer, claim, leaveOpen, release, retentionMs, settle } from './idempotency.ts';

const attempt = { scope: 'ab'.repeat(32), contentHash: 'cd'.repeat(32) };
const answer: Answer = { status: 201, headers: {}, body: { commandId: 'CMD-1' } };

/** Documents in memory, with the ends that they were given. */
const store = () => {
  const kept = new Map<string, { document: Readonly<Record<string, unknown>>; endsAt: number | undefined }>();
  const documents: KeyedDocuments = {
    insert: async (id, document, endsAt) => {
      if (kept.has(id)) return false;
      kept.set(id, { document, endsAt });
      return true;
    },
    get: async (id) => kept.get(id)?.document,
    some: async () => new Map(),
    list: async () => [],
    replace: async (id, document, endsAt) => void kept.set(id, { document, endsAt }),
    remove: async (id) => void kept.delete(id),
  };
  return { documents, kept };
};

describe('a key', () => {
  test('that another process left open is taken over at once, however long its lease', async () => {
    const { documents, kept } = store();
    await claim(documents, attempt);
    const [[id, { document } = { document: {} }] = ['']] = kept;
    kept.set(id, { document: { ...document, by: 'a process that is gone' }, endsAt: undefined });
    expect(await claim(documents, attempt)).toEqual({ type: 'taken-over' });
  });

  test('that this process is at is not given twice, and is free again when nothing was sent', async () => {
    const { documents } = store();
    expect(await claim(documents, attempt)).toEqual({ type: 'fresh' });
    await expect(claim(documents, attempt)).rejects.toMatchObject({ code: 'IDEMPOTENCY_IN_FLIGHT' });
    await release(documents, attempt);
    expect(await claim(documents, attempt)).toEqual({ type: 'fresh' });
  });

  test('of an unknown outcome is asked about again at once', async () => {
    const { documents } = store();
    await claim(documents, attempt);
    await leaveOpen(documents, attempt);
    expect(await claim(documents, attempt)).toEqual({ type: 'taken-over' });
  });

  test('that has its answer keeps it for the documented time, against other content too', async () => {
    const { documents, kept } = store();
    await claim(documents, attempt);
    await settle(documents, attempt, answer);
    expect(await claim(documents, attempt)).toEqual({ type: 'answered', answer });
    const other = { ...attempt, contentHash: 'ef'.repeat(32) };
    await expect(claim(documents, other)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    const [[, { endsAt } = { endsAt: 0 }] = ['']] = kept;
    expect((endsAt ?? 0) - Date.now()).toBeGreaterThan(retentionMs - 60_000);
  });
});
