import { createHmac, createSign, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fastify from 'fastify';
import { type AccessTokens, registerAccessTokens } from './access-token.ts';
import { newTokenKey } from './token-key.ts';

type Json = Record<string, unknown>;

const key = newTokenKey();
const claims = {
  sub: 'maker@harbour-bank',
  org: 'HarbourBankMSP',
  role: 'bank-maker',
  sid: 's',
  jti: 'j',
} as const;
const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const decode = (part: string | undefined): Json =>
  JSON.parse(Buffer.from(part!, 'base64url').toString()) as Json;

const es256 = (input: string, pem: string): Buffer =>
  signBytes('sha256', Buffer.from(input), { key: pem, dsaEncoding: 'ieee-p1363' });
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const mirrored = (signature: Buffer): Buffer => {
  const s = order - BigInt(`0x${signature.subarray(32).toString('hex')}`);
  return Buffer.concat([signature.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')]);
};
/** A signature with our own key, in the low form, over any header and payload. */
const forge = (header: unknown, payload: unknown, pem = key.privatePem): string => {
  const input = `${encode(header)}.${encode(payload)}`;
  const signature = es256(input, pem);
  const high = BigInt(`0x${signature.subarray(32).toString('hex')}`) > order / 2n;
  return `${input}.${(high ? mirrored(signature) : signature).toString('base64url')}`;
};

let tokens: AccessTokens;
let good = '';
let header: Json = {};
let payload: Json = {};
const now = Math.floor(Date.now() / 1000);

beforeAll(async () => {
  tokens = await registerAccessTokens(fastify(), key);
  good = tokens.sign(claims);
  header = decode(good.split('.')[0]);
  payload = decode(good.split('.')[1]);
});

const otherEc = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const otherPem = otherEc.export({ format: 'pem', type: 'pkcs8' }).toString();
const jwkOfOther = (): unknown => otherEc.export({ format: 'jwk' });
const hs = (head: Json, secret: string): string => {
  const input = `${encode(head)}.${encode(payload)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};
const rs = (): string => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const input = `${encode({ ...header, alg: 'RS256' })}.${encode(payload)}`;
  return `${input}.${createSign('sha256').update(input).sign(privateKey, 'base64url')}`;
};
const withHeader = (changed: Json): string => forge({ ...header, ...changed }, payload);
const withClaims = (changed: Json): string => forge(header, { ...payload, ...changed });
const without = (name: string): string =>
  forge(header, Object.fromEntries(Object.entries(payload).filter(([claim]) => claim !== name)));
const part = (index: number): string => good.split('.')[index] ?? '';

const attacks: [string, () => string][] = [
  ['alg none, unsigned', () => `${encode({ ...header, alg: 'none' })}.${part(1)}.`],
  ['alg None', () => `${encode({ ...header, alg: 'None' })}.${part(1)}.${part(2)}`],
  ['alg NONE', () => withHeader({ alg: 'NONE' })],
  ['no signature', () => `${part(0)}.${part(1)}.`],
  ['HS256 with the public key', () => hs({ ...header, alg: 'HS256' }, key.publicPem)],
  ['HMAC under an ES256 header', () => hs(header, key.publicPem)],
  ['RS256', rs],
  ['ES384 in the header', () => withHeader({ alg: 'ES384' })],
  ['a foreign key', () => forge(header, payload, otherPem)],
  ['a foreign key in jwk', () => forge({ ...header, jwk: jwkOfOther() }, payload, otherPem)],
  ['jku', () => withHeader({ jku: 'https://attacker.example/keys' })],
  ['x5u', () => withHeader({ x5u: 'https://attacker.example/chain' })],
  ['x5c', () => withHeader({ x5c: ['MIIB'] })],
  ['kid as a path', () => withHeader({ kid: '../../dev/null' })],
  ['kid as SQL', () => withHeader({ kid: "x' UNION SELECT 'key" })],
  ['kid with a line break', () => withHeader({ kid: 'a\r\nb' })],
  ['another kid', () => withHeader({ kid: 'rotated-away' })],
  ['no kid', () => withHeader({ kid: undefined })],
  ['crit', () => withHeader({ crit: ['exp'] })],
  ['b64 false', () => withHeader({ b64: false, crit: ['b64'] })],
  ['zip', () => withHeader({ zip: 'DEF' })],
  ['typ of an ID token', () => withHeader({ typ: 'JWT' })],
  ['typ of a logout token', () => withHeader({ typ: 'logout+jwt' })],
  ['no typ', () => withHeader({ typ: undefined })],
  ['another audience', () => withClaims({ aud: 'urn:other' })],
  ['audiences in an array', () => withClaims({ aud: ['urn:chopmark:api', 'urn:other'] })],
  ['no audience', () => without('aud')],
  ['another issuer', () => withClaims({ iss: 'urn:attacker' })],
  ['no issuer', () => without('iss')],
  ['no expiry', () => without('exp')],
  ['no time of issue', () => without('iat')],
  ['no session', () => without('sid')],
  ['expired', () => withClaims({ iat: now - 700, exp: now - 100 })],
  ['expiry as text', () => withClaims({ exp: String(now + 300) })],
  ['expiry as a fraction', () => withClaims({ exp: now + 300.5 })],
  ['negative expiry', () => withClaims({ exp: -1 })],
  ['an hour of life', () => withClaims({ exp: now + 3600 })],
  ['a huge expiry', () => withClaims({ exp: 1e300 })],
  ['issued in the future', () => withClaims({ iat: now + 120, exp: now + 300 })],
  ['not valid yet', () => withClaims({ nbf: now + 300 })],
  ['an unknown role', () => withClaims({ role: 'root' })],
  ['an extra claim', () => withClaims({ admin: true })],
  [
    'a changed role under the old signature',
    () => `${part(0)}.${encode({ ...payload, role: 'auditor' })}.${part(2)}`,
  ],
  [
    'another payload under the old signature',
    () => `${part(0)}.${encode({ ...payload, org: 'RiverBankMSP' })}.${part(2)}`,
  ],
  ['zero signature', () => `${part(0)}.${part(1)}.${Buffer.alloc(64).toString('base64url')}`],
  [
    'r = 0',
    () =>
      `${part(0)}.${part(1)}.${Buffer.concat([Buffer.alloc(32), Buffer.alloc(32, 1)]).toString('base64url')}`,
  ],
  [
    'the mirrored signature',
    () => `${part(0)}.${part(1)}.${mirrored(Buffer.from(part(2), 'base64url')).toString('base64url')}`,
  ],
  [
    'a DER signature',
    () =>
      `${part(0)}.${part(1)}.${createSign('sha256')
        .update(`${part(0)}.${part(1)}`)
        .sign(key.privatePem, 'base64url')}`,
  ],
  ['padding', () => `${good}==`],
  ['a trailing dot', () => `${good}.`],
  ['a part too many', () => `${good}.${part(2)}`],
  ['a part too few', () => `${part(0)}.${part(1)}`],
  ['white space', () => ` ${good}`],
  ['a byte off the end', () => good.slice(0, -1)],
  ['a nested token', () => forge({ ...header, cty: 'JWT' }, good)],
  ['five parts, as JWE has', () => `${good}.${part(1)}.${part(2)}`],
  ['a payload that is an array', () => forge(header, [payload])],
  ['a payload that is no JSON', () => forge(header, '{')],
  ['one megabyte', () => `${part(0)}.${'A'.repeat(1_000_000)}.${part(2)}`],
  ['nothing', () => ''],
  ['two dots', () => '..'],
];

describe('an access token is not valid with', () => {
  test.each(attacks)('%s', (_title, attack) => {
    expect(tokens.verify(attack())).toBeUndefined();
  });
});

describe('an access token of ours', () => {
  test('says who acts, in which organisation and role', () => {
    expect(tokens.verify(good)).toMatchObject(claims);
  });
  test('has the header that tokens are pinned to', () => {
    expect(header).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: key.kid });
    expect(payload['exp']).toBe((payload['iat'] as number) + 600);
  });
  test('has one form: every signature is low', () => {
    const many = Array.from({ length: 40 }, () => tokens.sign(claims));
    expect(many.every((token) => tokens.verify(token) !== undefined)).toBe(true);
  });
  test('is made again by the forger of these tests, so the table proves something', () => {
    expect(tokens.verify(forge(header, payload))).toMatchObject(claims);
  });
});
