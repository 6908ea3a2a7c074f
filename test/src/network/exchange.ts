/** Requests as raw as an attacker makes them, each kept with its answer, to be searched later. */
import type { Manifest } from '@chopmark/network/manifest';
import { httpsClient, type RawAnswer, type RawRequest } from '../https-client.ts';

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

/** A connection to the gateway of this network. */
export const exchangesWith = (manifest: Manifest): Exchanges => {
  const client = httpsClient(manifest, 256);
  const kept: Exchange[] = [];
  return {
    send: async (mspId, request) => {
      const answer = await client.send(request);
      kept.push({ mspId, request, answer });
      return answer;
    },
    all: () => kept,
    close: () => client.close(),
  };
};
