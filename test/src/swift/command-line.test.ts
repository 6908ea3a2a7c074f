/** `npm run mt`, as somebody at a terminal says it: what it prints, what it says beside, and how it exits. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const script = pathOf('../../../scripts/mt.ts');
const sample = pathOf('../../../gateway/src/swift/fixtures/sample1.fin');
const text = readFileSync(sample, 'utf8');

interface Ended {
  readonly code: number | null;
  readonly printed: string;
  readonly said: string;
}

const mt = (parameters: readonly string[], input = ''): Ended => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...parameters], {
    input,
    encoding: 'utf8',
  });
  return { code: status, printed: stdout, said: stderr };
};

describe('what is not understood prints nothing and exits with 2', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['translate', sample]],
    ['no file', ['decode']],
    ['two files', ['decode', sample, sample]],
    ['a file that is not there', ['decode', pathOf('no-such.fin')]],
    ['a count that is no number', ['fuzz', '--count', 'many']],
  ])('%s', (_, parameters) => {
    expect(mt(parameters)).toMatchObject({ code: 2, printed: '' });
  });

  test('a message where JSON is expected', () => {
    expect(mt(['encode', '-'], text)).toMatchObject({ code: 2, printed: '' });
  });
});

const broken = text.replace(/:20:/, ':99Z:');

test('a broken message is printed with its findings, told line by line, and exits with 1', () => {
  const { code, printed, said } = mt(['decode', '-'], broken);
  expect(code).toBe(1);
  expect(JSON.parse(printed)).toMatchObject({
    findings: expect.arrayContaining([expect.anything()]) as unknown,
  });
  expect(said).toMatch(/^error: [A-Z_]+ .*line \d+, column \d+: expected /m);
});

test('what was printed of a broken message is read by encode, which says what the message lacks', () => {
  const encoded = mt(['encode', '-'], mt(['decode', '-'], broken).printed);
  expect(encoded).toMatchObject({ code: 1, printed: '' });
  expect(encoded.said).toMatch(/^error: \/creditNumber: /m);
});

test('a message that is decoded and encoded has the same bytes, and a list of them too', () => {
  for (const messages of [text, text + text]) {
    const decoded = mt(['decode', '-'], messages);
    expect(decoded.code).toBe(0);
    expect(mt(['encode', '-'], decoded.printed)).toMatchObject({ code: 0, printed: messages });
  }
});
