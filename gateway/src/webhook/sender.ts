/** One call of an endpoint: to the address that was checked, without redirects, for ten seconds at most. */
import { request as requestPlainly } from 'node:http';
import { request as requestSecurely } from 'node:https';
import type { LookupFunction } from 'node:net';
import { AddressRefused, addressesOf, type WebhookNetworks } from './address.ts';

const timeoutMs = 10_000;

/** What came of it. Any status but 2xx, redirects included, is a failure. */
export interface Outcome {
  readonly delivered: boolean;
  readonly status?: number;
  readonly error?: 'address-refused' | 'unreachable';
}

export type Sender = (url: string, headers: Record<string, string>, body: string) => Promise<Outcome>;

const call = (
  url: URL,
  lookup: LookupFunction,
  headers: Record<string, string>,
  body: string,
): Promise<number> => {
  const request = url.protocol === 'https:' ? requestSecurely : requestPlainly;
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, lookup, agent: false, signal: AbortSignal.timeout(timeoutMs) };
    const sent = request(url, options, (answer) => {
      resolve(answer.statusCode ?? 0);
      // What it says does not matter.
      answer.destroy();
    });
    sent.on('error', reject);
    sent.end(body);
  });
};

export const webhookSender =
  (networks: WebhookNetworks): Sender =>
  async (text, headers, body) => {
    const url = new URL(text);
    try {
      const addresses = await addressesOf(url, networks);
      const lookup: LookupFunction = (_host, { all }, found) => {
        const [first] = addresses;
        if (all === true) found(null, addresses);
        else if (first !== undefined) found(null, first.address, first.family);
      };
      const length = String(Buffer.byteLength(body));
      const json = { 'content-type': 'application/json', 'content-length': length };
      const status = await call(url, lookup, { ...json, ...headers }, body);
      return { delivered: status >= 200 && status < 300, status };
    } catch (error) {
      return { delivered: false, error: error instanceof AddressRefused ? 'address-refused' : 'unreachable' };
    }
  };
