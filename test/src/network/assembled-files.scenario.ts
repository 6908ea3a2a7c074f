/**
 * Files of documents that the transferring bank put together: fetched between gateways by those to whom the documents
 * came, from those who recorded them, and both sides keep that they were.
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CommandRequest, StoryDriver } from '../story/driver.ts';
import { readStory } from '../story/reading.ts';
import { type Answer, answerOf, type Harness, openHarness } from './harness.ts';
import { randomText } from './lot.ts';
import { playOver } from './story-driver.ts';

const story = fileURLToPath(
  new URL('../../../docs/examples/letter-of-credit/transfer-substitution.json', import.meta.url),
);
/** Of the story, what comes before the issuing bank examines. */
const last = 'River presents them to Harbour under the original';
const firm = { first: 'bramble-hill@enterprises', second: 'copperfield@enterprises' } as const;

const fileOf = (what: string) => {
  const content = `%PDF-1.7\n${what} ${randomText(24)}`;
  return { content, hash: createHash('sha256').update(content).digest('hex') };
};
/** The supplier's invoice stays with the transferring bank; its packing list goes on with the first one's invoice. */
const files = {
  supplied: fileOf('invoice of the second beneficiary'),
  packing: fileOf('packing list'),
  own: fileOf('invoice of the first beneficiary'),
};
type FileName = keyof typeof files;

type Terms = CommandRequest['terms'];
interface Document {
  readonly id: string;
}

/** Each document names its file. */
const naming = (terms: Terms, section: string, named: Readonly<Record<string, FileName>>): Terms => {
  const paper = terms[section] as { readonly documents: readonly Document[] };
  const documents = paper.documents.map((document) => {
    const name = named[document.id];
    return name === undefined
      ? document
      : { ...document, files: [{ sha256: files[name].hash, mediaType: 'application/pdf' }] };
  });
  return { ...terms, [section]: { ...paper, documents } };
};

const withFiles = ({ command, terms }: CommandRequest): Terms => {
  if (command === 'PresentDocuments') {
    return naming(terms, 'presentation', { 'invoice-1': 'supplied', 'packing-1': 'packing' });
  }
  return command === 'SubstituteInvoice' ? naming(terms, 'substitution', { 'invoice-1': 'own' }) : terms;
};

const ids = { credit: '', child: '', received: '', onward: '' };

const note = ({ command, input }: CommandRequest, made: Readonly<Record<string, string>>): void => {
  if (command === 'PresentDocuments') ids.received = made['presentationId'] ?? '';
  if (command !== 'AssembleDocuments') return;
  Object.assign(ids, {
    credit: input['creditId'],
    child: input['childId'],
    onward: made['presentationId'],
  });
};

const filing = (driver: StoryDriver): StoryDriver => ({
  ...driver,
  perform: async (actor, request) => {
    const done = await driver.perform(actor, { ...request, terms: withFiles(request) });
    if (done.status === 'committed') note(request, done.ids);
    return done;
  },
});

let harness: Harness;

const keep = async (login: string, name: FileName): Promise<void> => {
  const person = harness.as(login);
  const { content, hash } = files[name];
  const answer = await harness.exchanges.send(person.login.mspId, {
    method: 'PUT',
    path: `/v1/files/${hash}`,
    headers: { authorization: `Bearer ${await person.token()}`, 'content-type': 'application/pdf' },
    payload: content,
  });
  expect(answer.status).toBe(201);
};

const pathOf = (under: 'received' | 'onward', name: FileName): string =>
  `/v1/letters-of-credit/${under === 'onward' ? ids.credit : ids.child}/presentations/${ids[under]}` +
  `/files/${files[name].hash}`;

const fetchAs = async (login: string, under: 'received' | 'onward', name: FileName): Promise<Answer> => {
  const person = harness.as(login);
  const headers = { authorization: `Bearer ${await person.token()}` };
  const path = `${pathOf(under, name)}/fetch`;
  return answerOf(await harness.exchanges.send(person.login.mspId, { method: 'POST', path, headers }));
};

const accessesOf = async (login: string, name: FileName): Promise<unknown> =>
  (await harness.as(login).get(`/v1/files/${files[name].hash}/accesses`)).body;

beforeAll(async () => {
  harness = await openHarness();
  await keep(firm.second, 'supplied');
  await keep(firm.second, 'packing');
  await keep(firm.first, 'own');
  const whole = readStory(story);
  const end = whole.steps.findIndex(({ name }) => name === last);
  const { steps } = await playOver(harness, { ...whole, steps: whole.steps.slice(0, end + 1) }, filing);
  expect(steps.filter(({ unexpected }) => unexpected !== undefined)).toEqual([]);
}, 180_000);

afterAll(() => harness.close());

test.each([
  ['to a bank that is no party', 'checker@lumen-bank', 'onward', 'packing', 'RECORD_NOT_FOUND'],
  ['to the regulator', 'auditor@regulator', 'onward', 'packing', 'ROLE_NOT_ALLOWED'],
  [
    'of a document that did not go on to it',
    'checker@harbour-bank',
    'onward',
    'supplied',
    'RECORD_NOT_FOUND',
  ],
  ['under the credit it has no part in', 'checker@harbour-bank', 'received', 'packing', 'RECORD_NOT_FOUND'],
] as const)('no file is handed out %s', async (_what, login, under, name, code) => {
  expect((await fetchAs(login, under, name)).code).toBe(code);
});

test('the transferring bank fetches what the second beneficiary presented', async () => {
  for (const name of ['supplied', 'packing'] as const) {
    expect((await fetchAs('checker@river-bank', 'received', name)).body).toMatchObject({
      state: 'held',
      from: 'EnterprisesMSP',
    });
  }
});

test('the issuing bank fetches it from the bank that put the documents together; both keep that', async () => {
  const fetched = await fetchAs('checker@harbour-bank', 'onward', 'packing');
  expect(fetched.body).toMatchObject({ state: 'held', from: 'RiverBankMSP' });
  const read = await harness.as('checker@harbour-bank').token();
  const answer = await harness.exchanges.send('HarbourBankMSP', {
    method: 'GET',
    path: pathOf('onward', 'packing'),
    headers: { authorization: `Bearer ${read}` },
  });
  expect(answer.text).toBe(files.packing.content);
  const delivered = { direction: 'delivered', organisation: 'HarbourBankMSP', recordId: ids.onward };
  expect(await accessesOf('checker@river-bank', 'packing')).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining(delivered)]),
  });
  const got = { direction: 'fetched', organisation: 'RiverBankMSP', recordId: ids.onward };
  expect(await accessesOf('checker@harbour-bank', 'packing')).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining(got)]),
  });
});

test('the first beneficiary’s own invoice comes from the first beneficiary', async () => {
  expect((await fetchAs('checker@river-bank', 'onward', 'own')).body).toMatchObject({
    state: 'held',
    from: 'EnterprisesMSP',
  });
  expect((await fetchAs('checker@harbour-bank', 'onward', 'own')).body).toMatchObject({
    state: 'held',
    from: 'RiverBankMSP',
  });
});
