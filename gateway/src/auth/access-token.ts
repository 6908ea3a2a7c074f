/**
 * Access tokens: JWTs of type `at+jwt` (RFC 9068), ES256 only, at most ten minutes old. The gateway takes no
 * token but its own, so the whole header is pinned: whatever a forged one proposes (`none`, `jwk`, `crit`,
 * another `kid`) differs.
 */
import { Role } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import jwt from '@fastify/jwt';
import { z } from 'zod';
import type { TokenKey } from './token-key.ts';

export const accessTokenSeconds = 600;
/** For clocks of several gateway processes. */
const leewaySeconds = 30;
const issuer = 'urn:chopmark:gateway';
const audience = 'urn:chopmark:api';
const tokenLengthMax = 2048;

const Claims = z.strictObject({
  iss: z.literal(issuer),
  aud: z.literal(audience),
  sub: z.string().min(3).max(120),
  org: z.string(),
  role: Role,
  sid: z.string(),
  jti: z.string(),
  iat: z.int().positive(),
  exp: z.int().positive(),
});

/** Who the token is for, and the session that it belongs to. */
export interface AccessClaims {
  readonly sub: string;
  readonly org: string;
  readonly role: Role;
  readonly sid: string;
  readonly jti: string;
}

export interface AccessTokens {
  sign(claims: AccessClaims): string;
  /** The claims of a token of ours that is valid now, or `undefined`; never why not. */
  verify(token: string): AccessClaims | undefined;
}

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const upperHalf = (signature: Buffer): bigint => BigInt(`0x${signature.subarray(32).toString('hex')}`);

/**
 * ECDSA has two signatures for each message; only the one with the low half is ours, so that a token has one
 * form.
 */
const lowForm = (token: string): string => {
  const [header, payload, signature] = token.split('.') as [string, string, string];
  const bytes = Buffer.from(signature, 'base64url');
  const s = upperHalf(bytes);
  if (s <= order / 2n) return token;
  const low = Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex');
  return `${header}.${payload}.${Buffer.concat([bytes.subarray(0, 32), low]).toString('base64url')}`;
};

const isLowForm = (signature: string): boolean => {
  const bytes = Buffer.from(signature, 'base64url');
  return bytes.length === 64 && bytes.toString('base64url') === signature && upperHalf(bytes) <= order / 2n;
};

/** Registers the signer and verifier of this key. */
export const registerAccessTokens = async (app: FastifyInstance, key: TokenKey): Promise<AccessTokens> => {
  await app.register(jwt, {
    secret: { private: key.privatePem, public: key.publicPem },
    sign: {
      algorithm: 'ES256',
      iss: issuer,
      aud: audience,
      expiresIn: accessTokenSeconds,
      kid: key.kid,
    },
    verify: {
      algorithms: ['ES256'],
      allowedIss: issuer,
      allowedAud: audience,
      clockTolerance: leewaySeconds * 1000,
      cache: false,
    },
  });
  const sign = (claims: AccessClaims): string =>
    lowForm(app.jwt.sign({ ...claims }, { header: { alg: 'ES256', typ: 'at+jwt' } }));
  const pinned = `${sign({ sub: 'pin', org: '', role: 'auditor', sid: '', jti: '' }).split('.')[0] ?? ''}.`;

  const verify = (token: string): AccessClaims | undefined => {
    const signature = token.split('.')[2] ?? '';
    if (token.length > tokenLengthMax || !token.startsWith(pinned) || !isLowForm(signature)) return undefined;
    try {
      const claims = Claims.parse(app.jwt.verify(token));
      const now = Date.now() / 1000;
      const timely = claims.iat <= now + leewaySeconds && claims.exp - claims.iat <= accessTokenSeconds;
      return timely ? claims : undefined;
    } catch {
      return undefined;
    }
  };
  return { sign, verify };
};
