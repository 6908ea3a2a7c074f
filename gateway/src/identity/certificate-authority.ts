/** Registration and enrolment over the REST interface of Fabric CA (its swagger-fabric-ca.json). */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fetchOverTls } from '@chopmark/network/https';
import { z } from 'zod';
import type { OrganisationConfig } from '../config.ts';
import type { KeyVault } from './key-vault.ts';

const Answer = z.object({
  success: z.boolean(),
  result: z.unknown(),
  errors: z.array(z.object({ code: z.number(), message: z.string() })).nullish(),
});
const Enrolled = z.object({ Cert: z.base64() });
const Registrar = z.strictObject({ id: z.string().min(1), secret: z.string().min(1) });

/** A certificate and the key behind it, as the vault knows it. */
export interface Enrolment {
  readonly enrolmentId: string;
  /** PEM. */
  readonly certificate: string;
  readonly keyReference: string;
}

export interface CertificateAuthority {
  /**
   * Registers a new person under a random id, which says nothing in a block, and enrols it with a fresh key.
   * @param attributes go into the certificate
   * @throws Error when the authority refuses or does not answer
   */
  enrol(attributes: Readonly<Record<string, string>>): Promise<Enrolment>;
}

type Account = z.output<typeof Registrar>;

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** The organisation's authority, its TLS root pinned. */
export const certificateAuthority = (
  config: OrganisationConfig['ca'],
  vault: KeyVault,
): CertificateAuthority => {
  const root = readFileSync(config.tlsCaCertificate);
  const post = async (path: string, authorization: string, body: string): Promise<unknown> => {
    const headers = { authorization, 'content-type': 'application/json' };
    const options = { method: 'POST', headers, body, authority: root, timeoutMilliseconds: 30_000 };
    const answer = Answer.parse(JSON.parse((await fetchOverTls(`${config.url}${path}`, options)).body));
    if (answer.success) return answer.result;
    const causes = (answer.errors ?? []).map(({ code, message }) => `${message} (${code})`);
    throw new Error(`${config.caName} refused ${path}: ${causes.join('; ')}`);
  };

  const enrolAccount = async ({ id, secret }: Account): Promise<Enrolment> => {
    const { reference, requestPem } = await vault.createKey(id);
    const body = JSON.stringify({ certificate_request: requestPem, caname: config.caName });
    const { Cert } = Enrolled.parse(await post('/api/v1/enroll', `Basic ${base64(`${id}:${secret}`)}`, body));
    return {
      enrolmentId: id,
      certificate: Buffer.from(Cert, 'base64').toString('utf8'),
      keyReference: reference,
    };
  };

  let registrar: Promise<Enrolment> | undefined;
  const enrolRegistrar = (): Promise<Enrolment> =>
    (registrar ??= enrolAccount(Registrar.parse(JSON.parse(readFileSync(config.registrar, 'utf8')))));

  return {
    enrol: async (attributes) => {
      const { certificate, keyReference } = await enrolRegistrar();
      const account: Account = {
        id: randomBytes(12).toString('hex'),
        secret: randomBytes(24).toString('base64url'),
      };
      const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value, ecert: true }));
      const path = '/api/v1/register';
      const body = JSON.stringify({
        ...account,
        type: 'client',
        affiliation: '',
        attrs,
        caname: config.caName,
      });
      const signed = `POST.${base64(path)}.${base64(body)}.${base64(certificate)}`;
      const signature = Buffer.from(vault.sign(keyReference, Buffer.from(signed))).toString('base64');
      await post(path, `${base64(certificate)}.${signature}`, body);
      return enrolAccount(account);
    },
  };
};
