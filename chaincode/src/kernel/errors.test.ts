import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  commonErrorCodes,
  errorCatalogue,
  errorCodes,
  firstRefusal,
  isRefusal,
  type Refusal,
  refuse,
} from './errors.ts';
import { parseRefusal, refusalText } from './refusal-text.ts';

const text = fc.string({ unit: 'binary' });
const where = fc.record({ pointer: text, expected: text }, { requiredKeys: [] });

describe('refusals', () => {
  test.each([
    '',
    'no refusal here',
    'UNHEARD_OF: {}',
    'toString: {}',
    'ROLE_NOT_ALLOWED: {broken',
    'ROLE_NOT_ALLOWED',
  ])('%j says no refusal', (message) => expect(parseRefusal(message)).toBeUndefined());

  test('every refusal is read back, whatever its pointer and expectation contain', () => {
    fc.assert(
      fc.property(fc.constantFrom(...errorCodes), where, (code, place) => {
        const refusal = refuse(code, place);
        expect(parseRefusal(refusalText(refusal))).toEqual(refusal);
      }),
    );
  });

  test.each(['{', '}', '{"refused":"x"}', '"', '\\', '\\u007b', '\n', '}: {'])(
    'it is read back with %j in it, from the middle of a peer’s message',
    (odd) => {
      const refusal = refuse('COMMAND_INVALID', { pointer: `/input/${odd}`, expected: odd });
      const message = `rpc error: code = Aborted desc = chaincode response 500, ${refusalText(refusal)}; retry`;
      expect(parseRefusal(message)).toEqual(refusal);
    },
  );

  test('the first refusal in order of precedence is the answer', () => {
    expect(firstRefusal<Refusal>(undefined, refuse('SAME_PERSON'), refuse('ID_TAKEN'))).toEqual(
      refuse('SAME_PERSON'),
    );
    expect(firstRefusal(undefined, undefined)).toBeUndefined();
  });

  test.each([null, undefined, 'ID_TAKEN', {}, { envelope: 1 }])('%j is none', (value) =>
    expect(isRefusal(value)).toBe(false),
  );
});

describe('catalogue', () => {
  test.each(errorCodes)('%s has a client’s status and a sentence', (code) => {
    const { status, title } = errorCatalogue[code];
    expect([400, 403, 404, 409, 422]).toContain(status);
    expect(title).toMatch(/^[A-Z].*\.$/);
  });

  test('what every command may answer comes first', () =>
    expect(errorCodes.slice(0, commonErrorCodes.length)).toEqual(commonErrorCodes));
});
