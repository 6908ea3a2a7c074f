import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Person, subjectOf } from '@chopmark/test/simulated/consortium';
import PdfDocument from 'pdfkit';
import { type LocalApp, localApp } from '../../test-support/local-app.ts';

jest.setTimeout(60_000);

type Json = Record<string, unknown>;

const maker: Person = { organisation: 'HarbourBankMSP', role: 'bank-maker' };
const checker: Person = { organisation: 'HarbourBankMSP', role: 'bank-checker' };
const other: Person = { organisation: 'RiverBankMSP', role: 'bank-maker' };
const keeper: Person = { organisation: 'EastgateMSP', role: 'warehouse-keeper' };
const exporter: Person = { organisation: 'EnterprisesMSP', role: 'enterprise-officer', firm: 'bramble-hill' };
const importer: Person = { organisation: 'EnterprisesMSP', role: 'enterprise-officer', firm: 'copperfield' };
const stranger: Person = { organisation: 'EnterprisesMSP', role: 'enterprise-officer', firm: 'dune' };

const bases = join(import.meta.dirname, '../../../docs/examples/examination/bases');
const base = JSON.parse(readFileSync(join(bases, 'sea-cif.json'), 'utf8')) as {
  credit: Json;
  presentation: Json & { documents: Json[] };
  circumstances: Json;
};
const { credit, presentation, circumstances } = base;

let local: LocalApp;
let creditId: string;

const send = async (
  person: Person,
  method: 'POST' | 'PUT',
  path: string,
  payload: Json | Buffer,
  type?: string,
) => {
  const answer = await local.app.inject({
    method,
    url: `/v1${path}`,
    headers: {
      ...(await local.bearer(person)),
      'idempotency-key': randomUUID(),
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    payload,
  });
  return { status: answer.statusCode, body: answer.json<Json>() };
};

const examined = async (person: Person, body: Json): Promise<Json> =>
  (await send(person, 'POST', '/examinations', body)).body;

const issued = async (): Promise<string> => {
  const firm = (name: string) => ({ mspId: 'EnterprisesMSP', subject: subjectOf(name) });
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const drafted = await send(maker, 'POST', '/letters-of-credit', {
    profile: 'UCP600',
    parties: {
      applicant: firm('copperfield'),
      issuingBank: { mspId: 'HarbourBankMSP' },
      beneficiary: firm('bramble-hill'),
    },
    terms: {
      credit: {
        ...credit,
        issueDate: day(0),
        expiry: { date: day(100), place: 'CHINA' },
        shipment: { ...(credit['shipment'] as Json), latestDate: day(60) },
      },
    },
  });
  expect(drafted.body).toMatchObject({ ids: { creditId: expect.any(String) as unknown } });
  const id = (drafted.body['ids'] as Json)['creditId'] as string;
  expect((await send(checker, 'POST', `/letters-of-credit/${id}/issue`, {})).status).toBe(drafted.status);
  return id;
};

beforeAll(async () => {
  local = await localApp([maker, checker, other, keeper, exporter, importer, stranger]);
  creditId = await issued();
});

describe('an examination is refused', () => {
  test.each<[string, Person, Json, number, string, string | undefined]>([
    [
      'to a role that neither presents nor examines',
      keeper,
      { credit, presentation },
      403,
      'ROLE_NOT_ALLOWED',
      undefined,
    ],
    ['without a credit', maker, { presentation }, 400, 'COMMAND_INVALID', '/creditId'],
    [
      'with two credits',
      maker,
      { creditId: 'LC-0123456789ABCDEF', credit, presentation },
      400,
      'COMMAND_INVALID',
      '/creditId',
    ],
    [
      'for a credit that is not there',
      maker,
      { creditId: 'LC-0123456789ABCDEF', presentation },
      404,
      'RECORD_NOT_FOUND',
      undefined,
    ],
    [
      'for a place without a calendar',
      maker,
      { credit, presentation, place: 'FRPAR' },
      404,
      'RECORD_NOT_FOUND',
      '/place',
    ],
    [
      'for a document with an unknown field',
      maker,
      { credit, presentation: { ...presentation, documents: [{ ...presentation.documents[1], pages: 3 }] } },
      400,
      'COMMAND_INVALID',
      '/presentation/documents/0/pages',
    ],
    [
      'with more text than a credit has',
      maker,
      {
        credit: { ...credit, additionalConditions: Array.from({ length: 13 }, () => 'X '.repeat(3200)) },
        presentation,
      },
      400,
      'REQUEST_INVALID',
      '/credit',
    ],
    [
      'with a tick on nothing',
      maker,
      { credit, presentation, circumstances, ticks: [{ subject: '46A/1', decision: 'complies' }] },
      400,
      'REQUEST_INVALID',
      '/ticks/0/subject',
    ],
  ])('%s', async (_, person, body, status, code, pointer) => {
    const answer = await send(person, 'POST', '/examinations', body);
    expect({ status: answer.status, code: answer.body['code'], pointer: answer.body['pointer'] }).toEqual({
      status,
      code,
      pointer,
    });
  });

  test.each([
    ['to another bank', other],
    ['to another firm of the same platform', stranger],
  ])('under a credit on the ledger %s', async (_, person) => {
    expect(await examined(person, { creditId, presentation })).toMatchObject({ code: 'RECORD_NOT_FOUND' });
  });
});

test('exporter and bank get the same answer from the same input', async () => {
  const body = { credit, presentation, circumstances };
  const [asked, asks] = [await examined(exporter, body), await examined(maker, body)];
  expect(asked).toMatchObject({ verdict: 'complies', discrepancies: [] });
  expect(asks).toEqual(asked);
});

test('the terms in force of a credit on the ledger are the own copy of whoever asks', async () => {
  const [ofBank, ofImporter] = [
    await examined(maker, { creditId, presentation, circumstances }),
    await examined(importer, { creditId, presentation, circumstances }),
  ];
  const creditHash = (report: Json): unknown => (report['inputs'] as Json)['credit'];
  expect(creditHash(ofBank)).toMatch(/^[0-9a-f]{64}$/);
  expect(ofImporter['resultHash']).toEqual(ofBank['resultHash']);
});

test('particulars are proposed from a PDF that the caller keeps, and from nobody else’s', async () => {
  const document = new PdfDocument();
  const parts: Buffer[] = [];
  const file = await new Promise<Buffer>((resolve) => {
    document.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)));
    document.text('INVOICE NO. EH-2026-031').text('TOTAL USD 485,000.00').end();
  });
  const fileHash = createHash('sha256').update(file).digest('hex');
  expect((await send(exporter, 'PUT', `/files/${fileHash}`, file, 'application/pdf')).status).toBe(201);
  const body = { fileHash, type: 'INVOICE' };
  expect((await send(exporter, 'POST', '/examinations/extractions', body)).body).toEqual({
    pages: 1,
    proposals: [
      { field: '/number', value: 'EH-2026-031', page: 1, text: 'INVOICE NO. EH-2026-031' },
      {
        field: '/particulars/total',
        value: { amount: '485000.00', currency: 'USD' },
        page: 1,
        text: 'TOTAL USD 485,000.00',
      },
    ],
  });
  expect((await send(importer, 'POST', '/examinations/extractions', body)).status).toBe(404);
});
