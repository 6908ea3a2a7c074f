/** Registration and enrolment over the REST interface of Fabric CA (its swagger-fabric-ca.json). */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { fetchOverTls } from '../https.ts';
import { requestCertificate, signLowS } from './key-pair.ts';
import type { Registrar } from './authority-config.ts';

/** One CA, and the certificate that its TLS certificate chains to. */
export type Authority = { readonly url: string; readonly name: string; readonly certificate: string };

/** A certificate with its key, both PEM. */
export type Credentials = { readonly certificate: string; readonly key: string };

export type IdentityType = 'client' | 'admin' | 'peer' | 'orderer';

const Answer = z.object({
  success: z.boolean(),
  result: z.unknown(),
  errors: z.array(z.object({ code: z.number(), message: z.string() })).nullish(),
});
const Enrolment = z.object({ Cert: z.string() });

const post = async (
  authority: Authority,
  path: string,
  authorization: string,
  body: string,
): Promise<unknown> => {
  const answer = await fetchOverTls(`${authority.url}${path}`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body,
    authority: authority.certificate,
    timeoutMilliseconds: 30_000,
  });
  const parsed = Answer.parse(JSON.parse(answer.body));
  if (!parsed.success) {
    const causes = (parsed.errors ?? []).map(({ message }) => message).join('; ');
    throw new Error(`${authority.name} refused ${path}: ${causes}`);
  }
  return parsed.result;
};

/**
 * Enrols a registered identity with a fresh key.
 * @param profile a signing profile of the authority's configuration
 * @param hosts for `tls`: what the server answers to
 * @throws Error when the authority refuses
 */
export const enrol = async (
  authority: Authority,
  { id, secret }: Registrar,
  profile = '',
  hosts: readonly string[] = [],
): Promise<Credentials> => {
  const { keyPem, requestPem } = await requestCertificate(id, hosts);
  const basic = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  const body = JSON.stringify({ certificate_request: requestPem, profile, caname: authority.name });
  const { Cert } = Enrolment.parse(await post(authority, '/api/v1/enroll', basic, body));
  return { certificate: Buffer.from(Cert, 'base64').toString('utf8'), key: keyPem };
};

/**
 * Registers a new identity under a random id: certificates are visible in blocks and must say nothing.
 * @param registrar credentials of the account that may register
 * @returns the id and the enrolment secret
 */
export const register = async (
  authority: Authority,
  registrar: Credentials,
  type: IdentityType,
): Promise<Registrar> => {
  const id = randomBytes(12).toString('hex');
  const secret = randomBytes(24).toString('base64url');
  const path = '/api/v1/register';
  const body = JSON.stringify({
    id,
    type,
    secret,
    affiliation: '',
    max_enrollments: -1,
    caname: authority.name,
  });
  const encode = (text: string): string => Buffer.from(text).toString('base64');
  const certificate = encode(registrar.certificate);
  const signed = ['POST', encode(path), encode(body), certificate].join('.');
  const token = `${certificate}.${signLowS(registrar.key, signed).toString('base64')}`;
  await post(authority, path, token, body);
  return { id, secret };
};
