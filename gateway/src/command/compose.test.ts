import { describe, expect, test } from '@jest/globals';
import { type CommandDefinition, handlers, hashOfOpening, type Opening } from '@chopmark/chaincode/api';
import { receiptTokens } from '../fingerprint/receipt.ts';
import { hmacKeys } from '../fingerprint/token.ts';
import { compose, type Composed, type ComposePorts } from './compose.ts';
import { derivedBytes } from './derivation.ts';
import type { NotComposed } from './open-terms.ts';
import { publicCommands } from './routes.ts';

const definitionOf = (name: string): CommandDefinition => handlers.get(name)!.definition;
const fingerprintKeys = hmacKeys([{ epoch: 1, key: 'cd'.repeat(32) }]);
const salt = 'ab'.repeat(16);
const receiptId = 'WR-0123456789ABCDEFG';
const financingId = 'FIN-0123456789ABCDEFG';

const goods = {
  receiptNumber: 'EG-1',
  operator: '91310000775785552L',
  warehouseCode: 'EG1',
  slot: 'A',
  hsCode: '740311',
  brand: 'Norda',
  grade: 'A',
  net: { value: 5000, unit: 'KGM' },
  units: [{ unitId: 'BUNDLE:1', net: { value: 5000, unit: 'KGM' } }],
};
const opened = { terms: goods, salt };
const deal = {
  terms: {
    principal: { amount: '100.00', currency: 'USD' },
    debtorClass: 'small',
    startDate: '2026-03-02',
    dueDate: '2026-06-02',
  },
  salt,
};
const balance = { terms: { financingId, outstanding: { amount: '100.00', currency: 'USD' } }, salt };

const records: Record<string, unknown> = {
  consortium: { settings: { fingerprintEpochs: [1] } },
  [`receipt/${receiptId}`]: {
    id: receiptId,
    rootId: receiptId,
    inspector: 'SurewatchMSP',
    goodsHash: hashOfOpening(opened),
    tokens: receiptTokens(fingerprintKeys, goods),
  },
  [`financing/${financingId}`]: {
    id: financingId,
    assetId: 'WR-0123456789ABCDEFG',
    bank: 'HarbourBankMSP',
    dealHash: hashOfOpening(deal),
    balanceHash: hashOfOpening(balance),
  },
};
const copies = new Map<string, Opening<unknown>>([
  [`${receiptId}/goods/${hashOfOpening(opened)}`, opened],
  [`${financingId}/deal/${hashOfOpening(deal)}`, deal],
  [`${financingId}/balance/${hashOfOpening(balance)}`, balance],
]);

const ports = (changed: Partial<ComposePorts> = {}): ComposePorts => ({
  mspId: 'SurewatchMSP',
  source: {
    record: async (key) => records[key],
    records: async () => [],
    terms: async (recordId, section, hash) => copies.get(`${recordId}/${section}/${hash}`),
  },
  random: derivedBytes(Buffer.alloc(32, 1), 'seed'),
  fingerprintKeys,
  ...changed,
});
const noCopies = { source: { ...ports().source, terms: async () => undefined } };
const say = (name: string, input: Record<string, unknown>, terms = {}, changed: Partial<ComposePorts> = {}) =>
  compose(definitionOf(name), { input, terms }, ports(changed)) as Promise<Composed & NotComposed>;

describe('a command is not composed when', () => {
  test('the fingerprints on the ledger are not those of the goods that the inspector attests', async () => {
    const forged = { ...goods, units: [{ unitId: 'BUNDLE:2' }] };
    const record = {
      ...(records[`receipt/${receiptId}`] as object),
      tokens: receiptTokens(fingerprintKeys, forged),
    };
    const source = { ...ports().source, record: async () => record };
    expect(await say('AttestReceipt', { receiptId }, {}, { source })).toEqual({
      notComposed: 'TOKENS_MISMATCH',
    });
  });
  test('the record is not there, in the words of the ledger', async () => {
    expect(await say('AttestReceipt', { receiptId: 'WR-ZZZ' })).toEqual({ notComposed: 'RECEIPT_NOT_FOUND' });
    expect(await say('AcceptFinancing', { financingId: 'FIN-Z' })).toEqual({
      notComposed: 'FINANCING_NOT_FOUND',
    });
  });
  test('a stranger has no copy, in the words that the command declares for strangers', async () => {
    const stranger = { mspId: 'OtherMSP', ...noCopies };
    expect(await say('AttestReceipt', { receiptId }, {}, stranger)).toEqual({
      notComposed: 'NOT_THE_INSPECTOR',
    });
    expect(await say('OrderSplit', { receiptId }, {}, stranger)).toEqual({
      notComposed: 'RECEIPT_NOT_CONTROLLED',
    });
  });
  test('tokens are asked for an asset that is not there, or of which the organisation knows nothing', async () => {
    const stranger = { mspId: 'OtherMSP', ...noCopies };
    const propose = (assetId: string, changed = {}) => say('ProposeTokens', { assetId }, {}, changed);
    expect(await propose('WR-ZZZ')).toEqual({ notComposed: 'ASSET_NOT_FOUND' });
    expect(await propose('FIN-0123456789ABCDEFG')).toEqual({ notComposed: 'ASSET_NOT_FOUND' });
    expect(await propose(receiptId, stranger)).toEqual({ notComposed: 'NOT_THE_CONTROLLER' });
    expect(await say('ConfirmTokens', { assetId: receiptId }, {}, stranger)).toEqual({
      notComposed: 'NOT_AN_AUTHORITY',
    });
  });
  test('a party has lost its copy', async () => {
    expect(await say('AttestReceipt', { receiptId }, {}, noCopies)).toEqual({
      notComposed: 'TERMS_NOT_HELD',
    });
  });
});

describe('the composer', () => {
  test('finds a place for every section that a command repeats', async () => {
    for (const definition of publicCommands()) {
      const composed = await compose(definition, { input: {}, terms: { payment: {} } }, ports()).catch(
        (error: unknown) => String(error),
      );
      expect([definition.name, composed]).not.toEqual([definition.name, expect.stringContaining('no place')]);
    }
  });
  test('opens known terms by their public hash and names it', async () => {
    const { input, openings } = await say(
      'AttestReceipt',
      { receiptId },
      { inspection: { method: 'scale' } },
    );
    expect(openings['goods']).toEqual(opened);
    expect(input['goodsHash']).toBe(hashOfOpening(opened));
    expect(openings['inspection']?.salt).toMatch(/^[0-9a-f]{32}$/);
  });
  test('makes the same ids and salts for the same seed, and others for another', async () => {
    const terms = { goods, storage: {} };
    const [one, again, other] = await Promise.all([
      say('ProposeReceipt', {}, terms),
      say('ProposeReceipt', {}, terms),
      say('ProposeReceipt', {}, terms, { random: derivedBytes(Buffer.alloc(32, 1), 'another') }),
    ]);
    expect(one).toEqual(again);
    expect(one.ids).not.toEqual(other.ids);
    expect(one.openings['goods']?.salt).not.toBe(one.openings['storage']?.salt);
    expect(one.openings['goods']?.salt).not.toBe(other.openings['goods']?.salt);
  });
  test('computes the tokens of an asset under every key that lives, and tells the ledger no terms', async () => {
    const consortium = { settings: { fingerprintEpochs: [1, 2] } };
    const record = async (key: string) => (key === 'consortium' ? consortium : records[key]);
    const threeKeys = hmacKeys(
      ['cd', 'ef', 'ab'].map((byte, index) => ({ epoch: index + 1, key: byte.repeat(32) })),
    );
    const said = { source: { ...ports().source, record }, fingerprintKeys: threeKeys };
    const { input, openings } = await say('ProposeTokens', { assetId: receiptId }, {}, said);
    const twoKeys = { tokens: (bytes: string) => threeKeys.tokens(bytes).slice(0, 2) };
    expect(input['tokens']).toEqual(receiptTokens(twoKeys, goods));
    expect(openings).toEqual({});
  });
  test('keeps an id that the client made', async () => {
    const { ids, input } = await say('ProposeReceipt', { receiptId }, { goods, storage: {} });
    expect([ids['receiptId'], input['receiptId']]).toEqual([receiptId, receiptId]);
  });
  test('adds a repayment up for both sides and for the regulator', async () => {
    const payment = {
      reference: 'PAY-0001',
      amount: { amount: '40.10', currency: 'USD' },
      paidOn: '2026-04-01',
    };
    const { openings, input } = await say('RecordRepayment', { financingId }, { payment });
    const outstanding = { amount: '59.90', currency: 'USD' };
    expect(openings['newBalance']?.terms).toEqual({ financingId, outstanding });
    expect(openings['exposure']?.terms).toMatchObject({ outstanding, principal: deal.terms.principal });
    expect(input['referenceToken']).toMatch(/^[0-9a-f]{64}$/);
  });
  test('gives one reference one token, however it is typed', async () => {
    const tokenOf = async (reference: string): Promise<unknown> => {
      const payment = { reference, amount: { amount: '1.00', currency: 'USD' }, paidOn: '2026-04-01' };
      return (await say('RecordRepayment', { financingId }, { payment })).input['referenceToken'];
    };
    expect(await tokenOf('pay 0001')).toBe(await tokenOf('PAY-0001'));
    expect(await tokenOf('PAY-0002')).not.toBe(await tokenOf('PAY-0001'));
  });
});
