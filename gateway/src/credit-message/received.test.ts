/**
 * Messages in the style of different banks, right and wrong: what is said about each, where, and what it proposes. The
 * expectations were decided from the rules, message by message.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { decodeAll, type Decoded, encode, parseAll } from '../swift/api.ts';
import { proposalOf, unproposedOf } from './proposal.ts';

const folder = join(import.meta.dirname, '..', 'swift', 'fixtures', 'received');
const files = readdirSync(folder).filter((name) => name.endsWith('.fin'));
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, unknown>;

/** What no file has but one that the network delivered. */
const usual = 'TRAILER_MISSING';
const rewritten = ['LINE_END_UNUSUAL', 'BYTE_ORDER_MARK', 'SPACE_BETWEEN_BLOCKS', 'SERVICE_MESSAGE_SKIPPED'];

const saidOf = ({ findings }: Decoded): string[] =>
  findings
    .filter(({ code }) => code !== usual)
    .map(({ severity, code, swift, tag, position: { line, column } }) =>
      [severity, code, swift, tag, `${line}:${column}`].filter((word) => word !== undefined).join(' '),
    );

/** With what a person must still say or check, where a record is proposed. */
const judged = (decoded: Decoded, text: string) => {
  const proposal = proposalOf(decoded, { text, receivedAt: '2026-05-08T09:00:00.000Z' });
  return {
    type: decoded.message.messageType,
    said: saidOf(decoded),
    unmapped: decoded.unmapped.map(({ tag }) => tag),
    records: proposal?.command ?? unproposedOf(decoded)?.why,
    open: proposal?.remarks.map(({ pointer }) => pointer) ?? [],
    unused: proposal?.unused ?? [],
  };
};

test('every message has its expectation, and every expectation its message', () =>
  expect(files).toEqual(Object.keys(expected).sort()));

test.each(files)('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const decoded = decodeAll(parseAll(text));
  expect(decoded.map((one) => judged(one, text))).toEqual(expected[file]);
  for (const { message, findings, isValid } of decoded) {
    if (!isValid || findings.some(({ code }) => rewritten.includes(code))) continue;
    for (const one of encode(message).texts) expect(text).toContain(one);
  }
});
