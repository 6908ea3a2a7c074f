/** A bank’s system issues a credit on two signatures, as the bank’s policy on the ledger allows, not otherwise. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Answer, type Harness, openHarness, type Person } from './harness.ts';
import { instantIn, randomText } from './lot.ts';
import { idIn, ownerOf } from './stage.ts';

const bank = 'HarbourBankMSP';

interface Approver {
  readonly approverId: string;
  readonly role: 'maker' | 'checker';
  readonly key: KeyObject;
  readonly publicKey: string;
}

/** A key of P-256, with its public half as a compressed point. */
const approver = (role: Approver['role']): Approver => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const [xBytes, yBytes] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  const parity = (yBytes.at(-1) ?? 0) % 2 === 0 ? '02' : '03';
  return {
    approverId: `${role}-${randomText(8)}`,
    role,
    key: privateKey,
    publicKey: `${parity}${xBytes.toString('hex')}`,
  };
};

interface Texts {
  readonly texts: readonly { readonly approverId: string; readonly role: string; readonly text: string }[];
}

/** What the approver’s own system makes of the text that the gateway shows it. */
const approvalBy = ({ approverId, role, key }: Approver, { texts }: Texts, signedWith = key) => {
  const text = texts.find((one) => one.approverId === approverId)?.text;
  if (text === undefined) throw new Error(`nothing to sign for ${approverId}`);
  const signature = sign('sha256', Buffer.from(text), { key: signedWith, dsaEncoding: 'ieee-p1363' });
  return { approverId, role, signature: signature.toString('base64url') };
};

let harness: Harness;
let service: Person;
let creditId: string;
const [maker, checker] = [approver('maker'), approver('checker')];

const day = (offset: number): string => instantIn(offset * 86_400_000).slice(0, 10);

const credit = () => ({
  profile: 'UCP600',
  rules: { code: 'UCP LATEST VERSION' },
  creditNumber: `HBK${randomText(10)}`,
  transferable: false,
  issueDate: day(0),
  expiry: { date: day(90), place: 'NINGBO' },
  applicant: { name: 'Copperfield Metals Trading', address: ['18 Quay Street, Shanghai'], country: 'CN' },
  beneficiary: { name: 'Bramble Hill Trading', address: ['4 Mill Lane, Ningbo'], country: 'CN' },
  issuingBank: { name: 'Harbour Bank', address: ['Shanghai'] },
  advisingBank: { name: 'River Bank', address: ['Ningbo'] },
  confirmation: 'without',
  amount: { amount: '485000.00', currency: 'USD' },
  availability: { by: 'sight-payment', with: { name: 'Harbour Bank', address: ['Shanghai'] } },
  tenor: { basis: 'sight' },
  shipment: { portOfLoading: 'Shanghai Port, China', latestDate: day(60) },
  goods: ['COPPER CATHODES GRADE A'],
  documentsRequired: ['SIGNED COMMERCIAL INVOICE IN 3 ORIGINALS'],
  additionalConditions: [],
});

const issue = (approvals?: readonly object[]): Promise<Answer> =>
  service.command('IssueCredit', {
    input: { creditId, ...(approvals === undefined ? {} : { approvals }) },
  });

const setPolicy = async (): Promise<void> => {
  const known = await harness.as('admin@harbour-bank').getNow(`/v1/bank-policies/${bank}`);
  const { inForce, proposed } =
    known.status === 200 ? (known.body as Record<string, { version: number }>) : {};
  const version = (inForce?.version ?? 0) + 1;
  expect(proposed).toBeUndefined();
  const policy = {
    version,
    commands: { IssueCredit: { straightThrough: true, references: [] } },
    approvers: [maker, checker].map(({ approverId, role, publicKey }) => ({ approverId, role, publicKey })),
  };
  await harness.as('admin@harbour-bank').commit('ProposeBankPolicy', { input: { policy } });
  await harness.as('checker@harbour-bank').commit('AcceptBankPolicy', { input: { version } });
};

beforeAll(async () => {
  harness = await openHarness();
  service = harness.as('service@harbour-bank');
  const owner = ownerOf(harness);
  const other = harness.logins.find(({ firm }) => firm === 'bramble-hill')?.subject;
  const parties = {
    applicant: owner,
    issuingBank: { mspId: bank },
    beneficiary: { mspId: owner.mspId, subject: other },
    advisingBank: { mspId: 'RiverBankMSP' },
  };
  const input = { profile: 'UCP600', parties };
  creditId = idIn(await service.commit('DraftCredit', { input, terms: { credit: credit() } }), 'creditId');
}, 120_000);

afterAll(() => harness.close());

const textsNow = async (): Promise<Texts> => {
  const { status, body } = await service.getNow(`/v1/letters-of-credit/${creditId}/approvals/IssueCredit`);
  expect(status).toBe(200);
  return body as Texts;
};

test('a service does not issue without approvals, nor on one person’s, a stranger’s or a forged one', async () => {
  await setPolicy();
  const texts = await textsNow();
  const [one, two] = [approvalBy(maker, texts), approvalBy(checker, texts)];
  const stranger = { ...two, approverId: 'nobody' };
  const forged = approvalBy(checker, texts, approver('checker').key);
  expect((await issue()).code).toBe('APPROVALS_MISSING');
  expect((await issue([one, one])).code).toBe('SAME_APPROVER');
  expect((await issue([one, stranger])).code).toBe('APPROVER_UNKNOWN');
  expect(await issue([one, forged])).toMatchObject({
    code: 'APPROVAL_INVALID',
    pointer: '/approvals/1',
  });
}, 120_000);

test('on the signatures of maker and checker the service issues', async () => {
  const texts = await textsNow();
  const answer = await issue([approvalBy(maker, texts), approvalBy(checker, texts)]);
  expect([answer.status, answer.code]).toEqual([201, undefined]);
  const view = await harness.as('checker@river-bank').getNow(`/v1/letters-of-credit/${creditId}`);
  expect(view.body).toMatchObject({ status: 'issued' });
}, 120_000);

test('the signatures open nothing else', async () => {
  const texts = await textsNow();
  const approvals = [approvalBy(maker, texts), approvalBy(checker, texts)];
  const parties = { input: { creditId } };
  expect((await service.command('CloseCredit', parties)).code).toBe('ROLE_NOT_ALLOWED');
  expect((await issue(approvals)).code).toBe('CREDIT_STATUS_WRONG');
}, 120_000);
