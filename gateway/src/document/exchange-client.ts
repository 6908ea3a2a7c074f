/** The asking side of the exchange: fetches a file, keeps it if it is the file that the terms name, and says so. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { Opening } from '@chopmark/chaincode/api';
import type { KeyedDocuments } from '../hosting.ts';
import { type ExchangeIdentity, signWish, type Wish } from './exchange-request.ts';
import type { FileStore } from './file-store.ts';
import { enterFile, noteAccess } from './registry.ts';

/** Where another organisation's gateway answers. */
export interface ExchangeAddress {
  readonly url: string;
  /** PEM of the authority of its server certificate. */
  readonly authority: string;
}

export type FetchResult = 'held' | 'unreachable' | 'refused' | 'differs';

export type FilePlace = Pick<Wish, 'holder' | 'recordId' | 'section' | 'termsHash' | 'fileHash'>;

export interface ExchangeClientPorts {
  readonly mspId: string;
  readonly identity: ExchangeIdentity;
  readonly files: FileStore;
  readonly documents: KeyedDocuments;
  readonly addressOf: (mspId: string) => ExchangeAddress | undefined;
}

const timeoutMs = 30_000;

const send = ({ url, authority }: ExchangeAddress, body: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', headers, ca: authority, agent: false }, resolve);
    sent.setTimeout(timeoutMs, () => sent.destroy(new Error('the other gateway does not answer')));
    sent.on('error', reject);
    sent.end(body);
  });

const keep = async (
  { files, documents }: ExchangeClientPorts,
  { fileHash, holder, recordId }: FilePlace,
  answer: IncomingMessage,
): Promise<FetchResult> => {
  const kept = await files.keep(answer, fileHash);
  if (typeof kept === 'string') return 'differs';
  await enterFile(documents, kept, { fetchedFrom: holder });
  const at = new Date().toISOString();
  await noteAccess(documents, fileHash, { at, direction: 'fetched', organisation: holder, recordId });
  return 'held';
};

/** @returns a function that fetches the file which the opening at the place names */
export const exchangeClient =
  (ports: ExchangeClientPorts) =>
  async (place: FilePlace, opening: Opening<unknown>): Promise<FetchResult> => {
    const address = ports.addressOf(place.holder);
    if (address === undefined) return 'unreachable';
    const wish: Wish = {
      ...place,
      requester: ports.mspId,
      issuedAt: new Date().toISOString(),
      nonce: randomBytes(16).toString('hex'),
    };
    try {
      const answer = await send(address, JSON.stringify(signWish(wish, opening, ports.identity)));
      if (answer.statusCode === 200) return await keep(ports, place, answer);
      answer.resume();
      return (answer.statusCode ?? 500) < 500 ? 'refused' : 'unreachable';
    } catch {
      return 'unreachable';
    }
  };
