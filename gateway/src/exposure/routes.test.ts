/** What regulator and bank see of obligations under credits. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { CreditTerms } from '@chopmark/chaincode/api';
import type { Person } from '@chopmark/test/simulated/consortium';
import {
  auditor,
  beneficiary,
  checker,
  day,
  type Desk,
  deskOf,
  everyone,
  lumen,
  maker,
  parties,
  river,
  riverMaker,
  terms,
  usd,
} from '../../test-support/credits.ts';
import { localApp } from '../../test-support/local-app.ts';
import { examine, harbour, pathOf, present, receive } from '../../test-support/presentations.ts';

jest.setTimeout(60_000);

interface List {
  readonly items: readonly object[];
  readonly accessIds: readonly string[];
  readonly nextCursor?: string;
}

let desk: Desk;
let creditId: string;
let presentationId: string;

const listFor = async (person: Person, query = ''): Promise<List> =>
  (await desk.get(person, `/v1/exposures${query}`)).json<List>();

beforeAll(async () => {
  desk = deskOf(await localApp(everyone));
  const roles = { ...parties, confirmingBank: { mspId: 'RiverBankMSP' } };
  const usance: CreditTerms = {
    ...terms,
    confirmation: 'may-add',
    confirmingBank: { bic: 'RVRBCNSHXXX', address: [] },
    tenor: { basis: 'after-sight', days: 90 },
    availability: { by: 'deferred-payment', with: { bic: 'HRBKCNSHXXX', address: [] } },
  };
  creditId = await desk.advise(usance, roles);
  await desk.post(riverMaker, `/${creditId}/confirmation-draft`, {});
  await desk.post(river, `/${creditId}/confirmation`, {});
  await desk.amend(creditId, 1, { date: terms.issueDate, increase: usd('15000.00') });
  const of = await present(desk, creditId, { to: 'issuingBank' });
  presentationId = of.presentationId;
  await receive(desk, maker, of);
  await examine(desk, harbour, of);
  const undertaking = { amount: usd('200000.00'), maturesOn: day(90), payableOn: day(90), reference: 'D1' };
  await desk.post(checker, `${pathOf(of)}/deferred-payment`, { terms: { undertaking } });
});

/** The higher amount with its tolerance, less its undertaking: the issuer is bound by an amendment from its issue. */
const issued = () => ({
  bank: 'HarbourBankMSP',
  status: 'issued',
  creditId,
  instrument: 'letter-of-credit',
  undrawn: usd('325000.00'),
  drawn: usd('200000.00'),
});
const undertaken = () => ({
  bank: 'HarbourBankMSP',
  creditId,
  presentationId,
  instrument: 'undertaking',
  amount: usd('200000.00'),
  outstanding: true,
  dueOn: day(90),
});
const confirmed = () => ({
  bank: 'RiverBankMSP',
  creditId,
  instrument: 'confirmation',
  undrawn: usd('509250.00'),
});

describe('exposures', () => {
  test('are refused to a firm, and to a bank that names another', async () => {
    expect((await desk.get(beneficiary, '/v1/exposures')).json()).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    expect((await desk.get(lumen, '/v1/exposures?bank=HarbourBankMSP')).json()).toMatchObject({
      code: 'RECORD_NOT_FOUND',
    });
  });

  test('under credits are the regulator’s to see, of every bank, after its look is on record', async () => {
    const { items, accessIds } = await listFor(auditor);
    expect(items).toMatchObject([issued(), confirmed(), undertaken()]);
    expect(accessIds).toHaveLength(3);
  });

  test('of one bank are its own to see, without a record of the look', async () => {
    expect(await listFor(checker)).toMatchObject({ items: [issued(), undertaken()], accessIds: [] });
    expect(await listFor(river)).toMatchObject({ items: [confirmed()], accessIds: [] });
    expect(await listFor(lumen)).toMatchObject({ items: [] });
  });

  test('come page by page over all kinds', async () => {
    const pages: object[] = [];
    let cursor = '';
    for (let at = 0; at < 4; at += 1) {
      const page = await listFor(auditor, `?limit=1${cursor}`);
      pages.push(...page.items);
      if (page.nextCursor === undefined) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(pages).toMatchObject([issued(), confirmed(), undertaken()]);
  });
});

describe('a confirmation', () => {
  let confirmedId: string;
  const ofRiver = async (): Promise<object[]> =>
    (await listFor(river)).items.filter((item) => 'creditId' in item && item.creditId === confirmedId);

  beforeAll(async () => {
    const roles = { ...parties, confirmingBank: { mspId: 'RiverBankMSP' } };
    const confirming = { bic: 'RVRBCNSHXXX', address: [] };
    const covered = { ...terms, additionalAmounts: ['FREIGHT UP TO USD 500.00'] };
    const credit: CreditTerms = { ...covered, confirmation: 'may-add', confirmingBank: confirming };
    confirmedId = await desk.advise(credit, roles);
    await desk.post(riverMaker, `/${confirmedId}/confirmation-draft`, {});
    await desk.post(river, `/${confirmedId}/confirmation`, {});
  });

  test('is lowered by what the bank pays under it', async () => {
    expect(await ofRiver()).toMatchObject([{ undrawn: usd('509250.00'), drawn: usd('0.00') }]);
    const of = await present(desk, confirmedId, { to: 'confirmingBank' });
    await receive(desk, riverMaker, of);
    await examine(desk, { maker: riverMaker, checker: river }, of);
    const payment = { reference: 'PAY-RIVER-0001', amount: usd('200000.00'), paidOn: day(0) };
    await desk.post(river, `${pathOf(of)}/honour`, { terms: { payment } });
    expect(await ofRiver()).toMatchObject([
      { instrument: 'confirmation', undrawn: usd('309250.00'), drawn: usd('200000.00') },
      { instrument: 'sight-payment', amount: usd('200000.00') },
    ]);
  });

  test('is not lowered by what comes on top of the credit', async () => {
    const of = await present(desk, confirmedId, {
      to: 'confirmingBank',
      amount: '1000.00',
      additional: '500.00',
    });
    await receive(desk, riverMaker, of);
    await examine(desk, { maker: riverMaker, checker: river }, of);
    const payment = { reference: 'PAY-RIVER-0002', amount: usd('1500.00'), paidOn: day(0) };
    await desk.post(river, `${pathOf(of)}/honour`, { terms: { payment } });
    const [confirmation, ...drawings] = await ofRiver();
    expect(confirmation).toMatchObject({ undrawn: usd('308250.00'), drawn: usd('201000.00') });
    const second = { amount: usd('1500.00'), additional: usd('500.00') };
    expect(drawings).toEqual(expect.arrayContaining([expect.objectContaining(second)]));
  });
});

test('what the issuing bank owes follows an amendment in the act that accepts it', async () => {
  const ofIssuer = async () =>
    (await listFor(checker)).items.filter((item) => 'creditId' in item && item.creditId === creditId);
  const [pending] = await ofIssuer();
  expect(pending).toMatchObject({ undrawn: usd('325000.00'), drawn: usd('200000.00') });
  await desk.post(beneficiary, `/${creditId}/amendments/1/acceptance`, {});
  // In force: 500 000 with its tolerance, less what the issuer undertook.
  const [accepted] = await ofIssuer();
  expect(accepted).toMatchObject({ undrawn: usd('325000.00'), drawn: usd('200000.00') });
});
