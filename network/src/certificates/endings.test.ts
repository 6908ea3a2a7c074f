import 'reflect-metadata';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { X509CertificateGenerator } from '@peculiar/x509';
import { webcrypto } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { layoutOf, type Layout } from '../layout.ts';
import { registryOf, topologyOf } from '../topology.ts';
import { certificateLine } from './endings.ts';
import { tlsFiles } from './folders.ts';

const topology = topologyOf('solo');
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
let layout: Layout;
beforeEach(() => {
  layout = layoutOf(mkdtempSync(join(tmpdir(), 'chopmark-endings-')));
});
afterEach(() => rmSync(layout.home, { recursive: true }));

const putCertificate = async (file: string, days: number): Promise<void> => {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const notAfter = new Date(Date.now() + days * 86_400_000 + 60_000);
  const made = await X509CertificateGenerator.createSelfSigned(
    { name: 'CN=test', keys, signingAlgorithm: algorithm, notAfter },
    webcrypto,
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, made.toString('pem'));
};

test('a certificate that ends soon is a warning, whichever process it belongs to', async () => {
  await putCertificate(layout.authorityCertificate(registryOf(topology)), 300);
  await putCertificate(join(layout.peer(registryOf(topology)), 'msp/signcerts/cert.pem'), 12);
  expect(certificateLine(layout, topology)).toMatch(/^Certificates: WARNING, the first ends in 12 days/);
});

test('otherwise the first to end is told', async () => {
  expect(certificateLine(layout, topology)).toBe('Certificates: none yet');
  await putCertificate(tlsFiles(layout.gatewayTls).certificate, 200);
  await putCertificate(layout.authorityCertificate(registryOf(topology)), 300);
  expect(certificateLine(layout, topology)).toMatch(/^Certificates: the first ends in 200 days/);
});
