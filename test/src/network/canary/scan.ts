/** Searches everything that a network keeps and answers for private values. */
import { createHash } from 'node:crypto';
import type { Peers } from '../fabric/endorsement.ts';
import { openLedger, readBlocks } from '../fabric/ledger.ts';
import type { Harness } from '../harness.ts';
import type { Find, Search } from './marks.ts';
import { placesOf } from './places.ts';

export interface Scan {
  readonly finds: Find[];
  readonly bytes: number;
  readonly places: number;
}

/** What every member's own gateway may know: of the places of a represented member its host has the files. */
export const scanPlaces = ({ site }: Harness, search: Search): Scan => {
  const places = placesOf(site);
  const seen = new Set<string>();
  const distinct = places.filter(({ owner, bytes }) => {
    const key = createHash('sha256').update(`${owner}\n`).update(bytes).digest('hex');
    return !seen.has(key) && seen.add(key).size > 0;
  });
  const finds = distinct.flatMap(({ name, owner, bytes }) => search(name, owner, bytes));
  const bytes = distinct.reduce((sum, place) => sum + place.bytes.length, 0);
  return { finds, bytes, places: places.length };
};

/** Blocks and private data as each organisation's peer hands them out. */
export const scanBlocks = async ({ manifest }: Harness, peers: Peers, search: Search): Promise<Find[]> => {
  const finds: Find[] = [];
  for (const { mspId } of manifest.organisations) {
    const blocks = await readBlocks(await openLedger(manifest, peers, mspId));
    finds.push(
      ...blocks.flatMap((block, number) => search(`${mspId} block ${number}`, mspId, Buffer.from(block))),
    );
  }
  return finds;
};

/** Answers to those who asked, refusals to anyone, and the addresses that were asked. */
export const scanAnswers = ({ exchanges }: Harness, search: Search): Find[] =>
  exchanges.all().flatMap(({ mspId, request, answer }) => {
    const text = Buffer.from(`${JSON.stringify(answer.headers)}\n${answer.text}`);
    const reader = answer.status >= 400 ? undefined : mspId;
    return [
      ...search(`${mspId} ${request.method} ${request.path} ${answer.status}`, reader, text),
      ...search(request.path, undefined, Buffer.from(request.path)),
    ];
  });
