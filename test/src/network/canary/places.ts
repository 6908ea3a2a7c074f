/** Where private values must not be: files of peers and orderers, document stores, logs, configuration. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Site } from '@chopmark/network/site';
import { ordererOwners, type Organisation, peerOwners } from '@chopmark/network/topology';
import { tableContent } from './level-tables.ts';

export interface Place {
  readonly name: string;
  /** Whose people can read it; nobody's where it is for all, or for the operator. */
  readonly owner: string | undefined;
  readonly bytes: Buffer;
}

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => statSync(path).isFile())
    : [];

/** Logs of a write ahead are allocated long before they are written. */
const withoutTail = (bytes: Buffer): Buffer => {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
};

/** Tables of LevelDB are read block by block; everything else as it is. */
const contentOf = (path: string): Buffer => {
  const bytes = readFileSync(path);
  return path.endsWith('.ldb') ? tableContent(bytes) : withoutTail(bytes);
};

const filePlaces = (folder: string, owner: string | undefined): Place[] =>
  filesBelow(folder).map((path) => ({ name: path.slice(folder.length + 1), owner, bytes: contentOf(path) }));

/** What a peer keeps for its owner only; everything else of a peer is what every member has too. */
const isPrivate = (name: string): boolean => /(pvtdataStore|stateLeveldb|transientstore)/.test(name);

/** State, private data, history, transient store and blocks of each peer. */
const peerPlaces = ({ layout, topology }: Site): Place[] =>
  peerOwners(topology).flatMap((owner) =>
    filePlaces(join(layout.peer(owner), 'ledger'), owner.mspId).map((place) => ({
      ...place,
      owner: isPrivate(place.name) ? owner.mspId : undefined,
      name: `peer of ${owner.name}: ${place.name}`,
    })),
  );

const ordererPlaces = ({ layout, topology }: Site): Place[] =>
  ordererOwners(topology).flatMap((owner) => filePlaces(layout.orderer(owner), undefined));

/** Every row of every table of a database, as text. */
const databaseContent = (path: string): Buffer => {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    const rows = tables.flatMap(({ name }) => database.prepare(`SELECT * FROM "${String(name)}"`).all());
    return Buffer.from(rows.map((row) => Object.values(row).map(String).join(' ')).join('\n'));
  } finally {
    database.close();
  }
};

const ownerOfDatabase = (organisations: readonly Organisation[], path: string): string | undefined =>
  organisations.find(({ slug }) => path.includes(`chopmark-${slug}`))?.mspId;

const storePlaces = ({ layout, topology }: Site): Place[] =>
  filesBelow(layout.documents)
    .filter((path) => path.endsWith('.sqlite'))
    .map((path) => ({
      name: `document store ${path.slice(layout.documents.length + 1)}`,
      owner: ownerOfDatabase(topology.organisations, path),
      bytes: databaseContent(path),
    }));

/** Logs are for operators, who are party to nothing. */
const logPlaces = ({ layout }: Site): Place[] => filePlaces(layout.logs, undefined);

export const placesOf = (site: Site): Place[] => [
  ...peerPlaces(site),
  ...ordererPlaces(site),
  ...storePlaces(site),
  ...logPlaces(site),
];
