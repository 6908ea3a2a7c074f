/** A customs system of a story: it has a key, and signs the events that it reports. */
import { createECDH, createHash, createPrivateKey, sign } from 'node:crypto';
import { FeedEvent, feedText } from '@chopmark/chaincode/api';
import { z } from 'zod';

const Report = z.looseObject({ source: z.string(), events: z.array(FeedEvent.omit({ signature: true })) });

/** The same name has the same key in every play. */
const keyPairOf = (name: string) => {
  const keys = createECDH('prime256v1');
  keys.setPrivateKey(createHash('sha256').update(`customs system ${name}`).digest());
  return keys;
};

/** A compressed point of P-256 in hexadecimal digits. */
export const publicKeyOf = (name: string): string => keyPairOf(name).getPublicKey('hex', 'compressed');

const privateKeyOf = (name: string) => {
  const keys = keyPairOf(name);
  const [x, y] = [keys.getPublicKey().subarray(1, 33), keys.getPublicKey().subarray(33)];
  const part = (bytes: Buffer): string => bytes.toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', d: part(keys.getPrivateKey()), x: part(x), y: part(y) };
  return createPrivateKey({ key: jwk, format: 'jwk' });
};

/** The report with a signature of the system under each event. @throws ZodError where it is no report */
export const signedReport = (
  name: string,
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const { events, ...report } = Report.parse(input);
  const key = privateKeyOf(name);
  const signed = events.map((event) => {
    const text = Buffer.from(feedText(report.source, event));
    const signature = sign('sha256', text, { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
    return { ...event, signature };
  });
  return { ...report, events: signed };
};
