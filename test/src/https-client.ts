/** Requests to the gateway of a network, over kept connections; its certificate is checked. */
import { readFileSync } from 'node:fs';
import { Agent, request as httpsRequest } from 'node:https';
import type { Manifest } from '@chopmark/network/manifest';
import { bodyOf, type HttpAnswer, type Transport } from './story/http-driver.ts';

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is. */
  readonly payload?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

export interface HttpsClient {
  /** As raw as an attacker makes them. @throws Error when no answer arrives in time */
  send(request: RawRequest): Promise<RawAnswer>;
  /** As a well-behaved client makes them: JSON to and fro. */
  readonly transport: Transport;
  close(): void;
}

/** No answer after this time is a failure of the connection. */
const answerTimeoutMs = 60_000;

const jsonOver =
  (send: HttpsClient['send']): Transport =>
  async ({ method, path, headers, body }): Promise<HttpAnswer> => {
    const request =
      body === undefined
        ? { method, path, headers }
        : {
            method,
            path,
            headers: { ...headers, 'content-type': 'application/json' },
            payload: JSON.stringify(body),
          };
    const { text, ...answer } = await send(request);
    return { ...answer, body: bodyOf(text, answer.headers['content-type']) };
  };

export const httpsClient = ({ gateway }: Pick<Manifest, 'gateway'>, maxSockets = 512): HttpsClient => {
  const agent = new Agent({ keepAlive: true, maxSockets });
  const ca = readFileSync(gateway.tlsCaCertificate);
  const send = ({ method, path, headers, payload }: RawRequest): Promise<RawAnswer> =>
    new Promise((resolve, reject) => {
      const length = payload === undefined ? {} : { 'content-length': `${Buffer.byteLength(payload)}` };
      const options = { method, ca, agent, timeout: answerTimeoutMs, headers: { ...length, ...headers } };
      const request = httpsRequest(new URL(path, gateway.url), options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers as Record<string, string | undefined>,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      request.on('timeout', () => request.destroy(new Error(`no answer to ${method} ${path} in time`)));
      request.on('error', reject);
      request.end(payload);
    });
  return { send, transport: jsonOver(send), close: () => agent.destroy() };
};
