/** Whether an identity of a wallet may become a user of an organisation. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { Role } from '@chopmark/chaincode/api';
import { creatorOf } from '@chopmark/gateway/read-model/certificate';
import { Unready } from '@chopmark/network/toolchain';
import { z } from 'zod';

/** What fabric-network's wallets keep under a label. */
const Identity = z.object({
  type: z.string(),
  mspId: z.string(),
  credentials: z.object({ certificate: z.string(), privateKey: z.string() }),
});

export interface WalletIdentity {
  readonly certificate: string;
  readonly key: KeyObject;
  readonly enrolmentId: string;
  readonly role: Role;
  readonly subject?: string;
}

const certificateOf = (pem: string): X509Certificate => {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new Unready('the identity has no readable certificate', 'export it again from where it was made');
  }
};

const requireValid = ({ validFromDate, validToDate }: X509Certificate, now: Date): void => {
  if (now > validToDate) {
    throw new Unready(
      `the certificate expired at ${validToDate.toISOString()}`,
      'have the identity enrolled again by its authority, and import it from the renewed wallet',
    );
  }
  if (now < validFromDate) {
    throw new Unready(
      `the certificate is not valid before ${validFromDate.toISOString()}`,
      'check the clock of this machine, or wait until then',
    );
  }
};

const requireIssuer = (
  certificate: X509Certificate,
  authorities: readonly X509Certificate[],
  mspId: string,
): void => {
  const isOurs = authorities.some(
    (authority) => certificate.checkIssued(authority) && certificate.verify(authority.publicKey),
  );
  if (!isOurs) {
    throw new Unready(
      `the certificate was issued by a foreign authority (${certificate.issuer.replaceAll('\n', ', ')})`,
      `import an identity that an authority of ${mspId} has enrolled`,
    );
  }
};

const keyOf = (certificate: X509Certificate, pem: string): KeyObject => {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    throw new Unready(
      'the key is not on the curve P-256',
      'enrol the identity again with an ECDSA P-256 key',
    );
  }
  if (!certificate.checkPrivateKey(key)) {
    throw new Unready(
      'the private key does not belong to the certificate',
      'export the identity again, whole',
    );
  }
  return key;
};

const roleOf = (role: string | undefined): Role => {
  const known = Role.safeParse(role);
  if (known.success) return known.data;
  throw new Unready(
    `the certificate carries ${role === undefined ? 'no role' : `the unknown role "${role}"`}`,
    'have it enrolled with the attribute chopmark.role, one of those in docs/reference/roles.md',
  );
};

/**
 * @param identity as the wallet has it
 * @param authorities certificates of those who may enrol people of the organisation
 * @throws Unready: foreign, expired, incomplete or without a role
 */
export const checkIdentity = (
  identity: unknown,
  mspId: string,
  authorities: readonly X509Certificate[],
  now: Date,
): WalletIdentity => {
  const parsed = Identity.safeParse(identity);
  if (!parsed.success || parsed.data.type !== 'X.509') {
    throw new Unready(
      'the identity is not of the type X.509 with a certificate and a private key',
      'a key in a hardware module stays there: enrol a new identity instead',
    );
  }
  const { mspId: owner, credentials } = parsed.data;
  if (owner !== mspId) {
    throw new Unready(`the identity belongs to ${owner}, not to ${mspId}`, `import it for ${owner}`);
  }
  const certificate = certificateOf(credentials.certificate);
  requireIssuer(certificate, authorities, mspId);
  requireValid(certificate, now);
  const key = keyOf(certificate, credentials.privateKey);
  const { enrolmentId, role, subject } = creatorOf(mspId, credentials.certificate);
  return {
    certificate: credentials.certificate,
    key,
    enrolmentId,
    role: roleOf(role),
    ...(subject === undefined ? {} : { subject }),
  };
};
