import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { createPublicKey, verify } from 'node:crypto';
import { Pkcs10CertificateRequest } from '@peculiar/x509';
import { requestCertificate, signLowS } from './key-pair.ts';

const halfOrder = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n;

/** The second integer of an ECDSA signature in DER. */
const sOf = (signature: Buffer): bigint => {
  const lengthOfR = signature[3] ?? 0;
  return BigInt(`0x${signature.subarray(4 + lengthOfR + 2).toString('hex')}`);
};

describe('key pairs', () => {
  test('every signature verifies and has the low s, without which Fabric refuses it', async () => {
    const { keyPem } = await requestCertificate('somebody');
    const publicKey = createPublicKey(keyPem);
    for (let count = 0; count < 100; count += 1) {
      const message = `message ${count}`;
      const signature = signLowS(keyPem, message);
      expect(sOf(signature) <= halfOrder).toBe(true);
      expect(verify('sha256', Buffer.from(message), publicKey, signature)).toBe(true);
    }
  });

  test('a request names the enrolment id, and the hosts of a server', async () => {
    const { requestPem } = await requestCertificate('a1b2', ['localhost', '127.0.0.1']);
    const request = new Pkcs10CertificateRequest(requestPem);
    expect(request.subject).toBe('CN=a1b2');
    expect(await request.verify()).toBe(true);
    expect(request.extensions.map(({ type }) => type)).toContain('2.5.29.17');
  });
});
