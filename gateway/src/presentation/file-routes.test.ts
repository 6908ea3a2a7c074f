/** Files of presented documents through the credit: who may have them, and what is a visible fault. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Person } from '@chopmark/test/simulated/consortium';
import {
  applicant,
  auditor,
  beneficiary,
  type Desk,
  deskOf,
  everyone,
  lumen,
  maker,
  river,
  terms,
} from '../../test-support/credits.ts';
import { type LocalApp, localApp } from '../../test-support/local-app.ts';
import { pathOf, present, type Presented } from '../../test-support/presentations.ts';

jest.setTimeout(60_000);

const file = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5_000)]);
const fileHash = createHash('sha256').update(file).digest('hex');
const stranger = 'ab'.repeat(32);
/** Named by a document, and kept by nobody. */
const lost = 'cd'.repeat(32);

/** Where organisations of this process keep the file. */
const copies = (): string[] => {
  const stores = join(tmpdir(), 'chopmark-files');
  return readdirSync(stores)
    .map((store) => join(stores, store, fileHash.slice(0, 2), fileHash))
    .filter((path) => existsSync(path));
};

let local: LocalApp;
let desk: Desk;
let of: Presented;

const urlOf = (hash = fileHash, under = of) => `/v1/letters-of-credit${pathOf(under)}/files/${hash}`;
const read = (person: Person, hash?: string) => desk.get(person, urlOf(hash));
const fetchFile = async (person: Person, hash?: string, under?: Presented) =>
  local.app.inject({
    method: 'POST',
    url: `${urlOf(hash, under)}/fetch`,
    headers: await local.bearer(person),
  });
const stateFor = async (person: Person): Promise<unknown> => {
  const { documents } = (await desk.get(person, `/v1/letters-of-credit${pathOf(of)}`)).json<{
    documents: { files: { state: string }[] }[];
  }>();
  return documents.flatMap(({ files }) => files).map(({ state }) => state);
};

beforeAll(async () => {
  local = await localApp(everyone);
  desk = deskOf(local);
  const headers = { ...(await local.bearer(beneficiary)), 'content-type': 'application/pdf' };
  const kept = await local.app.inject({
    method: 'PUT',
    url: `/v1/files/${fileHash}`,
    headers,
    payload: file,
  });
  expect(kept.statusCode).toBe(201);
  of = await present(desk, await desk.advise(terms), { to: 'nominatedBank', fileHash });
});

describe('the file of a presented document', () => {
  test.each([
    ['the applicant next door, to whom nothing was shown', applicant, fileHash, 'RECORD_NOT_FOUND'],
    ['the issuing bank, which has no documents yet', maker, fileHash, 'RECORD_NOT_FOUND'],
    ['a bank that is no party', lumen, fileHash, 'RECORD_NOT_FOUND'],
    ['the regulator', auditor, fileHash, 'ROLE_NOT_ALLOWED'],
    ['the presenter, who asks for another file', beneficiary, stranger, 'RECORD_NOT_FOUND'],
  ])('is neither read nor fetched by %s', async (_who, person, hash, code) => {
    expect((await read(person, hash)).json()).toMatchObject({ code });
    expect((await fetchFile(person, hash)).json()).toMatchObject({ code });
  });

  test('that is not here is missing, and says so', async () => {
    expect(await stateFor(river)).toEqual(['missing']);
    expect((await read(river)).json()).toMatchObject({ code: 'FILE_MISSING' });
  });

  test('that nobody hands over now is asked for again later', async () => {
    const { creditId } = of;
    const other = await present(desk, creditId, { to: 'nominatedBank', fileHash: lost });
    const answer = await fetchFile(river, lost, other);
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ code: 'FILE_UNREACHABLE' });
  });

  test('is read where it is held, and who read it is kept', async () => {
    expect(await stateFor(beneficiary)).toEqual(['held']);
    const answer = await read(beneficiary);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.rawPayload.equals(file)).toBe(true);
    const accesses = await desk.get(beneficiary, `/v1/files/${fileHash}/accesses`);
    expect(accesses.json()).toEqual({
      items: [
        {
          at: expect.any(String),
          direction: 'read',
          organisation: 'EnterprisesMSP',
          person: expect.any(String),
          recordId: of.presentationId,
        },
      ],
    });
  });

  test('is not fetched where it is held', async () =>
    expect((await fetchFile(beneficiary)).json()).toEqual({ fileHash, state: 'held' }));

  test('is fetched from who presented it; what is damaged since is not handed out, and fetched again', async () => {
    const before = copies();
    expect((await fetchFile(river)).json()).toEqual({ fileHash, state: 'held', from: 'EnterprisesMSP' });
    expect(await stateFor(river)).toEqual(['held']);
    expect((await read(river)).rawPayload.equals(file)).toBe(true);
    const [kept = ''] = copies().filter((path) => !before.includes(path));
    writeFileSync(kept, readFileSync(kept).subarray(0, -1));
    expect(await stateFor(river)).toEqual(['damaged']);
    expect((await read(river)).json()).toMatchObject({ code: 'FILE_DAMAGED' });
    expect((await fetchFile(river)).json()).toMatchObject({ from: 'EnterprisesMSP' });
    expect(await stateFor(river)).toEqual(['held']);
  });
});
