/** Whatever is wrong with a request, the answer says what, and nothing changes on the ledger (law 9). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { handlers } from '@chopmark/chaincode/api';
import { tokenKeyOf } from '@chopmark/gateway/auth/token-key';
import { newOpaqueId } from '@chopmark/gateway/ledger/opaque-id';
import type { LedgerClient } from '@chopmark/gateway/ledger/ledger-client';
import { waitUntil } from '@chopmark/network/processes/wait';
import { changed, type Json } from './bad-input/changes.ts';
import { forgedTokens } from './bad-input/tokens.ts';
import type { RawRequest } from '../https-client.ts';
import { type Endorsement, peersOf, type Peers } from './fabric/endorsement.ts';
import { enrolClient } from './fabric/identity.ts';
import { openLedger } from './fabric/ledger.ts';
import { proposalOf } from './fabric/proposal.ts';
import { type Answer, answerOf, type Harness, newKey, openHarness } from './harness.ts';
import { dayMs, instantIn, newLot } from './lot.ts';
import {
  idIn,
  issue,
  type Issued,
  offer,
  ownerOf,
  type Pledged,
  pledged,
  proposalOfReceipt,
} from './stage.ts';

const minutes = 60_000;
let harness: Harness;
let peers: Peers;
let ledger: LedgerClient;
let pledge: Pledged;
let issued: Issued;
let short: { readonly lienId: string; readonly assetId: string; readonly lapsesAt: number };
let firstAnswer: Answer;
let offered: { readonly saying: Json; readonly key: string };
let height = 0;

/** The shortest reservation: it lapses when the allowed skew of clocks has gone by too. */
const reserveShortly = async (): Promise<typeof short> => {
  const lot = await issue(harness);
  const offerId = await offer(harness, lot, 'HarbourBankMSP');
  const expiresAt = instantIn(15_000);
  const input = { assetId: lot.receiptId, offerId, expiresAt };
  const reserved = await harness.as('maker@harbour-bank').commit('ReserveLien', { input });
  const lapsesAt = Date.parse(expiresAt) + 5 * minutes;
  return { assetId: lot.receiptId, lienId: idIn(reserved, 'lienId'), lapsesAt };
};

beforeAll(async () => {
  harness = await openHarness();
  peers = peersOf(harness.manifest);
  ledger = await openLedger(harness.manifest, peers, 'HarbourBankMSP');
  [pledge, issued, short] = await Promise.all([pledged(harness), issue(harness), reserveShortly()]);
  const input = { receiptId: issued.receiptId, financier: 'HarbourBankMSP', expiresAt: instantIn(dayMs) };
  const saying = { input, terms: { request: issued.lot.request } };
  offered = { saying, key: newKey() };
  firstAnswer = await harness
    .as('copperfield@enterprises')
    .commit('OfferReceipt', { ...saying, key: offered.key });
  height = await ledger.height();
}, 4 * minutes);

afterEach(async () => {
  expect(await ledger.height()).toBe(height);
});

afterAll(() => {
  peers.close();
  harness.close();
});

const proposal = (): Json => {
  const { goods, storage } = newLot();
  return { ...proposalOfReceipt(harness), terms: { goods, storage } };
};

const post = async (login: string, path: string, request: Partial<RawRequest> = {}): Promise<Answer> => {
  const person = harness.as(login);
  const headers = {
    authorization: `Bearer ${await person.token()}`,
    'content-type': 'application/json',
    'idempotency-key': newKey(),
    ...request.headers,
  };
  return answerOf(
    await harness.exchanges.send(person.login.mspId, { method: 'POST', path, ...request, headers }),
  );
};

const propose = (body: Json): Promise<Answer> =>
  post('keeper@eastgate', '/v1/warehouse-receipts', { payload: JSON.stringify(body) });

describe('a body', () => {
  test.each([
    ['malformed', '{"depositor":', 'application/json', 400, 'JSON_MALFORMED'],
    ['empty', '', 'application/json', 400, 'JSON_MALFORMED'],
    ['of two megabytes', `"${'x'.repeat(2_000_000)}"`, 'application/json', 413, 'BODY_TOO_LARGE'],
    ['of plain text', 'depositor', 'text/plain', 415, 'CONTENT_TYPE_UNSUPPORTED'],
    ['that is an array', '[]', 'application/json', 400, 'COMMAND_INVALID'],
    ['with a prototype', '{"__proto__":{"a":1}}', 'application/json', 400, 'JSON_MALFORMED'],
  ])('%s is refused', async (_title, payload, type, status, code) => {
    const answer = await post('keeper@eastgate', '/v1/warehouse-receipts', {
      payload,
      headers: { 'content-type': type },
    });
    expect(answer).toMatchObject({ status, code });
  });
});

describe('a proposed receipt is refused at the very member', () => {
  test.each<[string, string, unknown]>([
    ['an unknown member', '/terms/goods/colour', 'red'],
    ['an unknown public member', '/status', 'issued'],
    ['a wrong type', '/terms/goods/slot', 17],
    ['a missing member', '/terms/goods/brand', undefined],
    ['a fraction of a kilogram', '/terms/goods/net/value', 25_000.5],
    ['a negative quantity', '/terms/goods/net/value', -1],
    ['a quantity of nothing', '/terms/goods/units/0/net/value', 0],
    ['a quantity beyond all integers', '/terms/goods/net/value', 1e21],
    ['a foreign unit', '/terms/goods/net/unit', 'LBR'],
    ['money as a number', '/terms/storage/insurance/amount/amount', 2_200_000.5],
    ['a fraction of a cent', '/terms/storage/insurance/amount/amount', '2200000.005'],
    ['negative money', '/terms/storage/insurance/amount/amount', '-1.00'],
    ['an unknown currency', '/terms/storage/insurance/amount/currency', 'XYZ'],
    ['a wrong check digit', '/terms/goods/operator', '91310115MA1K3X2P4C'],
    ['an unknown country', '/terms/goods/origin', 'ZZ'],
    ['a wrong commodity code', '/terms/goods/hsCode', '7403'],
    ['an instant that is none', '/proposalExpiresAt', 'tomorrow'],
    ['an operator of a database', '/depositor/subject', { $ne: '' }],
    ['an organisation that is none', '/inspector', 'surewatch'],
  ])('%s', async (_title, pointer, value) => {
    expect(await propose(changed(proposal(), pointer, value))).toMatchObject({
      status: 400,
      code: 'COMMAND_INVALID',
      pointer,
    });
  });

  test.each<[string, string, unknown, number, string, string?]>([
    [
      'units that do not add up',
      '/terms/goods/net',
      { value: 1, unit: 'KGM' },
      422,
      'QUANTITY_MISMATCH',
      '/terms/goods/net',
    ],
    [
      'an expiry in the past',
      '/proposalExpiresAt',
      '2020-01-01T00:00:00Z',
      422,
      'EXPIRY_INVALID',
      '/proposalExpiresAt',
    ],
    [
      'an expiry in a far future',
      '/proposalExpiresAt',
      '2099-01-01T00:00:00Z',
      422,
      'EXPIRY_INVALID',
      '/proposalExpiresAt',
    ],
    ['an unknown firm', '/depositor/subject', `SUB-${'0'.repeat(16)}`, 422, 'PARTY_UNKNOWN', '/depositor'],
    ['an unknown organisation', '/depositor/mspId', 'NobodyMSP', 422, 'PARTY_UNKNOWN', '/depositor'],
  ])('%s', async (_title, pointer, value, status, code, where) => {
    expect(await propose(changed(proposal(), pointer, value))).toMatchObject({
      status,
      code,
      ...(where === undefined ? {} : { pointer: where }),
    });
  });
});

describe('a command is refused', () => {
  const refused = async (login: string, name: string, input: Json, terms?: Json): Promise<unknown> => {
    const { status, code } = await harness
      .as(login)
      .command(name, terms === undefined ? { input } : { input, terms });
    return `${status} ${code}`;
  };
  const on = (): { assetId: string; lienId: string } => ({
    assetId: pledge.receiptId,
    lienId: pledge.lienId,
  });
  const pay = (amount: string) => ({
    payment: {
      reference: `bad input ${newKey()}`,
      amount: { amount, currency: 'CNY' },
      paidOn: instantIn(0).slice(0, 10),
    },
  });

  test('to another bank that would discharge the lien', async () => {
    expect(await refused('checker@river-bank', 'DischargeLien', on())).toBe('403 LIEN_NOT_HELD');
  });
  test('to another bank that would renew it', async () => {
    const input = { ...on(), expiresAt: instantIn(dayMs) };
    expect(await refused('maker@river-bank', 'RenewReservation', input)).toBe('403 LIEN_NOT_HELD');
  });
  test('to the right role of a bank that is no party', async () => {
    const { financingId } = pledge;
    expect(await refused('checker@river-bank', 'AuthorisePayment', { financingId })).toBe(
      '403 FINANCING_NOT_OF_PARTY',
    );
    expect(await refused('maker@river-bank', 'RecordRepayment', { financingId }, pay('1.00'))).toBe(
      '403 FINANCING_NOT_OF_PARTY',
    );
  });
  test('to the officer of another firm on the same platform', async () => {
    const input = { receiptId: issued.receiptId, financier: 'RiverBankMSP', expiresAt: instantIn(dayMs) };
    const terms = { request: issued.lot.request };
    expect(await refused('bramble-hill@enterprises', 'OfferReceipt', input, terms)).toBe(
      '403 RECEIPT_NOT_CONTROLLED',
    );
    const { financingId } = pledge;
    const acceptance = { financingId, bank: 'HarbourBankMSP', dealHash: 'a'.repeat(64) };
    expect(await refused('bramble-hill@enterprises', 'AcceptFinancing', acceptance)).toBe(
      '403 FINANCING_NOT_OF_PARTY',
    );
  });
  test('to the owner of a pledged receipt, whose control is the bank’s', async () => {
    const input = { receiptId: pledge.receiptId, expiresAt: instantIn(dayMs) };
    expect(
      await refused('copperfield@enterprises', 'OrderDelivery', input, { delivery: pledge.lot.delivery }),
    ).toBe('403 RECEIPT_NOT_CONTROLLED');
  });
  test('that takes more than the whole, or less', async () => {
    const input = {
      assetId: issued.receiptId,
      offerId: idIn(firstAnswer, 'offerId'),
      expiresAt: instantIn(dayMs),
    };
    const login = 'maker@harbour-bank';
    const over = { ...input, share: '1000000000000000001' };
    expect(await refused(login, 'ReserveLien', over)).toBe('422 LIEN_SHARE_NOT_WHOLE');
    expect(await refused(login, 'ReserveLien', { ...input, share: '-1' })).toBe('400 COMMAND_INVALID');
    expect(await refused(login, 'ReserveLien', { ...input, share: 1 })).toBe('400 COMMAND_INVALID');
  });
  test('that repays more than is owed', async () => {
    const { financingId } = pledge;
    expect(
      await refused('maker@harbour-bank', 'RecordRepayment', { financingId }, pay('99999999999.00')),
    ).toBe('422 REPAYMENT_EXCEEDS_BALANCE');
  });
  test('that says a payment’s reference a second time', async () => {
    const { financingId, lot } = pledge;
    const terms = { payment: lot.disbursement };
    expect(await refused('maker@harbour-bank', 'RecordRepayment', { financingId }, terms)).toBe(
      '409 REFERENCE_ALREADY_USED',
    );
  });
  test('about what is not there', async () => {
    const input = { assetId: `WR-${'0'.repeat(16)}`, lienId: pledge.lienId };
    expect(await refused('checker@harbour-bank', 'DischargeLien', input)).toBe('404 LIEN_NOT_FOUND');
    expect(await refused('second-keeper@eastgate', 'IssueReceipt', { receiptId: input.assetId })).toBe(
      '404 RECEIPT_NOT_FOUND',
    );
  });
});

describe('an idempotency key and a precondition', () => {
  test('the key of another request is refused', async () => {
    const { input, terms } = offered.saying as { input: Json; terms: Json };
    const saying = { input: { ...input, financier: 'RiverBankMSP' }, terms, key: offered.key };
    expect(await harness.as('copperfield@enterprises').command('OfferReceipt', saying)).toMatchObject({
      status: 422,
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });
  test('the same request gets the same answer and nothing more', async () => {
    const again = await harness
      .as('copperfield@enterprises')
      .command('OfferReceipt', { ...offered.saying, key: offered.key });
    expect([again.status, again.body]).toEqual([201, firstAnswer.body]);
    expect(again.headers['idempotency-replayed']).toBe('true');
  });
  test('a write without a key is refused', async () => {
    const answer = await post('keeper@eastgate', '/v1/warehouse-receipts', {
      payload: '{}',
      headers: { 'idempotency-key': '' },
    });
    expect(answer).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_MISSING' });
  });
  test('a record that is not what the client saw is left alone', async () => {
    const saying = { ...offered.saying, headers: { 'if-match': '"00000000000000000000000000000000"' } };
    expect(await harness.as('copperfield@enterprises').command('OfferReceipt', saying)).toMatchObject({
      status: 412,
      code: 'RECORD_CHANGED',
    });
  });
});

describe('an access token', () => {
  const get = (authorization: string): Promise<Answer> =>
    harness.exchanges
      .send('', { method: 'GET', path: '/v1/warehouse-receipts', headers: { authorization } })
      .then(answerOf);

  test('that is missing or of another scheme is refused', async () => {
    const bare = await harness.exchanges.send('', { method: 'GET', path: '/v1/warehouse-receipts' });
    expect(answerOf(bare)).toMatchObject({ status: 401, code: 'ACCESS_TOKEN_MISSING' });
    expect(await get('Basic bWU6bWU=')).toMatchObject({ status: 401, code: 'ACCESS_TOKEN_INVALID' });
  });
  test('of any forged form is refused', async () => {
    const key = tokenKeyOf(readFileSync(join(harness.site.layout.gatewayHome, 'token.key'), 'utf8'));
    const { bad, control } = forgedTokens(await harness.as('maker@harbour-bank').token(), key);
    expect((await get(`Bearer ${control}`)).status).toBe(200);
    for (const [title, token] of Object.entries(bad)) {
      const { status, code } = await get(`Bearer ${token}`);
      expect([title, status, code]).toEqual([title, 401, 'ACCESS_TOKEN_INVALID']);
    }
  });
  test(
    'of a role that the command does not know is refused, for every command',
    async () => {
      for (const { definition } of handlers.values()) {
        const login = harness.logins.find(
          ({ role }) => !(definition.roles as readonly string[]).includes(role),
        );
        if (login === undefined || definition.recorded === false) continue;
        const answer = await post(login.login, `/v1${definition.path.replaceAll(/\{\w+\}/g, 'x')}`, {
          payload: '{}',
        });
        expect([definition.name, answer.status, answer.code]).toEqual([
          definition.name,
          403,
          'ROLE_NOT_ALLOWED',
        ]);
      }
    },
    minutes,
  );
});

describe('on the ledger itself, without the gateway', () => {
  const say = async (
    mspId: string,
    role: string,
    name: string,
    said: Json,
    at = Date.now(),
  ): Promise<Endorsement> => {
    const creator = await enrolClient(harness.manifest, mspId, { 'chopmark.role': role });
    const parameters = [JSON.stringify(said)];
    return peers.endorse(mspId, proposalOf({ ...harness.manifest, creator, name, parameters, at }));
  };
  const refusing = (code: string): unknown => ({ type: 'refused', message: expect.stringContaining(code) });
  const onShort = (): Json => ({ assetId: short.assetId, lienId: short.lienId });

  test('a command id with other content is refused', async () => {
    const { commandId } = firstAnswer.body as { commandId: string };
    const subject = { 'chopmark.role': 'enterprise-officer', 'chopmark.subject': ownerOf(harness).subject };
    const creator = await enrolClient(harness.manifest, 'EnterprisesMSP', subject);
    const input = { receiptId: issued.receiptId, offerId: idIn(firstAnswer, 'offerId') };
    const parameters = [JSON.stringify({ commandId, input })];
    const proposed = proposalOf({ ...harness.manifest, creator, name: 'WithdrawOffer', parameters });
    expect(await peers.endorse('EnterprisesMSP', proposed)).toMatchObject(
      refusing('COMMAND_ID_REUSED') as Json,
    );
  });
  test('a role that its organisation cannot have is refused', async () => {
    const said = { commandId: newOpaqueId('CMD'), input: onShort() };
    expect(await say('EastgateMSP', 'bank-maker', 'CancelReservation', said)).toMatchObject(
      refusing('ROLE_NOT_ALLOWED') as Json,
    );
    expect(await say('HarbourBankMSP', 'root', 'CancelReservation', said)).toMatchObject(
      refusing('ROLE_NOT_ALLOWED') as Json,
    );
  });
  test('an officer of a firm that is not registered is refused', async () => {
    const foreign = { 'chopmark.role': 'enterprise-officer', 'chopmark.subject': `SUB-${'0'.repeat(16)}` };
    const creator = await enrolClient(harness.manifest, 'EnterprisesMSP', foreign);
    const parameters = [
      JSON.stringify({ commandId: newOpaqueId('CMD'), input: { receiptId: issued.receiptId } }),
    ];
    const proposed = proposalOf({ ...harness.manifest, creator, name: 'ReclaimControl', parameters });
    expect(await peers.endorse('EnterprisesMSP', proposed)).toMatchObject(
      refusing('SUBJECT_UNKNOWN') as Json,
    );
  });
  test('text that is no JSON, and a command that there is not, are refused', async () => {
    const creator = await enrolClient(harness.manifest, 'HarbourBankMSP', { 'chopmark.role': 'bank-maker' });
    const endorse = (name: string, parameters: string[]) =>
      peers.endorse('HarbourBankMSP', proposalOf({ ...harness.manifest, creator, name, parameters }));
    expect(await endorse('CancelReservation', ['{'])).toMatchObject(refusing('COMMAND_INVALID') as Json);
    expect(await endorse('CancelReservation', ['{}', '{}'])).toMatchObject(
      refusing('COMMAND_INVALID') as Json,
    );
    expect(await endorse('constructor', ['{}'])).toMatchObject(refusing('COMMAND_UNKNOWN') as Json);
  });
  test(
    'a reservation that has lapsed is not renewed',
    async () => {
      const ahead = 4.8 * minutes;
      const lapsed = (): void => {
        if (Date.now() + ahead < short.lapsesAt + 1_000) throw new Error('it has not lapsed yet');
      };
      await waitUntil('the reservation to lapse', lapsed, minutes);
      const said = { commandId: newOpaqueId('CMD'), input: { ...onShort(), expiresAt: instantIn(dayMs) } };
      const answer = await say('HarbourBankMSP', 'bank-maker', 'RenewReservation', said, Date.now() + ahead);
      expect(answer).toMatchObject(refusing('RESERVATION_EXPIRED') as Json);
    },
    minutes,
  );
});
