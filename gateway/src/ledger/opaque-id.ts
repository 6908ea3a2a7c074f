import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A fresh opaque id: prefix and 26 characters of Crockford's base 32, 130 random bits. */
export const newOpaqueId = (prefix: 'CMD' | 'SUB' | 'CHG'): string =>
  `${prefix}-${[...randomBytes(26)].map((byte) => alphabet.charAt(byte % 32)).join('')}`;
