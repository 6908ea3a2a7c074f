/** Access tokens that the gateway must not take: forged, foreign, expired. */
import { sign } from 'node:crypto';
import { type TokenKey, newTokenKey } from '@chopmark/gateway/auth/token-key';

type Json = Readonly<Record<string, unknown>>;

const encode = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part = ''): Json => JSON.parse(Buffer.from(part, 'base64url').toString()) as Json;

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** ES256 in the low form, the only one that the gateway takes. */
const es256 = (text: string, { privatePem }: TokenKey): string => {
  const signature = sign('sha256', Buffer.from(text), { key: privatePem, dsaEncoding: 'ieee-p1363' });
  const s = BigInt(`0x${signature.subarray(32).toString('hex')}`);
  const low = Buffer.from((s > order / 2n ? order - s : s).toString(16).padStart(64, '0'), 'hex');
  return Buffer.concat([signature.subarray(0, 32), low]).toString('base64url');
};

export interface ForgedTokens {
  /** Signed with the gateway's own key: shows that the others fail for what they say. */
  readonly control: string;
  readonly bad: Readonly<Record<string, string>>;
}

/** Variations of a good token. @param key the gateway's own */
export const forgedTokens = (good: string, key: TokenKey): ForgedTokens => {
  const [head, body, signature] = good.split('.');
  const [header, claims] = [decode(head), decode(body)];
  const signed = (parts: { header?: Json; claims?: Json; key?: TokenKey }): string => {
    const text = `${encode(parts.header ?? header)}.${encode(parts.claims ?? claims)}`;
    return `${text}.${es256(text, parts.key ?? key)}`;
  };
  const resigned = (other: Json): string => `${head}.${encode({ ...claims, ...other })}.${signature}`;
  const now = Math.floor(Date.now() / 1000);
  return {
    control: signed({}),
    bad: {
      expired: signed({ claims: { ...claims, iat: now - 1_200, exp: now - 600 } }),
      'of another gateway’s key': signed({ key: newTokenKey() }),
      'without algorithm': `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`,
      'of another role under the old signature': resigned({ role: 'auditor' }),
      'of another organisation under the old signature': resigned({ org: 'RiverBankMSP' }),
      'of a role that the user has not': signed({ claims: { ...claims, role: 'auditor' } }),
      'of an organisation that the user is not in': signed({ claims: { ...claims, org: 'RiverBankMSP' } }),
      'that lives for a day': signed({ claims: { ...claims, exp: now + 86_400 } }),
      'that is no token': 'a.b.c',
    },
  };
};
