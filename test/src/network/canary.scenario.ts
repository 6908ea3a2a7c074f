/**
 * Every private value of a deal is like no other value in the world; after the deal, everything that others can
 * read is searched for it, in every form in which it may have leaked (law 5).
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deal } from './canary/deal.ts';
import { tableContent, uncompress } from './canary/level-tables.ts';
import { type Canary, type Find, marksOf, type Search, searchFor } from './canary/marks.ts';
import { placesOf } from './canary/places.ts';
import { readers } from './canary/readers.ts';
import { scanAnswers, scanBlocks, scanPlaces } from './canary/scan.ts';
import { derivedSecretsOf, merged, secretsOf, unmarkedFields } from './canary/secrets.ts';
import { isOfGoods, type Said, saidIn } from './canary/sections.ts';
import { peersOf, type Peers } from './fabric/endorsement.ts';
import { type Harness, openHarness } from './harness.ts';
import { dayMs, instantIn } from './lot.ts';
import type { Pledged } from './stage.ts';
import { measured } from './table.ts';

const minutes = 60_000;
let harness: Harness;
let peers: Peers;
let pledge: Pledged;
let said: readonly Said[];
let secrets: readonly Canary[];
let search: Search;

/** What a stranger to the deal tries, with the paper's number in hand. */
const pry = async (): Promise<void> => {
  const { receiptId, lienId, financingId } = pledge;
  const strangers = [
    'maker@river-bank',
    'registrar@registry',
    'bramble-hill@enterprises',
    'auditor@regulator',
  ];
  const paths = [
    ...['', `/${receiptId}`, '?limit=100'].map((rest) => `/v1/warehouse-receipts${rest}`),
    ...['', `/${financingId}`].map((rest) => `/v1/financings${rest}`),
    ...[
      '/v1/prices',
      '/v1/exposures',
      '/v1/audit?limit=100',
      '/v1/consortium',
      '/v1/me',
      '/v1/commands/CMD-0',
    ],
  ];
  for (const login of strangers) for (const path of paths) await harness.as(login).get(path);
  const river = harness.as('maker@river-bank');
  const input = { assetId: receiptId, lienId, expiresAt: instantIn(dayMs) };
  await river.command('RenewReservation', { input });
  await river.command('RecordRepayment', {
    input: { financingId },
    terms: { payment: pledge.lot.repayment },
  });
};

beforeAll(async () => {
  harness = await openHarness();
  peers = peersOf(harness.manifest);
  pledge = await deal(harness);
  said = saidIn(harness.exchanges.all());
  secrets = merged([...secretsOf(said), ...derivedSecretsOf(pledge.lot)]);
  search = searchFor(secrets.flatMap(marksOf));
  await pry();
}, 4 * minutes);

afterAll(() => {
  peers.close();
  harness.close();
});

test('every section of private terms of a deal about goods was said and committed, every field of it marked', () => {
  const sections = Object.keys(readers).filter(isOfGoods);
  expect(sections.filter((section) => !said.some((one) => one.section === section))).toEqual([]);
  expect(unmarkedFields(sections, said)).toEqual([]);
});

test(
  'nothing private stands in files of peers and orderers, document stores or logs of those who are no party',
  () => {
    const start = performance.now();
    const { finds, bytes, places } = scanPlaces(harness, search);
    measured(
      'canary scan',
      `${secrets.length} values, ${places} files, ` +
        `${Math.round(bytes / 1e6)} MB distinct, ` +
        `${Math.round(performance.now() - start)} ms`,
    );
    expect(finds).toEqual([]);
  },
  4 * minutes,
);

test(
  'the scan reads what it searches: parties’ own stores hold their terms, and it finds what is planted',
  () => {
    const places = placesOf(harness.site);
    const found = (owner: string, name: RegExp): boolean =>
      places
        .filter((place) => place.owner === owner && name.test(place.name))
        .some(({ bytes }) => search('', undefined, bytes).length > 0);
    expect(found('HarbourBankMSP', /pvtdataStore/)).toBe(true);
    expect(found('HarbourBankMSP', /document store/)).toBe(true);
    expect(found('RegulatorMSP', /document store/)).toBe(true);

    const planted = join(harness.site.layout.logs, 'planted.log');
    const [{ value } = { value: '' }] = secrets;
    const forms = [
      value,
      `x${Buffer.from(`{"field":"${value}"}`).toString('base64')}`,
      Buffer.from(value).toString('hex'),
    ];
    try {
      for (const form of forms) {
        writeFileSync(planted, form);
        expect(scanFile(planted)).not.toEqual([]);
      }
    } finally {
      rmSync(planted, { force: true });
    }
  },
  2 * minutes,
);

const scanFile = (path: string): Find[] => search(path, undefined, readFileSync(path));

test('a compressed table is read as plain bytes', () => {
  // A literal of 4, then a copy of 8 from 4 back: format_description.txt, sections 2.1 and 2.2.
  expect(uncompress(Buffer.from([12, 0x0c, ...Buffer.from('abcd'), 0x11, 4])).toString()).toBe(
    'abcdabcdabcd',
  );
  expect(() => tableContent(Buffer.alloc(48))).toThrow();
});

test(
  'no block of any peer holds anything private, and no peer hands out private data of others',
  async () => expect(await scanBlocks(harness, peers, search)).toEqual([]),
  2 * minutes,
);

test('no answer tells a stranger anything private, and no refusal tells anyone', () => {
  expect(scanAnswers(harness, search)).toEqual([]);
  const all = harness.exchanges.all();
  measured(
    'answers searched',
    `${all.length}, ${all.filter(({ answer }) => answer.status >= 400).length} of them refusals`,
  );
});
