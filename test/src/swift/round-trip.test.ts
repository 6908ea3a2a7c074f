import { describe, expect, test } from '@jest/globals';
import { decode, definitionOf, encode, messageDefinitions, parse } from '@chopmark/gateway/swift/api';
import fc from 'fast-check';
import { fuzz } from './fuzz.ts';
import { messageTexts } from './generator.ts';

const types = Object.keys(messageDefinitions);

describe('every message type', () => {
  test.each(types)('MT%s: a valid message is read without an error and written byte for byte', (type) => {
    const definition = definitionOf(type)!;
    fc.assert(
      fc.property(messageTexts(definition), (text) => {
        const { message, findings, unmapped, isValid } = decode(parse(text));
        expect({ unmapped, errors: findings.filter(({ severity }) => severity === 'error') }).toEqual({
          unmapped: [],
          errors: [],
        });
        expect(isValid).toBe(true);
        const { texts, losses, problems } = encode(JSON.parse(JSON.stringify(message)));
        expect({ losses, problems }).toEqual({ losses: [], problems: [] });
        expect(texts).toEqual([text]);
      }),
      { numRuns: 40 },
    );
  });

  test('mutated messages are read without a crash, and valid ones come back as they were', () => {
    expect(fuzz({ seed: 7, count: 3_000 }).failure).toBeUndefined();
  });
});
