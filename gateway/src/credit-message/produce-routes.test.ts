import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { CreditTerms } from '@chopmark/chaincode/api';
import { type Person, subjectOf } from '@chopmark/test/simulated/consortium';
import { type LocalApp, localApp } from '../../test-support/local-app.ts';

// A credit is lived through first.
jest.setTimeout(60_000);

const maker: Person = { organisation: 'HarbourBankMSP', role: 'bank-maker' };
const checker: Person = { organisation: 'HarbourBankMSP', role: 'bank-checker' };
const river: Person = { organisation: 'RiverBankMSP', role: 'bank-checker' };
const lumen: Person = { organisation: 'LumenBankMSP', role: 'bank-checker' };
const applicant: Person = { organisation: 'EnterprisesMSP', role: 'enterprise-officer', firm: 'copperfield' };
const beneficiary: Person = { ...applicant, firm: 'bramble-hill' };

const firm = (name: string) => ({ mspId: 'EnterprisesMSP', subject: subjectOf(name) });
const parties = {
  applicant: firm('copperfield'),
  issuingBank: { mspId: 'HarbourBankMSP' },
  beneficiary: firm('bramble-hill'),
  advisingBank: { mspId: 'RiverBankMSP' },
  nominatedBank: { mspId: 'RiverBankMSP' },
  reimbursingBank: { mspId: 'LumenBankMSP' },
};
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const amount = { amount: '485000.00', currency: 'USD' };
const harbour = { bic: 'HRBKCNSHXXX', address: [] };

const terms: CreditTerms = {
  profile: 'UCP600',
  rules: { code: 'UCP LATEST VERSION' },
  creditNumber: 'HBK26LC000147',
  transferable: false,
  issueDate: day(0),
  expiry: { date: day(100), place: 'NINGBO' },
  applicant: { name: 'COPPERFIELD METALS', address: ['18 QUAY STREET'] },
  beneficiary: { name: 'BRAMBLE HILL TRADING', address: ['4 MILL LANE'] },
  issuingBank: harbour,
  advisingBank: { bic: 'RVRBCNSHXXX', address: [] },
  reimbursingBank: { bic: 'LUMNDEFFXXX', address: [] },
  confirmation: 'without',
  amount,
  availability: { by: 'sight-payment', with: harbour },
  tenor: { basis: 'sight' },
  goods: ['COPPER CATHODES'],
  documentsRequired: ['SIGNED COMMERCIAL INVOICE'],
  additionalConditions: [],
  presentationPeriod: { days: 21 },
};

let local: LocalApp;
let creditId: string;
let reimbursementId: string;
let presentationId: string;

let keys = 0;
const post = async (person: Person, url: string, payload: object): Promise<Record<string, string>> => {
  keys += 1;
  const headers = { ...(await local.bearer(person)), 'idempotency-key': `key-${keys}` };
  const path = `/v1/letters-of-credit${url}`;
  const answer = await local.app.inject({ method: 'POST', url: path, headers, payload });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<{ ids: Record<string, string> }>().ids;
};

const issued = async (credit: CreditTerms): Promise<string> => {
  const drafted = await post(maker, '', { profile: 'UCP600', parties, terms: { credit } });
  await post(checker, `/${drafted['creditId']}/issue`, {});
  return drafted['creditId'] ?? '';
};

const get = async <T extends object>(person: Person, path: string): Promise<T> => {
  const headers = await local.bearer(person);
  const url = `/v1/letters-of-credit/${path}`;
  return (await local.app.inject({ method: 'GET', url, headers })).json<T>();
};

const message = (person: Person, mt: string, id = creditId): Promise<object> =>
  get(person, `${id}/messages/${mt}`);

const presented = (credit: string) => ({
  to: 'issuingBank',
  terms: {
    presentation: {
      creditNumber: 'HBK26LC000147',
      presenter: { name: 'Bramble Hill Trading' },
      presentedOn: day(0),
      amountClaimed: amount,
      documents: [
        {
          id: 'invoice-1',
          number: credit,
          medium: 'paper',
          originals: 1,
          copies: 0,
          issueDate: day(0),
          signatures: [],
          particulars: { type: 'INVOICE', total: amount },
        },
      ],
    },
  },
});

const examined = async (presentation: string): Promise<void> => {
  const base = `/${creditId}/presentations/${presentation}`;
  const { record } = await get<{ record: { termsHash: string } }>(checker, base.slice(1));
  const late = [{ code: 'LATE_SHIPMENT', text: 'Shipped late' }];
  const hash = 'ab'.repeat(32);
  const receipt = { receivedAt: new Date().toISOString(), counter: '3', originals: 1, copies: 0 };
  const examination = {
    ruleSetHash: hash,
    inputHashes: [hash, record.termsHash],
    resultHash: hash,
    result: 'findings',
    findings: late,
    readByPerson: [],
  };
  await post(maker, `${base}/receipts`, { place: 'CNSHA', medium: 'paper', terms: { receipt } });
  await post(maker, `${base}/examinations`, { terms: { examination } });
  await post(checker, `${base}/determination`, { terms: { determination: { discrepancies: late } } });
  const refusal = {
    statement: 'We refuse',
    discrepancies: late,
    sentAt: new Date().toISOString(),
    channel: 'swift',
    reference: 'R1',
  };
  await post(checker, `${base}/refusal`, { disposal: 'HOLD', terms: { refusal } });
};

beforeAll(async () => {
  local = await localApp([maker, checker, river, lumen, applicant, beneficiary]);
  creditId = await issued(terms);
  await post(river, `/${creditId}/advice`, {});
  const authorisation = { creditNumber: 'HBK26LC000147', amount, rules: 'URR725', charges: 'CLM' };
  const made = await post(checker, `/${creditId}/reimbursements`, { terms: { authorisation } });
  reimbursementId = made['reimbursementId'] ?? '';
  const shown = await post(beneficiary, `/${creditId}/presentations`, presented(creditId));
  presentationId = shown['presentationId'] ?? '';
  await examined(presentationId);
});

describe('a message is refused', () => {
  test.each([
    ['that a firm asks for', applicant, '700', { code: 'ROLE_NOT_ALLOWED' }],
    ['of another type', maker, '701', { code: 'COMMAND_INVALID', pointer: '/mt' }],
    [
      'by a selector that there is not',
      maker,
      '700?version=1',
      { code: 'REQUEST_INVALID', pointer: '/version' },
    ],
    [
      'of an amendment by no number',
      maker,
      '707?amendment=last',
      { code: 'REQUEST_INVALID', pointer: '/amendment' },
    ],
    ['of an amendment by a number in another form', maker, '707?amendment=1e0', { code: 'REQUEST_INVALID' }],
    ['of an amendment that has no number', maker, '707?amendment=0', { code: 'REQUEST_INVALID' }],
    [
      'of a presentation by no id',
      maker,
      '734?presentation=1',
      { code: 'REQUEST_INVALID', pointer: '/presentation' },
    ],
    ['of a role that no credit has', maker, '734?as=insurer', { code: 'REQUEST_INVALID', pointer: '/as' }],
    ['about what no message is', maker, '730?about=goods', { code: 'REQUEST_INVALID', pointer: '/about' }],
    ['of an amendment that was not issued', maker, '707?amendment=7', { code: 'STEP_NOT_TAKEN' }],
    ['of another bank than took the step', maker, '734?as=confirmingBank', { code: 'STEP_NOT_TAKEN' }],
    ['selected by what its type does not have', maker, '700?amendment=1', { code: 'STEP_NOT_TAKEN' }],
    [
      'of terms that were not brought to the bank',
      lumen,
      '740',
      { code: 'TERMS_NOT_HELD', pointer: '/terms/credit' },
    ],
    [
      'of what only another bank has',
      river,
      '740',
      { code: 'TERMS_NOT_HELD', pointer: '/terms/authorisation' },
    ],
    [
      'to a presenter that is no bank',
      checker,
      '734',
      {
        code: 'MESSAGE_BIC_MISSING',
        pointer: '/terms/presentation/coveringSchedule/presentingBank/bic',
      },
    ],
  ])('%s', async (_what, person, mt, problem) => expect(await message(person, mt)).toMatchObject(problem));

  test('of another credit’s presentation', async () => {
    const other = await issued({ ...terms, creditNumber: 'HBK26LC000148' });
    expect(await message(maker, `734?presentation=${presentationId}`, other)).toMatchObject({
      code: 'STEP_NOT_TAKEN',
    });
  });

  test('where a field cannot hold what it must, by the member', async () => {
    const long = await issued({ ...terms, creditNumber: 'HBK26LC000147-SECOND-ISSUE' });
    expect(await message(maker, '700', long)).toMatchObject({
      code: 'MESSAGE_NOT_WRITABLE',
      pointer: '/message/creditNumber',
      expected: 'at most 16 of x',
    });
  });
});

test('a bank without terms of the credit answers only where authorisation and claim name the banks', async () => {
  expect(await message(lumen, '756')).toMatchObject({ code: 'STEP_NOT_TAKEN' });
  const claims = `/${creditId}/reimbursements/${reimbursementId}/claims`;
  const claim = { amount, reference: 'RC-1', account: 'Nostro' };
  const made = await post(river, claims, { place: 'CNSHA', terms: { claim } });
  const reason = { reason: 'Claimed too early' };
  await post(lumen, `${claims}/${made['claimId'] ?? ''}/rejection`, { terms: { reason } });
  expect(await message(lumen, '744')).toMatchObject({
    code: 'MESSAGE_BIC_MISSING',
    pointer: '/terms/authorisation/reimbursingBank/bic',
  });
});

test('an authorisation that was amended is still written as it was given', async () => {
  expect(await message(checker, '740')).toMatchObject({ messageType: '740', isValid: true });
  expect(await message(checker, '747')).toMatchObject({ code: 'STEP_NOT_TAKEN' });
  const authorisation = { creditNumber: 'HBK26LC000147', amount, rules: 'URR725', charges: 'OUR' };
  await post(checker, `/${creditId}/reimbursements/${reimbursementId}/amendments`, {
    terms: { authorisation },
  });
  expect(await message(checker, '740')).toMatchObject({
    isValid: true,
    message: { reimbursingBankCharges: 'CLM' },
  });
  expect(await message(checker, '747')).toMatchObject({
    isValid: true,
    losses: expect.arrayContaining([
      { code: 'NO_FIELD', pointer: '/terms/authorisation/charges', from: 'OUR', to: '' },
    ]),
  });
});
