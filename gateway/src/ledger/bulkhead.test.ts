import { expect, test } from '@jest/globals';
import { bulkhead } from './bulkhead.ts';
import { OverloadedError } from './errors.ts';

const held = (): { release: () => void; request: () => Promise<string> } => {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { release: () => resolve('done'), request: () => promise };
};

test('one request too many is refused at once', async () => {
  const enter = bulkhead(1, 1);
  const first = held();
  const running = enter(first.request);
  const waiting = enter(() => Promise.resolve('waited'));
  await expect(enter(() => Promise.resolve('refused'))).rejects.toBeInstanceOf(OverloadedError);
  first.release();
  await expect(Promise.all([running, waiting])).resolves.toEqual(['done', 'waited']);
});

test('a failed request gives its place back', async () => {
  const enter = bulkhead(1, 0);
  await expect(enter(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  await expect(enter(() => Promise.resolve('next'))).resolves.toBe('next');
});
