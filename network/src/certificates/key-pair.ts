/** Key pairs and certificate requests (PKCS #10) on P-256. */
import 'reflect-metadata';
import {
  ExtendedKeyUsageExtension,
  ExtendedKeyUsage,
  Pkcs10CertificateRequestGenerator,
  SubjectAlternativeNameExtension,
  type JsonGeneralNames,
} from '@peculiar/x509';
import { createSign } from 'node:crypto';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const curveOrder = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** A fresh key and the request for its certificate. */
export type CertificateRequest = { readonly keyPem: string; readonly requestPem: string };

const pem = (label: string, content: ArrayBuffer): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(content)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${label}-----\n`;

/**
 * @param commonName the enrolment id
 * @param hosts names and addresses a server answers to; empty for a person
 */
export const requestCertificate = async (
  commonName: string,
  hosts: readonly string[] = [],
): Promise<CertificateRequest> => {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const names: JsonGeneralNames = hosts.map((value) => ({
    type: /^[\d.]+$/.test(value) ? 'ip' : 'dns',
    value,
  }));
  const request = await Pkcs10CertificateRequestGenerator.create(
    {
      name: [{ CN: [commonName] }],
      keys,
      signingAlgorithm: algorithm,
      extensions:
        names.length === 0
          ? []
          : [
              new SubjectAlternativeNameExtension(names),
              new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
            ],
    },
    crypto,
  );
  return {
    keyPem: pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
    requestPem: request.toString('pem'),
  };
};

/** An ECDSA signature over SHA-256 in DER with the low of both possible `s`: Fabric refuses the other one. */
export const signLowS = (keyPem: string, message: string): Buffer => {
  const signature = createSign('sha256').update(message).sign({ key: keyPem, dsaEncoding: 'ieee-p1363' });
  const r = BigInt(`0x${signature.subarray(0, 32).toString('hex')}`);
  const s = BigInt(`0x${signature.subarray(32).toString('hex')}`);
  const integer = (value: bigint): Buffer => {
    const digits = value.toString(16);
    const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
    const padded = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
    return Buffer.concat([Buffer.of(2, padded.length), padded]);
  };
  const content = Buffer.concat([integer(r), integer(s > curveOrder / 2n ? curveOrder - s : s)]);
  return Buffer.concat([Buffer.of(0x30, content.length), content]);
};
