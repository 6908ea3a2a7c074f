/** Who gives which asset of the running network new fingerprints: users of every organisation, over HTTP. */
import { CreditParty, Debtor, isUndisclosed, Party, speakerOf } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Harness, Person } from './harness.ts';

/** An asset, who proposes for it and who confirms. */
interface Renewal {
  readonly assetId: string;
  readonly proposer: Person;
  readonly confirmer: Person;
}

/** All pages of a list. */
const listed = async <T>(person: Person, path: string, schema: z.ZodType<T>): Promise<T[]> => {
  const Listing = z.object({ items: z.array(schema), nextCursor: z.string().optional() });
  const found: T[] = [];
  for (let cursor = ''; ;) {
    const page = Listing.parse((await person.getNow(`${path}limit=100${cursor}`)).body);
    found.push(...page.items);
    if (page.nextCursor === undefined) return found;
    cursor = `&cursor=${page.nextCursor}`;
  }
};

/** Somebody who may say what a party says. @throws Error when nobody can log in for it */
const personFor = (harness: Harness, { mspId, subject }: Party): Person => {
  const found = harness.logins.find(
    (login) =>
      login.mspId === mspId &&
      (['bank-maker', 'inspector'].includes(login.role) ||
        (login.role === 'enterprise-officer' && login.subject === subject)),
  );
  if (found === undefined) throw new Error(`nobody acts for ${mspId} ${subject ?? ''}`);
  return harness.as(found.login);
};

const Receipt = z.object({
  receiptId: z.string(),
  controller: z.object({ mspId: z.string() }),
  owner: Party,
});

const receiptsOf = async (harness: Harness, keeper: Person): Promise<Renewal[]> =>
  (await listed(keeper, '/v1/warehouse-receipts?status=issued&', Receipt)).map(
    ({ receiptId, controller, owner }) => ({
      assetId: receiptId,
      proposer: personFor(harness, { ...owner, mspId: controller.mspId }),
      confirmer: keeper,
    }),
  );

const Proceeds = z.object({
  assetId: z.string(),
  holder: CreditParty,
  obligor: CreditParty,
  attested: z.boolean(),
});

const proceedsOf = async (harness: Harness): Promise<Renewal[]> =>
  (await listed(harness.as('auditor@regulator'), '/v1/credit-proceeds?', Proceeds))
    .filter(({ attested }) => attested)
    .map(({ assetId, holder, obligor }) => ({
      assetId,
      proposer: personFor(harness, speakerOf(holder)),
      confirmer: personFor(harness, speakerOf(obligor)),
    }));

const Receivable = z.object({
  receivableId: z.string(),
  status: z.string(),
  seller: Party,
  debtor: Debtor,
});

const receivablesOf = async (harness: Harness): Promise<Renewal[]> =>
  (await listed(harness.as('auditor@regulator'), '/v1/receivables?', Receivable))
    .filter(({ status }) => status === 'confirmed')
    .map(({ receivableId, seller, debtor }) => ({
      assetId: receivableId,
      proposer: personFor(harness, seller),
      confirmer: personFor(harness, isUndisclosed(debtor) ? { mspId: debtor.verifiedBy } : speakerOf(debtor)),
    }));

const Voucher = z.object({
  voucherId: z.string(),
  rootId: z.string(),
  status: z.string(),
  holder: Party,
  debtor: CreditParty,
});

/** The number is the root's: pieces have none of their own. */
const vouchersOf = async (harness: Harness): Promise<Renewal[]> =>
  (await listed(harness.as('auditor@regulator'), '/v1/vouchers?', Voucher))
    .filter(({ voucherId, rootId, status }) => voucherId === rootId && status !== 'proposed')
    .map(({ voucherId, holder, debtor }) => ({
      assetId: voucherId,
      proposer: personFor(harness, holder),
      confirmer: personFor(harness, speakerOf(debtor)),
    }));

const Declaration = z.object({
  declarationId: z.string(),
  status: z.string(),
  trader: Party,
});

const declarationsOf = async (harness: Harness): Promise<Renewal[]> => {
  const officer = harness.logins.find(({ role }) => role === 'customs-officer');
  if (officer === undefined) return [];
  const declarations = await listed(
    harness.as('auditor@regulator'),
    '/v1/customs-declarations?',
    Declaration,
  );
  return declarations
    .filter(({ status }) => !['submitted', 'returned'].includes(status))
    .map(({ declarationId, trader }) => ({
      assetId: declarationId,
      proposer: personFor(harness, trader),
      confirmer: harness.as(officer.login),
    }));
};

const TradePaper = z.object({ paperId: z.string(), attested: z.boolean(), owner: Party, authority: Party });

/** Orders and bills of lading. */
const tradePapersOf = async (harness: Harness): Promise<Renewal[]> =>
  (await listed(harness.as('auditor@regulator'), '/v1/trade-papers?', TradePaper))
    .filter(({ attested }) => attested)
    .map(({ paperId, owner, authority }) => ({
      assetId: paperId,
      proposer: personFor(harness, owner),
      confirmer: personFor(harness, authority),
    }));

/** Renewed by both; or, where the asset has ended, its fingerprints are closed, if they were not before. */
const renew = async (harness: Harness, { assetId, proposer, confirmer }: Renewal): Promise<string> => {
  const input = { assetId };
  const proposed = await proposer.command('ProposeTokens', { input });
  if (proposed.code === 'ASSET_NOT_LIVE') {
    const closed = await harness.as('registrar@registry').command('CloseTokens', { input });
    return closed.code ?? 'closed';
  }
  if (proposed.code !== undefined) throw new Error(`${assetId}: ${JSON.stringify(proposed.body)}`);
  await confirmer.commit('ConfirmTokens', { input });
  return 'renewed';
};

const lanes = 6;

const renewEach = async (harness: Harness, waiting: Renewal[]): Promise<Readonly<Record<string, number>>> => {
  const counts: Record<string, number> = {};
  const lane = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const outcome = await renew(harness, next);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return counts;
};

/** Every asset of every kind gets tokens under all live keys. @returns by kind, how many came to what */
export const renewAll = async (
  harness: Harness,
): Promise<
  Readonly<
    Record<
      'receipts' | 'proceeds' | 'receivables' | 'vouchers' | 'declarations' | 'tradePapers',
      Readonly<Record<string, number>>
    >
  >
> => {
  const keepers = harness.logins
    .filter(({ role, login }) => role === 'warehouse-keeper' && login.startsWith('keeper@'))
    .map(({ login }) => harness.as(login));
  const receipts = (await Promise.all(keepers.map((keeper) => receiptsOf(harness, keeper)))).flat();
  return {
    receipts: await renewEach(harness, receipts),
    proceeds: await renewEach(harness, await proceedsOf(harness)),
    receivables: await renewEach(harness, await receivablesOf(harness)),
    vouchers: await renewEach(harness, await vouchersOf(harness)),
    declarations: await renewEach(harness, await declarationsOf(harness)),
    tradePapers: await renewEach(harness, await tradePapersOf(harness)),
  };
};
