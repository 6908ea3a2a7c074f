/**
 * How one organisation asks another for a file. Who holds the terms that name the file may have it: the asker
 * proves that with the terms' salt, which stands in the collections of their parties alone, and signs the request
 * with a key that its own authority certified.
 */
import { createHmac, timingSafeEqual, verify, X509Certificate } from 'node:crypto';
import { canonicalJson, MspId, type Opening, TermsHash } from '@chopmark/chaincode/api';
import { z } from 'zod';

export const Wish = z
  .strictObject({
    requester: MspId,
    holder: MspId,
    /** The terms that name the file: record, section and public hash. */
    recordId: z.string().max(40),
    section: z.string().max(20),
    termsHash: TermsHash,
    fileHash: TermsHash,
    issuedAt: z.iso.datetime(),
    nonce: z.string().regex(/^[0-9a-f]{32}$/),
  })
  .meta({ id: 'FileWish' });
export type Wish = z.output<typeof Wish>;

export const ExchangeRequest = z
  .strictObject({
    wish: Wish,
    /** HMAC-SHA-256 of the wish under the salt of the terms, hexadecimal. */
    possession: z.string().regex(/^[0-9a-f]{64}$/),
    /** PEM. */
    certificate: z.string().max(4_000),
    /** ECDSA over SHA-256 of the wish, DER, base64. */
    signature: z.string().max(200),
  })
  .meta({ id: 'FileExchangeRequest' });
export type ExchangeRequest = z.output<typeof ExchangeRequest>;

/** An identity that signs for its organisation. */
export interface ExchangeIdentity {
  readonly certificate: string;
  sign(message: Uint8Array): Uint8Array;
}

const bytesOf = (wish: Wish): Buffer => Buffer.from(canonicalJson(wish));

const possessionOf = (wish: Wish, salt: string): Buffer =>
  createHmac('sha256', Buffer.from(salt, 'hex')).update(bytesOf(wish)).digest();

export const signWish = (
  wish: Wish,
  opening: Opening<unknown>,
  identity: ExchangeIdentity,
): ExchangeRequest => ({
  wish,
  possession: possessionOf(wish, opening.salt).toString('hex'),
  certificate: identity.certificate,
  signature: Buffer.from(identity.sign(bytesOf(wish))).toString('base64'),
});

const validityOf = (certificate: X509Certificate): readonly [number, number] => [
  Date.parse(certificate.validFrom),
  Date.parse(certificate.validTo),
];

/** Whether the requester's own authority certified the key, and the key signed the wish. */
export const isSignedBy = (
  { wish, certificate: pem, signature }: ExchangeRequest,
  authorityPem: string,
  now: number,
): boolean => {
  try {
    const certificate = new X509Certificate(pem);
    const [from, to] = validityOf(certificate);
    return (
      from <= now &&
      now <= to &&
      certificate.verify(new X509Certificate(authorityPem).publicKey) &&
      verify('sha256', bytesOf(wish), certificate.publicKey, Buffer.from(signature, 'base64'))
    );
  } catch {
    return false;
  }
};

/** Whether the asker holds the very opening. */
export const provesPossession = ({ wish, possession }: ExchangeRequest, opening: Opening<unknown>): boolean =>
  timingSafeEqual(possessionOf(wish, opening.salt), Buffer.from(possession, 'hex'));

/** Whether the terms name the file anywhere. */
export const namesFile = (terms: unknown, fileHash: string): boolean =>
  JSON.stringify(terms).includes(`"${fileHash}"`);
