/** Requests as raw as an attacker makes them, each kept with its answer, to be searched later. */
import { readFileSync } from 'node:fs';
import { Agent, request as httpsRequest } from 'node:https';
import type { Manifest } from '@chopmark/network/manifest';

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

/** One request with its answer, and the organisation on whose behalf it was made. */
export interface Exchange {
  readonly mspId: string;
  readonly request: RawRequest;
  readonly answer: RawAnswer;
}

export interface Exchanges {
  /** @param mspId of the person who asks; empty for a stranger */
  send(mspId: string, request: RawRequest): Promise<RawAnswer>;
  all(): readonly Exchange[];
  close(): void;
}

const answerTimeoutMs = 60_000;

/** A connection to the gateway of this network; its certificate is checked. */
export const exchangesWith = ({ gateway }: Manifest): Exchanges => {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const ca = readFileSync(gateway.tlsCaCertificate);
  const kept: Exchange[] = [];
  const sendRaw = ({ method, path, headers, payload }: RawRequest): Promise<RawAnswer> =>
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
  return {
    send: async (mspId, request) => {
      const answer = await sendRaw(request);
      kept.push({ mspId, request, answer });
      return answer;
    },
    all: () => kept,
    close: () => agent.destroy(),
  };
};
