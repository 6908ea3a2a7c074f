import 'reflect-metadata';
import { webcrypto, X509Certificate } from 'node:crypto';
import { Unready } from '@chopmark/network/toolchain';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Extension, X509CertificateGenerator } from '@peculiar/x509';
import { checkIdentity } from './wallet-identity.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const [from, until, now] = [new Date('2026-01-01'), new Date('2027-01-01'), new Date('2026-06-01')];
const attributes = (text: string): Extension =>
  new Extension(
    '1.2.3.4.5.6.7.8.1',
    false,
    Buffer.from(JSON.stringify({ attrs: { 'chopmark.role': text } })),
  );

type Keys = Awaited<ReturnType<typeof newKeys>>;
const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

const authority = async (name: string, keys: Keys): Promise<X509Certificate> => {
  const made = await X509CertificateGenerator.createSelfSigned(
    { name: `CN=${name}`, keys, notBefore: from, notAfter: until, signingAlgorithm: algorithm },
    webcrypto,
  );
  return new X509Certificate(made.toString('pem'));
};

const pemOf = async ({ privateKey }: Keys): Promise<string> => {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', privateKey));
  return ['PRIVATE KEY'].map(
    (label) => `-----BEGIN ${label}-----\n${bytes.toString('base64')}\n-----END ${label}-----\n`,
  )[0]!;
};

const enrolled = async (issuer: string, issuerKeys: Keys, keys: Keys, role: string): Promise<string> => {
  const made = await X509CertificateGenerator.create(
    {
      subject: 'CN=a1b2c3',
      issuer: `CN=${issuer}`,
      publicKey: keys.publicKey,
      signingKey: issuerKeys.privateKey,
      notBefore: from,
      notAfter: until,
      signingAlgorithm: algorithm,
      extensions: [attributes(role)],
    },
    webcrypto,
  );
  return made.toString('pem');
};

describe('an identity of a wallet', () => {
  let authorities: X509Certificate[];
  let identity: { type: string; mspId: string; credentials: { certificate: string; privateKey: string } };
  let roleless: string;
  let forged: string;
  let otherKey: string;

  beforeAll(async () => {
    const [ca, impostor, keys, others] = await Promise.all([newKeys(), newKeys(), newKeys(), newKeys()]);
    authorities = [await authority('ca-bank', ca)];
    const certificate = await enrolled('ca-bank', ca, keys, 'bank-maker');
    identity = {
      type: 'X.509',
      mspId: 'BankMSP',
      credentials: { certificate, privateKey: await pemOf(keys) },
    };
    roleless = await enrolled('ca-bank', ca, keys, 'emperor');
    forged = await enrolled('ca-bank', impostor, keys, 'bank-maker');
    otherKey = await pemOf(others);
  });

  const complaintOf = (changes: object, at = now): string => {
    try {
      checkIdentity({ ...identity, ...changes }, 'BankMSP', authorities, at);
    } catch (error) {
      if (error instanceof Unready) return `${error.message}; ${error.cure}`;
      throw error;
    }
    return 'nothing is wrong';
  };
  const withCredentials = (changes: object) => ({ credentials: { ...identity.credentials, ...changes } });

  test('of another organisation is refused', () => {
    expect(complaintOf({ mspId: 'OtherMSP' })).toContain(
      'belongs to OtherMSP, not to BankMSP; import it for OtherMSP',
    );
  });

  test('whose key lies in a hardware module is refused', () => {
    expect(complaintOf({ type: 'HSM-X.509' })).toContain('hardware module');
  });

  test('that has expired, or is not valid yet, is refused', () => {
    expect(complaintOf({}, new Date('2027-01-02'))).toContain('expired at 2027-01-01');
    expect(complaintOf({}, new Date('2025-12-31'))).toContain('not valid before 2026-01-01');
  });

  test('from an authority that only bears the name of ours is refused', () => {
    expect(complaintOf(withCredentials({ certificate: forged }))).toContain('foreign authority (CN=ca-bank)');
  });

  test('with a key that is not its own is refused', () => {
    expect(complaintOf(withCredentials({ privateKey: otherKey }))).toContain(
      'does not belong to the certificate',
    );
  });

  test('without a known role is refused', () => {
    expect(complaintOf(withCredentials({ certificate: roleless }))).toContain('unknown role "emperor"');
  });

  test('without a certificate is refused', () => {
    expect(complaintOf(withCredentials({ certificate: 'none' }))).toContain('no readable certificate');
  });

  test('that an authority of the organisation enrolled keeps its id and role', () => {
    expect(checkIdentity(identity, 'BankMSP', authorities, now)).toMatchObject({
      enrolmentId: 'a1b2c3',
      role: 'bank-maker',
      certificate: identity.credentials.certificate,
    });
  });
});
