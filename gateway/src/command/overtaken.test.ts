/** What the gateway repeats may have changed before the ledger reads it. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, jest, test } from '@jest/globals';
import type { Person } from '@chopmark/test/simulated/consortium';
import { subjectOf } from '@chopmark/test/simulated/consortium';
import { type LocalApp, localApp, servedBy } from '../../test-support/local-app.ts';

jest.setTimeout(60_000);

const maker: Person = { organisation: 'HarbourBankMSP', role: 'bank-maker' };
const checker: Person = { organisation: 'HarbourBankMSP', role: 'bank-checker' };
const officer: Person = { organisation: 'EnterprisesMSP', role: 'enterprise-officer', firm: 'copperfield' };
const seller = { mspId: 'EnterprisesMSP', subject: subjectOf('copperfield') };
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const soon = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

interface Said {
  readonly status: number;
  readonly ids: Readonly<Record<string, string>>;
}

const say = async (
  { app, bearer }: LocalApp,
  person: Person,
  path: string,
  payload: object,
): Promise<Said> => {
  const headers = { ...(await bearer(person)), 'idempotency-key': randomUUID() };
  const answer = await app.inject({ method: 'POST', url: `/v1${path}`, headers, payload });
  const { events = [], ids = {} } = answer.json<{ events?: { fields: Said['ids'] }[]; ids?: Said['ids'] }>();
  const named = events.reduce<Said['ids']>((sofar, { fields }) => ({ ...sofar, ...fields }), {});
  return { status: answer.statusCode, ids: { ...named, ...ids } };
};

let local: LocalApp;
let financingId: string;

/** Undisclosed finance of an invoice, paid out. */
beforeAll(async () => {
  local = await localApp([maker, checker, officer]);
  const invoice = {
    ...{ invoiceNumber: 'OT-1', invoiceDate: day(-2), dueDate: day(60), amount: cny('2000000.00') },
    seller: { name: 'Copperfield Metals', country: 'CN', registrationNumber: 'CF1' },
    buyer: { name: 'Somebody', country: 'CN', registrationNumber: 'SB1' },
    settlement: 'open-account',
  };
  const { receivableId = '', invoiceHash } = (
    await say(local, officer, '/receivable-drafts', { seller, terms: { invoice } })
  ).ids;
  const debtor = { verifiedBy: 'HarbourBankMSP' };
  const registered = { receivableId, seller, debtor, invoiceHash, proposalExpiresAt: soon(48) };
  await say(local, officer, '/receivables', registered);
  const of = `/receivables/${receivableId}`;
  await say(local, officer, `${of}/confirmation-request`, {});
  const evidence = { document: 'invoice and contract', channel: 'file', receivedOn: day(0) };
  const seen = {
    kind: 'confirmation',
    amount: invoice.amount,
    dueDate: invoice.dueDate,
    waiver: 'none',
    evidence,
  };
  const { answerHash } = (await say(local, maker, `${of}/answer-drafts`, { terms: { answer: seen } })).ids;
  for (const person of [maker, checker]) await say(local, person, `${of}/confirmation`, { answerHash });
  const request = { assigned: invoice.amount, purpose: 'working capital' };
  const asked = { financier: 'HarbourBankMSP', expiresAt: soon(48), terms: { request } };
  const { offerId = '' } = (await say(local, officer, `${of}/invitations`, asked)).ids;
  const price = { annualRateBp: 400, dayCount: 'ACT/360', mode: 'arrears', recourse: true } as const;
  const quote = { ...price, advanceBp: 5000, fees: cny('0.00') };
  const quoted = { validUntil: soon(24), warnings: [], terms: { quote } };
  const { quoteHash } = (await say(local, maker, `${of}/invitations/${offerId}/quote`, quoted)).ids;
  await say(local, officer, `${of}/invitations/${offerId}/acceptance`, { quoteHash });
  const taken = { offerId, expiresAt: soon(48) };
  const { lienId = '' } = (await say(local, maker, `/assets/${receivableId}/liens`, taken)).ids;
  const ltv = { initialLtvBp: 8000, marginCallLtvBp: 9000, liquidationLtvBp: 9500, haircutBp: 0 };
  const deal = {
    ...{ ...price, ...ltv, principal: cny('1000000.00'), fees: cny('0.00'), debtorClass: 'small' },
    ...{ startDate: day(0), dueDate: day(60) },
  };
  const proposal = { assetId: receivableId, lienId, proposalExpiresAt: soon(24), terms: { deal } };
  const proposed = (await say(local, maker, '/financings', proposal)).ids;
  financingId = proposed['financingId'] ?? '';
  const loan = `/financings/${financingId}`;
  const consent = { bank: 'HarbourBankMSP', dealHash: proposed['dealHash'] };
  await say(local, officer, `${loan}/acceptance`, consent);
  await say(local, checker, `${loan}/confirmation`, {});
  await say(local, checker, `/assets/${receivableId}/liens/${lienId}/encumbrance`, { financingId });
  await say(local, checker, `${loan}/payment-authorisation`, {});
  const payment = { reference: 'OUT-1', amount: cny('1000000.00'), paidOn: day(0) };
  expect((await say(local, maker, `${loan}/disbursement`, { terms: { payment } })).status).toBe(201);
});

const repay = (app: LocalApp, reference: string): Promise<Said> => {
  const payment = { reference, amount: cny('100000.00'), paidOn: day(0) };
  return say(app, maker, `/financings/${financingId}/repayments`, { terms: { payment } });
};

test('a payment that others overtake on the way is booked on what they left', async () => {
  const others = ['RP-1', 'RP-2', 'RP-3'];
  const organisations = new Map(
    [...local.organisations].map(([mspId, one]) => {
      const submit: typeof one.submit = async (user, command) => {
        const reference = command.name === 'RecordRepayment' ? others.shift() : undefined;
        if (reference !== undefined) expect((await repay(local, reference)).status).toBe(201);
        return one.submit(user, command);
      };
      return [mspId, { ...one, submit }];
    }),
  );
  const overtaken = await servedBy({ ledger: local.ledger, organisations });
  expect((await repay(overtaken, 'RP-4')).status).toBe(201);
  const { app, bearer } = local;
  const headers = await bearer(maker);
  const { json } = await app.inject({
    method: 'GET',
    url: `/v1/financings/${financingId}/statement`,
    headers,
  });
  expect(json<{ ledgerBalance: object }>().ledgerBalance).toEqual(cny('600000.00'));
});
