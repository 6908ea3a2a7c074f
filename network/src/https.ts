/**
 * One request over TLS to a process of this network, with the authorities and client certificate it asks for.
 */
import { request } from 'node:https';

export type HttpsOptions = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** PEM of the authority that the server's certificate chains to. */
  readonly authority: string | Buffer;
  /** PEM of the client's certificate and key, where the server wants one. */
  readonly certificate?: string | Buffer;
  readonly key?: string | Buffer;
  readonly timeoutMilliseconds?: number;
};

export type HttpsAnswer = { readonly status: number; readonly body: string };

/** @throws Error when no answer arrives in time */
export const fetchOverTls = (url: string, options: HttpsOptions): Promise<HttpsAnswer> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', headers, body, authority, certificate, key } = options;
    const sent = request(
      url,
      { method, headers: { ...headers }, ca: authority, cert: certificate, key, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    sent.setTimeout(options.timeoutMilliseconds ?? 5_000, () =>
      sent.destroy(new Error(`${url} did not answer`)),
    );
    sent.on('error', reject);
    sent.end(body);
  });
