/** A certificate that says what another one says, and ends soon: the organisation's authority signs what it likes. */
import 'reflect-metadata';
import {
  createPrivateKey,
  createPublicKey,
  webcrypto,
  X509Certificate as NodeCertificate,
} from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '@chopmark/network/site';
import { organisationOf } from '@chopmark/network/topology';
import { X509Certificate, X509CertificateGenerator } from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** The keystore holds the key of the authority's server as well, under another random name. */
const signingKeyOf = async (folder: string, authorityPem: string): Promise<webcrypto.CryptoKey> => {
  const { publicKey } = new NodeCertificate(authorityPem);
  const key = readdirSync(folder)
    .filter((file) => file.endsWith('_sk'))
    .map((file) => createPrivateKey(readFileSync(join(folder, file))))
    .find((one) => createPublicKey(one).equals(publicKey));
  if (key === undefined) throw new Error(`${folder} does not hold the authority's key`);
  const bytes = key.export({ format: 'der', type: 'pkcs8' });
  return webcrypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign']);
};

/**
 * @param certificate PEM; key, subject and attributes are taken from it
 * @param lifeMs how long the new one lives
 * @returns PEM
 */
export const shortLived = async (
  { layout, topology }: Site,
  mspId: string,
  certificate: string,
  lifeMs: number,
): Promise<string> => {
  const organisation = organisationOf(topology, mspId);
  const authorityPem = readFileSync(layout.authorityCertificate(organisation), 'utf8');
  const issuer = new X509Certificate(authorityPem);
  const model = new X509Certificate(certificate);
  const made = await X509CertificateGenerator.create(
    {
      serialNumber: `7f${model.serialNumber.slice(2)}`,
      subject: model.subjectName.toString(),
      issuer: issuer.subjectName.toString(),
      notBefore: model.notBefore,
      notAfter: new Date(Date.now() + lifeMs),
      publicKey: model.publicKey,
      signingAlgorithm: algorithm,
      signingKey: await signingKeyOf(join(layout.authority(organisation), 'msp', 'keystore'), authorityPem),
      extensions: model.extensions,
    },
    webcrypto,
  );
  return made.toString('pem');
};
