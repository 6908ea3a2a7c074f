/** What each party sees of documents under a credit, while they are examined. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { addBankingDays, rollForward } from '@chopmark/chaincode/api';
import type { Person } from '@chopmark/test/simulated/consortium';
import {
  applicant,
  auditor,
  beneficiary,
  checker,
  day,
  type Desk,
  deskOf,
  everyone,
  lumen,
  lumenMaker,
  maker,
  parties,
  river,
  riverMaker,
  terms,
  usd,
} from '../../test-support/credits.ts';
import { localApp } from '../../test-support/local-app.ts';
import {
  discrepancies,
  enterCalendars,
  examine,
  harbour,
  pathOf,
  present,
  type Presented,
  receive,
  shanghai,
} from '../../test-support/presentations.ts';

jest.setTimeout(60_000);

interface Summary {
  readonly amountClaimed?: object;
  readonly documents: readonly { readonly id: string; readonly medium: string }[];
  readonly standings: readonly Readonly<Record<string, unknown>>[];
  readonly terms: object;
}
interface View {
  readonly presentations: readonly Summary[];
  readonly actions: readonly { readonly command: string; readonly deadline?: object }[];
}

let desk: Desk;

const viewFor = async (person: Person, creditId: string, place = ''): Promise<View> =>
  (await desk.get(person, `/v1/letters-of-credit/${creditId}${place}`)).json<View>();
const summaryFor = async (person: Person, of: Presented, place = ''): Promise<Summary> =>
  (await desk.get(person, `/v1/letters-of-credit${pathOf(of)}${place}`)).json<Summary>();
const standingsFor = async (person: Person, of: Presented, place = '') =>
  (await summaryFor(person, of, place)).standings;
const actionFor = async (person: Person, of: Presented, command: string) =>
  (await viewFor(person, of.creditId)).actions.find((action) => action.command === command);

/** Five banking days after the day of receipt. */
const dueAfter = (date: string): unknown =>
  addBankingDays(shanghai, rollForward(shanghai, date) as string, 5);
/** The day in Shanghai now. */
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

beforeAll(async () => {
  const local = await localApp(everyone);
  desk = deskOf(local);
  await enterCalendars(local);
});

describe('documents that were presented', () => {
  let of: Presented;
  beforeAll(async () => {
    of = await present(desk, await desk.advise(terms), { to: 'nominatedBank' });
  });

  test('are there with their amount for presenter and bank: paper and electronic ones', async () => {
    for (const person of [beneficiary, riverMaker]) {
      const { presentations } = await viewFor(person, of.creditId);
      expect(presentations).toMatchObject([
        {
          presentationId: of.presentationId,
          presenter: 'beneficiary',
          version: 1,
          amountClaimed: usd('200000.00'),
          documents: [
            { id: 'invoice-1', type: 'INVOICE', number: 'INV-1', medium: 'paper', originals: 3 },
            { id: 'packing-1', type: 'PACKING_LIST', medium: 'electronic', originals: 1 },
          ],
          standings: [
            { as: 'nominatedBank', party: { mspId: 'RiverBankMSP' }, state: 'sent', deadlines: [] },
          ],
        },
      ]);
    }
  });

  test('give the beneficiary no claim to register before a bank undertook to pay', async () =>
    expect(await actionFor(beneficiary, of, 'RegisterClaim')).toBeUndefined());

  test.each([
    ['the applicant next door', applicant],
    ['the issuing bank before it got them', maker],
    ['the regulator', auditor],
  ])('are a standing without amount and documents for %s', async (_who, person) => {
    const summary = await summaryFor(person, of);
    expect(summary).toMatchObject({ documents: [], terms: {}, standings: [{ state: 'sent' }] });
    expect(summary).not.toHaveProperty('amountClaimed');
  });

  test('are not there for a bank that they did not come to', async () => {
    const answer = await desk.get(lumen, `/v1/letters-of-credit${pathOf(of)}`);
    expect(answer.json()).toMatchObject({ code: 'RECORD_NOT_FOUND' });
  });
});

describe('a bank’s clock', () => {
  test('runs from its own receipt, in banking days of its counter', async () => {
    const of = await present(desk, await desk.advise(terms), { to: 'nominatedBank' });
    await receive(desk, riverMaker, of);
    expect(await standingsFor(beneficiary, of)).toEqual([
      expect.objectContaining({
        state: 'under-examination',
        medium: 'paper',
        place: 'CNSHA',
        receivedOn: rollForward(shanghai, today),
        noticeDueOn: dueAfter(today),
        notice: 'not-due',
        isPrecluded: false,
        deadlines: [
          {
            status: 'on',
            what: 'examination',
            date: dueAfter(today),
            place: 'CNSHA',
            source: 'UCP 600 art. 14(b)',
          },
        ],
      }),
    ]);
    expect(await actionFor(riverMaker, of, 'RecordExamination')).toMatchObject({
      deadline: { status: 'on', what: 'examination', date: dueAfter(today) },
    });
  });

  test('is counted at the place that the reader names', async () => {
    const of = await present(desk, await desk.advise(terms), { to: 'nominatedBank' });
    await receive(desk, riverMaker, of);
    const at = async (place: string) => (await standingsFor(river, of, `?place=${place}`))[0]?.['deadlines'];
    const hamburg = { ...shanghai, weekend: [3, 6, 7] };
    expect(await at('DEHAM')).toMatchObject([
      {
        status: 'on',
        place: 'DEHAM',
        date: addBankingDays(hamburg, rollForward(hamburg, today) as string, 5),
      },
    ]);
    expect(await at('FRPAR')).toMatchObject([{ status: 'no-calendar' }]);
  });

  test('that is over without a notice precludes the bank on record, and forbids it nothing', async () => {
    const of = await present(desk, await desk.advise(terms), { to: 'issuingBank' });
    await receive(desk, maker, of, 20);
    await examine(desk, harbour, of, discrepancies);
    expect(await standingsFor(beneficiary, of)).toMatchObject([
      { state: 'discrepant', notice: 'none-on-record', isPrecluded: true },
    ]);
    expect(await actionFor(checker, of, 'RefuseDocuments')).toMatchObject({
      deadline: { status: 'on', date: expect.stringMatching(/^20/) },
    });
  });

  test('that is over does not preclude a bank that finds the documents to comply', async () => {
    const of = await present(desk, await desk.advise(terms), { to: 'issuingBank' });
    await receive(desk, maker, of, 20);
    await examine(desk, harbour, of);
    expect(await standingsFor(beneficiary, of)).toMatchObject([{ state: 'complies', isPrecluded: false }]);
  });

  test('is each bank’s own', async () => {
    const of = await present(desk, await desk.advise(terms), { to: 'nominatedBank' });
    await receive(desk, riverMaker, of, 2);
    await desk.post(riverMaker, `${pathOf(of)}/forwardings`, {
      to: 'issuingBank',
      terms: {
        schedule: {
          reference: 'RV-1',
          dispatchedAt: new Date().toISOString(),
          documentAmount: usd('200000.00'),
          amountClaimed: usd('200000.00'),
          originals: 4,
          copies: 0,
          statesExtension: false,
          statesCompliance: false,
        },
      },
    });
    await receive(desk, maker, of);
    expect(await standingsFor(river, of)).toMatchObject([
      {
        as: 'nominatedBank',
        noticeDueOn: dueAfter(new Date(Date.now() - 40 * 3_600_000).toISOString().slice(0, 10)),
      },
      { as: 'issuingBank', noticeDueOn: dueAfter(today) },
    ]);
  });
});

describe('discrepant documents', () => {
  let of: Presented;
  beforeAll(async () => {
    of = await present(desk, await desk.advise(terms), { to: 'issuingBank' });
    await receive(desk, maker, of);
    await examine(desk, harbour, of, discrepancies);
    await desk.post(maker, `${pathOf(of)}/waiver-request`, { terms: { waiverRequest: { discrepancies } } });
  });

  test('are shown to the applicant with the request for a waiver, which the presenter never reads', async () => {
    expect(await summaryFor(applicant, of)).toMatchObject({
      amountClaimed: usd('200000.00'),
      terms: { waiverRequest: { discrepancies } },
      standings: [{ state: 'waiver-requested' }],
    });
    expect((await summaryFor(beneficiary, of)).terms).not.toHaveProperty('waiverRequest');
  });

  test('are the applicant’s to waive until the bank’s own clock ends', async () =>
    expect(await actionFor(applicant, of, 'AnswerWaiver')).toMatchObject({
      deadline: { what: 'examination', date: dueAfter(today) },
    }));

  test('that are refused stand with what the notice says of them, and no clock runs', async () => {
    const statement = 'We refuse the documents';
    await desk.post(checker, `${pathOf(of)}/refusal`, {
      disposal: 'HOLD',
      terms: {
        refusal: {
          statement,
          discrepancies,
          sentAt: new Date().toISOString(),
          channel: 'swift',
          reference: '734',
        },
      },
    });
    expect(await standingsFor(river, of)).toMatchObject([
      { state: 'refused', disposal: 'HOLD', notice: 'in-time', isPrecluded: false, deadlines: [] },
    ]);
    expect((await summaryFor(beneficiary, of)).terms).toMatchObject({ 'refusal:issuingBank': { statement } });
    expect((await summaryFor(applicant, of)).terms).not.toHaveProperty('refusal:issuingBank');
  });
});

describe('what a bank owes', () => {
  test('matures on a day, is due from then, and is paid', async () => {
    const usance = { ...terms, tenor: { basis: 'after-sight', days: 90 } as const };
    const creditId = await desk.advise({
      ...usance,
      availability: { by: 'deferred-payment', with: { bic: 'HRBKCNSHXXX', address: [] } },
    });
    const of = await present(desk, creditId, { to: 'issuingBank' });
    await receive(desk, maker, of);
    await examine(desk, harbour, of);
    const undertaking = { amount: usd('200000.00'), maturesOn: day(90), payableOn: day(91), reference: 'D1' };
    await desk.post(checker, `${pathOf(of)}/deferred-payment`, { terms: { undertaking } });
    const undertaken = { kind: 'deferred-payment', amount: usd('200000.00'), payableOn: day(91) };
    expect(await standingsFor(beneficiary, of)).toMatchObject([
      {
        state: 'undertaken',
        drawing: { ...undertaken, maturesOn: day(90), isMatured: false, isPaid: false },
        deadlines: [{ status: 'on', what: 'maturity', date: day(91) }],
      },
    ]);
    expect(await standingsFor(beneficiary, of, '?place=DEHAM')).toMatchObject([
      { deadlines: [{ place: 'DEHAM', date: rollForward({ ...shanghai, weekend: [3, 6, 7] }, day(90)) }] },
    ]);
    expect(await actionFor(checker, of, 'PayAtMaturity')).toMatchObject({ deadline: { date: day(91) } });
    const payment = { reference: 'PAY-1', amount: usd('200000.00'), paidOn: day(91) };
    await desk.post(checker, `${pathOf(of)}/payment`, { terms: { payment } });
    expect(await standingsFor(beneficiary, of)).toMatchObject([
      { state: 'settled', drawing: { ...undertaken, isPaid: true }, deadlines: [] },
    ]);
  });

  test('is no amount to a party that the bank did not tell', async () => {
    const of = await present(desk, await desk.advise(terms), { to: 'issuingBank' });
    await receive(desk, maker, of);
    await examine(desk, harbour, of);
    const payment = { reference: 'PAY-2', amount: usd('200000.00'), paidOn: day(0) };
    await desk.post(checker, `${pathOf(of)}/honour`, { terms: { payment } });
    expect(await standingsFor(beneficiary, of)).toMatchObject([
      { state: 'honoured', drawing: { kind: 'sight-payment', amount: usd('200000.00'), isPaid: true } },
    ]);
    for (const person of [applicant, river, auditor]) {
      const [standing] = await standingsFor(person, of);
      expect(standing?.['drawing']).toEqual({ kind: 'sight-payment', isPaid: true, isReversed: false });
    }
  });
});

describe('where any bank may act', () => {
  let of: Presented;
  beforeAll(async () => {
    const open = { ...parties, nominatedBank: undefined };
    const creditId = await desk.advise(
      { ...terms, availability: { by: 'negotiation', with: { any: true } } },
      open,
    );
    of = await present(desk, creditId, { to: 'nominatedBank', bank: { mspId: 'LumenBankMSP' } });
  });

  test('the one that the documents came to reads credit and documents, and is offered what it may do', async () => {
    const view = await viewFor(lumenMaker, of.creditId);
    expect(view).toMatchObject({
      terms: { credit: { creditNumber: terms.creditNumber } },
      presentations: [
        { amountClaimed: usd('200000.00'), standings: [{ as: 'nominatedBank', state: 'sent' }] },
      ],
    });
    expect(view.actions.map(({ command }) => command)).toContain('ReceiveDocuments');
  });

  test('its list has the credit', async () => {
    const list = await desk.get(lumen, '/v1/letters-of-credit');
    const { items } = list.json<{ items: { creditId: string }[] }>();
    expect(items.map(({ creditId }) => creditId)).toEqual([of.creditId]);
  });
});
