import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, jest, test } from '@jest/globals';
import { type Person, subjectOf } from '@chopmark/test/simulated/consortium';
import { type LocalApp, localApp } from '../../test-support/local-app.ts';

jest.setTimeout(60_000);

type Json = Record<string, unknown>;

const maker: Person = { organisation: 'HarbourBankMSP', role: 'bank-maker' };
const checker: Person = { organisation: 'HarbourBankMSP', role: 'bank-checker' };
const other: Person = { organisation: 'RiverBankMSP', role: 'bank-maker' };
const exporter: Person = { organisation: 'EnterprisesMSP', role: 'enterprise-officer', firm: 'bramble-hill' };
const importer: Person = { organisation: 'EnterprisesMSP', role: 'enterprise-officer', firm: 'copperfield' };

const bases = join(import.meta.dirname, '../../../docs/examples/examination/bases');
const { credit, presentation, circumstances } = JSON.parse(
  readFileSync(join(bases, 'sea-cif.json'), 'utf8'),
) as { credit: Json; presentation: Json; circumstances: Json };

let local: LocalApp;
let creditId: string;
let presentationId: string;

const send = async (person: Person, path: string, payload: Json) => {
  const answer = await local.app.inject({
    method: 'POST',
    url: `/v1${path}`,
    headers: { ...(await local.bearer(person)), 'idempotency-key': randomUUID() },
    payload,
  });
  return { status: answer.statusCode, body: answer.json<Json>() };
};

const idIn = async (person: Person, path: string, payload: Json, name: string): Promise<string> => {
  const { body } = await send(person, path, payload);
  expect(body).toMatchObject({ ids: { [name]: expect.any(String) as unknown } });
  return (body['ids'] as Record<string, string>)[name] ?? '';
};

beforeAll(async () => {
  local = await localApp([maker, checker, other, exporter, importer]);
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const firm = (name: string) => ({ mspId: 'EnterprisesMSP', subject: subjectOf(name) });
  const terms = {
    credit: {
      ...credit,
      issueDate: day(0),
      expiry: { date: day(100), place: 'CHINA' },
      shipment: { ...(credit['shipment'] as Json), latestDate: day(60) },
    },
  };
  const bank = { mspId: 'HarbourBankMSP' };
  const parties = {
    ...{ applicant: firm('copperfield'), beneficiary: firm('bramble-hill') },
    ...{ issuingBank: bank, advisingBank: bank },
  };
  creditId = await idIn(maker, '/letters-of-credit', { profile: 'UCP600', parties, terms }, 'creditId');
  await send(checker, `/letters-of-credit/${creditId}/issue`, {});
  await send(checker, `/letters-of-credit/${creditId}/advice`, {});
  const presented = { to: 'issuingBank', terms: { presentation } };
  const path = `/letters-of-credit/${creditId}/presentations`;
  presentationId = await idIn(exporter, path, presented, 'presentationId');
});

test.each<[string, Person, () => Json, number, string]>([
  ['to the exporter', exporter, () => ({ creditId, presentationId }), 403, 'ROLE_NOT_ALLOWED'],
  ['to a bank outside the credit', other, () => ({ creditId, presentationId }), 404, 'RECORD_NOT_FOUND'],
  [
    'of a presentation that is not there',
    maker,
    () => ({ creditId, presentationId: presentationId.replace(/.$/, (sign) => (sign === '0' ? '1' : '0')) }),
    404,
    'RECORD_NOT_FOUND',
  ],
  [
    'with terms of the caller’s own',
    maker,
    () => ({ creditId, presentationId, presentation }),
    400,
    'COMMAND_INVALID',
  ],
  [
    'with a tick on nothing',
    maker,
    () => ({ creditId, presentationId, ticks: [{ subject: '46A/1', decision: 'complies' }] }),
    400,
    'REQUEST_INVALID',
  ],
])('the own examination is refused %s', async (_, person, body, status, code) => {
  const answer = await send(person, '/examinations/own', body());
  expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status, code });
});

test('the bank’s examination has the result of the exporter’s, and the command that records it', async () => {
  const asked = await send(exporter, '/examinations', { creditId, presentation, circumstances });
  const { body } = await send(maker, '/examinations/own', { creditId, presentationId, circumstances });
  expect(body).toMatchObject({
    report: asked.body,
    command: 'RecordExamination',
    input: { creditId, presentationId },
    terms: { examination: { resultHash: asked.body['resultHash'] } },
  });
});

test('what is recorded names the very terms that the ledger has, and lists each discrepancy found', async () => {
  const { body } = await send(maker, '/examinations/own', { creditId, presentationId, circumstances });
  const view = await local.app.inject({
    url: `/v1/letters-of-credit/${creditId}/presentations/${presentationId}`,
    headers: await local.bearer(maker),
  });
  const { report, terms } = body as unknown as {
    report: { discrepancies: string[]; ruleSet: { hash: string } };
    terms: { examination: { inputHashes: string[]; ruleSetHash: string; findings: { code: string }[] } };
  };
  const { termsHash } = view.json<{ record: { termsHash: string } }>().record;
  expect(terms.examination.inputHashes).toContain(termsHash);
  expect(terms.examination.ruleSetHash).toBe(report.ruleSet.hash);
  expect([...new Set(terms.examination.findings.map(({ code }) => code))].sort()).toEqual(
    [...report.discrepancies].sort(),
  );
});
