import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { CreditTerms } from '@chopmark/chaincode/api';
import type { Person } from '@chopmark/test/simulated/consortium';
import {
  applicant,
  beneficiary,
  checker,
  deskOf,
  type Desk,
  domesticTerms,
  everyone,
  lumen,
  maker,
  river,
  terms,
} from '../../test-support/credits.ts';
import { type LocalApp, localApp } from '../../test-support/local-app.ts';

// Fonts of two languages are cut for each print.
jest.setTimeout(60_000);

interface View {
  readonly version: { readonly termsHash: string };
  readonly usage?: Readonly<Record<string, { readonly amount: string }>>;
  readonly versions: readonly object[];
  readonly actions: readonly { readonly command: string; readonly href: string; readonly body: object }[];
  readonly timeline: readonly object[];
}

let local: LocalApp;
let desk: Desk;
let drafted: string;
let creditId: string;

const get = (person: Person, url: string) => desk.get(person, url);

const read = async (person: Person, id = creditId): Promise<View> =>
  (await get(person, `/v1/letters-of-credit/${id}`)).json<View>();
const commandsOf = ({ actions }: View): string[] => actions.map(({ command }) => command);

beforeAll(async () => {
  local = await localApp(everyone);
  desk = deskOf(local);
  drafted = await desk.draft({ ...terms, creditNumber: 'HBK26LC000148' });
  creditId = await desk.advise(terms);
});

describe('a credit', () => {
  test('is not there for a bank that is no party to it, in none of its forms', async () => {
    for (const form of ['', '/print', '/messages/700']) {
      expect((await get(lumen, `/v1/letters-of-credit/${creditId}${form}`)).json()).toMatchObject({
        code: 'RECORD_NOT_FOUND',
      });
    }
  });

  test('offers its issue to another person than its maker, and to no adviser', async () => {
    expect(commandsOf(await read(checker, drafted))).toContain('IssueCredit');
    expect(commandsOf(await read(maker, drafted))).not.toContain('IssueCredit');
    expect(commandsOf(await read(river, drafted))).not.toContain('AdviseCredit');
  });

  test('offers nothing to the applicant that only banks may do', async () =>
    expect(commandsOf(await read(applicant))).not.toEqual(expect.arrayContaining(['AdviseCredit'])));

  test('offers to nobody to record a credit that is there', async () => {
    for (const person of [beneficiary, river, maker])
      expect(commandsOf(await read(person))).not.toContain('RecordCredit');
  });

  test('shows what is left with its tolerance, and one version in force', async () => {
    const view = await read(beneficiary);
    expect(view.usage).toMatchObject({
      maximum: { amount: '509250.00' },
      minimum: { amount: '460750.00' },
      drawn: { amount: '0.00' },
      left: { amount: '509250.00' },
    });
    expect(view.versions).toEqual([
      { number: 1, termsHash: view.version.termsHash, inForce: true, held: true },
    ]);
    expect(view.timeline).toMatchObject([
      {},
      { command: 'IssueCredit', as: 'issuingBank' },
      { as: 'advisingBank' },
    ]);
  });

  test('shows no terms to the beneficiary before they were advised to it', async () =>
    expect(await read(beneficiary, drafted)).not.toHaveProperty('usage'));

  test('an action names its address, what its body needs, and that no calendar says until when', async () => {
    const { actions } = await read(river);
    expect(actions.find(({ command }) => command === 'AdviseCredit')).toBeUndefined();
    const again = (await read(maker, drafted)).actions.find(({ command }) => command === 'DraftCredit');
    expect(again).toMatchObject({
      href: '/v1/letters-of-credit',
      body: { creditId: drafted, terms: { credit: { creditNumber: 'text', transferable: 'true|false' } } },
    });
  });
});

describe('a SWIFT message', () => {
  const message = (person: Person, id: string, mt: string) =>
    get(person, `/v1/letters-of-credit/${id}/messages/${mt}`);

  test.each([
    ['of a step that was not taken', maker, () => drafted, '700', 'STEP_NOT_TAKEN'],
    [
      'that passes the credit on to an adviser that there is not',
      river,
      () => creditId,
      '710',
      'STEP_NOT_TAKEN',
    ],
    ['of a type that reports no step', maker, () => creditId, '999', 'COMMAND_INVALID'],
    ['asked for by a firm', beneficiary, () => creditId, '700', 'ROLE_NOT_ALLOWED'],
  ])('%s is refused', async (_case, person, id, mt, code) =>
    expect((await message(person, id(), mt)).json()).toMatchObject({ code }),
  );

  test('to a bank without a BIC is refused, with the place in the terms', async () => {
    const unnamed: CreditTerms = { ...terms, advisingBank: { name: 'RIVER BANK', address: [] } };
    const id = await desk.draft(unnamed);
    await desk.post(checker, `/${id}/issue`, {});
    expect((await message(maker, id, '700')).json()).toMatchObject({
      code: 'MESSAGE_BIC_MISSING',
      pointer: '/terms/credit/advisingBank/bic',
    });
  });

  test('under domestic rules there is none', async () => {
    const id = await desk.advise(domesticTerms);
    expect((await message(maker, id, '700')).json()).toMatchObject({ code: 'NO_SWIFT_IN_PROFILE' });
  });

  test('of the issue says the terms, and each loss of what its fields could not hold', async () => {
    const produced = (await message(maker, creditId, '700')).json<{ texts: string[] }>();
    expect(produced).toMatchObject({
      messageType: '700',
      isValid: true,
      losses: [{ code: 'TRANSLITERATED', pointer: '/goods' }],
    });
    expect(produced.texts[0]).toContain(':20:HBK26LC000147');
  });

  test('of the advice acknowledges the credit to its issuer', async () => {
    const produced = (await message(river, creditId, '730')).json<{ texts: string[] }>();
    expect(produced).toMatchObject({ messageType: '730', isValid: true });
    expect(produced.texts[0]).toContain(':21:HBK26LC000147');
  });
});

describe('a printed credit', () => {
  test('is not printed before it is issued', async () =>
    expect((await get(maker, `/v1/letters-of-credit/${drafted}/print`)).json()).toMatchObject({
      code: 'STEP_NOT_TAKEN',
    }));

  test('is a PDF, the same bytes each time', async () => {
    const [one, other] = [
      await get(beneficiary, `/v1/letters-of-credit/${creditId}/print`),
      await get(beneficiary, `/v1/letters-of-credit/${creditId}/print`),
    ];
    expect(one.headers['content-type']).toBe('application/pdf');
    expect(one.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(other.rawPayload.equals(one.rawPayload)).toBe(true);
  });

  const verify = (hash: string) =>
    local.app.inject({ method: 'GET', url: `/verify/credits/${creditId}/${hash}` });

  test('is told from another by its hash, to anyone, without a term and without a script', async () => {
    const { termsHash } = (await read(maker)).version;
    const page = await verify(termsHash);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('data-standing="in-force"');
    for (const secret of ['485000', 'HBK26LC', 'COPPER', 'script', 'MSP'])
      expect(page.body).not.toContain(secret);
    const other = await verify(createHash('sha256').update('other').digest('hex'));
    expect(other.statusCode).toBe(200);
    expect(other.body).toContain('data-standing="unknown"');
  });

  test('the page for something that is no hash is refused', async () =>
    expect((await verify('x')).statusCode).toBe(400));

  test('the page is answered thirty times in a minute to one address', async () => {
    const answers = [];
    for (let at = 0; at < 32; at += 1) answers.push((await verify('ab'.repeat(32))).statusCode);
    expect(answers.filter((status) => status === 429).length).toBeGreaterThan(0);
  });
});
