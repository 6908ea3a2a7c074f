/** A credit that was amended twice: what was before is kept, compared, and known on paper. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Person } from '@chopmark/test/simulated/consortium';
import {
  applicant,
  beneficiary,
  type Desk,
  deskOf,
  everyone,
  maker,
  river,
  terms,
  usd,
} from '../../test-support/credits.ts';
import { localApp } from '../../test-support/local-app.ts';

jest.setTimeout(60_000);

interface Version {
  readonly termsHash: string;
}

let desk: Desk;
let creditId: string;
let draftHash: string;

const versionsFor = async (person: Person): Promise<readonly Version[]> =>
  (await desk.get(person, `/v1/letters-of-credit/${creditId}`)).json<{ versions: Version[] }>().versions;

const answer = (number: number, what: 'acceptance' | 'rejection') =>
  desk.post(beneficiary, `/${creditId}/amendments/${number}/${what}`, {});

beforeAll(async () => {
  desk = deskOf(await localApp(everyone));
  creditId = await desk.advise(terms);
  draftHash = (await versionsFor(maker))[0]?.termsHash ?? '';
  await desk.amend(creditId, 1, { date: terms.issueDate, increase: usd('15000.00') });
  await answer(1, 'acceptance');
  await desk.amend(creditId, 2, { date: terms.issueDate, decrease: usd('1000.00') });
  await answer(2, 'rejection');
  const goods = [{ code: 'add', text: 'IN BUNDLES OF ABOUT 2 TONS' }];
  await desk.amend(creditId, 3, { date: terms.issueDate, goods });
  await answer(3, 'acceptance');
});

describe('the versions of an amended credit', () => {
  test('are all listed, the original first, each with what it changed and the amendment that made it', async () =>
    expect(await versionsFor(beneficiary)).toEqual([
      { number: 1, termsHash: draftHash, inForce: false, held: true },
      {
        number: 2,
        termsHash: expect.any(String),
        inForce: false,
        held: true,
        amendment: 1,
        changes: [{ pointer: '/amount/amount', before: '485000.00', after: '500000.00' }],
      },
      {
        number: 3,
        termsHash: expect.any(String),
        inForce: true,
        held: true,
        amendment: 3,
        changes: [
          { pointer: '/goods', before: terms.goods, after: [...terms.goods, 'IN BUNDLES OF ABOUT 2 TONS'] },
        ],
      },
    ]));

  test.each([
    ['issuing bank', maker],
    ['applicant', applicant],
    ['adviser', river],
  ])('are compared for the %s too', async (_role, person) =>
    expect(await versionsFor(person)).toEqual(await versionsFor(beneficiary)),
  );

  test('are told apart on paper: those that were replaced are earlier ones', async () => {
    const pages = (await versionsFor(maker)).map(({ termsHash }) =>
      desk.get(maker, `/verify/credits/${creditId}/${termsHash}`),
    );
    const standings = (await Promise.all(pages)).map(
      ({ body }) => /data-standing="([\w-]+)"/.exec(body)?.[1],
    );
    expect(standings).toEqual(['earlier', 'earlier', 'in-force']);
  });
});
