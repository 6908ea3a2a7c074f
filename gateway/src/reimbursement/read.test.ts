/** What the banks of a reimbursement see of it, and until when a claim is processed. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { addBankingDays, rollForward } from '@chopmark/chaincode/api';
import type { Person } from '@chopmark/test/simulated/consortium';
import {
  applicant,
  beneficiary,
  checker,
  type Desk,
  deskOf,
  everyone,
  lumen,
  parties,
  river,
  terms,
  usd,
} from '../../test-support/credits.ts';
import { localApp } from '../../test-support/local-app.ts';
import { enterCalendars, shanghai } from '../../test-support/presentations.ts';

jest.setTimeout(60_000);

interface View {
  readonly reimbursements: readonly { readonly claims: readonly object[] }[];
  readonly terms: object;
  readonly actions: readonly {
    readonly command: string;
    readonly href: string;
    readonly deadline?: object;
  }[];
}

let desk: Desk;
let creditId: string;
let path: string;
let claimId: string;

const viewFor = async (person: Person, place = ''): Promise<View> =>
  (await desk.get(person, `/v1/letters-of-credit/${creditId}${place}`)).json<View>();
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const due = addBankingDays(shanghai, rollForward(shanghai, today) as string, 3);

beforeAll(async () => {
  const local = await localApp(everyone);
  desk = deskOf(local);
  await enterCalendars(local);
  creditId = await desk.advise(terms, { ...parties, reimbursingBank: { mspId: 'LumenBankMSP' } });
  const authorisation = {
    creditNumber: terms.creditNumber,
    amount: usd('485000.00'),
    rules: 'URR725',
    charges: 'OUR',
  };
  const reimbursements = `/${creditId}/reimbursements`;
  const { reimbursementId } = await desk.post(checker, reimbursements, { terms: { authorisation } });
  path = `${reimbursements}/${reimbursementId ?? ''}`;
  await desk.post(lumen, `${path}/undertaking`, {});
  const claim = { amount: usd('200000.00'), reference: '742-1', account: 'Nostro' };
  claimId = (await desk.post(river, `${path}/claims`, { place: 'CNSHA', terms: { claim } }))['claimId'] ?? '';
});

test('an authorisation keeps every version of its terms, for the banks that it is between', async () => {
  const second = {
    creditNumber: terms.creditNumber,
    amount: usd('490000.00'),
    rules: 'URR725',
    charges: 'OUR',
  };
  await desk.post(checker, `${path}/amendments`, { terms: { authorisation: second } });
  const [first, amended] = [
    { number: 0, undertaken: true },
    { number: 1, undertaken: false },
  ];
  expect((await viewFor(lumen)).reimbursements).toMatchObject([
    {
      amendments: 1,
      amount: usd('485000.00'),
      versions: [
        { ...first, inForce: false, held: true, recorded: false },
        {
          ...amended,
          inForce: true,
          held: true,
          changes: [{ pointer: '/amount/amount', before: '485000.00', after: '490000.00' }],
        },
      ],
    },
  ]);
  // River has a copy of what was undertaken, and none of the amendment.
  expect((await viewFor(river)).reimbursements).toMatchObject([
    { versions: [{ held: true }, { held: false }] },
  ]);
});

describe('a claim for reimbursement', () => {
  test.each([
    ['reimbursing bank', lumen],
    ['claiming bank', river],
  ])('waits three banking days, with its amount, for the %s', async (_role, person) =>
    expect((await viewFor(person)).reimbursements).toMatchObject([
      {
        isUndertaken: true,
        amount: usd('485000.00'),
        claims: [
          {
            claimId,
            state: 'claimed',
            amount: usd('200000.00'),
            deadline: { status: 'on', date: due, source: 'URR 725 art. 11(a)' },
          },
        ],
      },
    ]),
  );

  test('is nothing to the firms of the credit', async () => {
    for (const firm of [applicant, beneficiary]) expect((await viewFor(firm)).reimbursements).toEqual([]);
  });

  test('is counted at the place that the reader names', async () => {
    const { reimbursements } = await viewFor(lumen, '?place=FRPAR');
    expect(reimbursements[0]?.claims).toMatchObject([{ deadline: { status: 'no-calendar' } }]);
  });

  test('is the reimbursing bank’s to pay or to reject, though it reads no terms of the credit', async () => {
    const { actions, terms: read } = await viewFor(lumen);
    expect(read).toEqual({});
    const href = `/v1/letters-of-credit${path}/claims/${claimId}`;
    const deadline = { status: 'on', date: due };
    expect(actions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          command: 'PayReimbursement',
          href: `${href}/payment`,
          deadline: expect.objectContaining(deadline),
        }),
        expect.objectContaining({ command: 'RejectReimbursement', href: `${href}/rejection` }),
      ]),
    );
  });

  test('that was answered is due no longer', async () => {
    await desk.post(lumen, `${path}/claims/${claimId}/rejection`, { terms: { reason: { reason: 'No' } } });
    const { reimbursements, actions } = await viewFor(lumen);
    expect(reimbursements[0]?.claims).toEqual([{ claimId, state: 'rejected', amount: usd('200000.00') }]);
    expect(actions.map(({ command }) => command)).not.toContain('PayReimbursement');
  });
});
