import { generateKeyPairSync, verify } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { derOf, signLowS } from './signature.ts';

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const bytesOf = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
const hex = (value: bigint): string => derOf(Buffer.concat([bytesOf(1n), bytesOf(value)])).toString('hex');

test('a high s is replaced by its low twin', () => {
  expect(hex(order - 5n)).toBe(hex(5n));
  expect(hex(5n)).toBe('3006020101020105');
});

test('the half itself is low, the next one is high', () => {
  expect(hex(order / 2n)).toContain((order / 2n).toString(16));
  expect(hex(order / 2n + 1n)).toBe(hex(order - order / 2n - 1n));
});

test('an integer whose first bit is set gets a leading zero', () => {
  expect(derOf(Buffer.concat([bytesOf(0x80n), bytesOf(1n)])).toString('hex')).toBe('300702020080020101');
});

test('every signature is one that OpenSSL accepts', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (message) =>
      verify('sha256', message, publicKey, signLowS(privateKey, message)),
    ),
  );
});
