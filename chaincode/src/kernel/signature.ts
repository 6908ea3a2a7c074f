/** Signatures of systems outside: ES256 (RFC 7518) over a text. */
import { p256 } from '@noble/curves/nist.js';
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { bytesOfBase64Url } from './base64url.ts';

/** A compressed point of P-256 in hexadecimal digits. */
export const PublicKey = z
  .string()
  .regex(/^0[23][0-9a-f]{64}$/, 'a compressed P-256 key of 66 hexadecimal digits');

/** 64 bytes in base64url. */
export const Signature = z
  .string()
  .regex(/^[A-Za-z0-9_-]{86}$/, 'an ES256 signature of 86 base64url characters');

/** Whether the holder of the key signed the text; a key or signature that is none of its kind says no. */
export const isSigned = (text: string, signature: string, publicKey: string): boolean => {
  try {
    // Signers outside do not normalise S: a second form of one signature opens nothing.
    return p256.verify(bytesOfBase64Url(signature), utf8ToBytes(text), hexToBytes(publicKey), {
      lowS: false,
    });
  } catch {
    return false;
  }
};

/** Whether the text names a point of the curve. */
export const isPublicKey = (publicKey: string): boolean => {
  try {
    p256.Point.fromHex(publicKey).assertValidity();
    return true;
  } catch {
    return false;
  }
};
