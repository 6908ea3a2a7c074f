import { describe, expect, test } from '@jest/globals';
import { gathered } from './gathered.ts';

describe('questions', () => {
  test('that are asked together go together, and each has its own answer', async () => {
    const asked: (readonly string[])[] = [];
    const ask = gathered(async (keys) => (asked.push(keys), keys.map((key) => `${key}!`)));
    expect(await Promise.all(['a', 'b'].map(ask))).toEqual(['a!', 'b!']);
    expect(await ask('c')).toBe('c!');
    expect(asked).toEqual([['a', 'b'], ['c']]);
  });

  test('that are too many for one go in several', async () => {
    const asked: (readonly string[])[] = [];
    const ask = gathered(async (keys) => (asked.push(keys), keys), 2);
    expect(await Promise.all(['a', 'b', 'c'].map(ask))).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual([['a', 'b'], ['c']]);
  });

  test('all fail where the peer does not answer, and later ones do not', async () => {
    let down = true;
    const ask = gathered(async (keys) => (down ? Promise.reject(new Error('down')) : keys));
    const failed = await Promise.allSettled(['a', 'b'].map(ask));
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    down = false;
    expect(await ask('a')).toBe('a');
  });
});
