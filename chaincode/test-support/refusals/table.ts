/** Tables of refusals: for each command, ways to spoil it, in the order of precedence that the command declares. */
import type { ErrorCode } from '../../src/kernel/errors.ts';
import { defaultSettings } from '../../src/membership/consortium.ts';
import type { Draft } from '../draft.ts';

/** The code, the circumstance in words, and how a test brings it about. */
export type Row = readonly [ErrorCode, string, (draft: Draft) => void];

export interface Table {
  /** Which act of this name in the story is spoilt; the first one if not said. */
  readonly nth?: number;
  readonly rows: readonly Row[];
}
export type Tables = Readonly<Record<string, Table>>;

export const tables = (declared: Tables): Tables => declared;

type Spoil = Row[2];
type KeyOf = (draft: Draft) => string;
type Members = Readonly<Record<string, unknown>>;

const spoilRecord =
  (keyOf: KeyOf, change: Members): Spoil =>
  (draft) =>
    draft.change(keyOf(draft), change);
const spoilTerms =
  (section: string, change: Members): Spoil =>
  (draft) =>
    draft.changeTerms(section, change);
const spoilInput =
  (change: Members): Spoil =>
  (draft) =>
    void Object.assign(draft.input, change);
const drop =
  (keyOf: KeyOf): Spoil =>
  (draft) =>
    draft.drop(keyOf(draft));

/** Circumstances that several commands share. */
export const spoil = { record: spoilRecord, terms: spoilTerms, input: spoilInput, drop };

const hash = 'ab'.repeat(32);

/** The consortium has these keys of fingerprints in use. */
export const useKeys = (draft: Draft, fingerprintEpochs: readonly number[]): void =>
  draft.change('consortium', { settings: { ...defaultSettings, fingerprintEpochs } });

export const freeze = (draft: Draft, assetId: string): void =>
  draft.put(`fact/${assetId}/hold/RegistryMSP`, {
    by: 'RegistryMSP',
    status: 'placed',
    reason: 'court-order',
    orderHash: hash,
    at: '2026-03-02T09:30:00.000Z',
  });

export const loseGoods = (draft: Draft, assetId: string): void =>
  draft.put(`fact/${assetId}/factor/EastgateMSP`, {
    by: 'EastgateMSP',
    remaining: '900000000000000000',
    reason: 'lost-goods',
    evidenceHash: hash,
    at: '2026-03-02T09:30:00.000Z',
  });

/** The story is told in March 2026. */
export const paidAhead = [
  'PAYMENT_AHEAD',
  'the payment is dated in the future',
  spoilTerms('payment', { paidOn: '2027-03-02' }),
] as const;

/** A lien record of another bank, serial `n`. */
export const putLienRecord = (draft: Draft, assetId: string, n: number, share: string): void => {
  const id = `LN-${String(n).padStart(16, '9')}`;
  draft.put(`lien/${assetId}/${id}`, {
    id,
    assetId,
    claimId: 'CLM-0000000000000001',
    rootId: assetId,
    stage: 'goods',
    holder: 'RiverBankMSP',
    share,
    state: 'encumbered',
    rank: 1,
    offerId: 'OFR-0000000000000001',
    expiresAt: '2026-03-04T09:30:00.000Z',
    renewals: 0,
    maker: 'enrolment8',
  });
};

export const takeStage = (draft: Draft, claimId: string): void =>
  draft.put(`claimlien/${claimId}/LN-0000000000000009`, {
    assetId: 'RC-0000000000000009',
    rootId: 'RC-0000000000000009',
    stage: 'receivable',
    holder: 'RiverBankMSP',
    share: '1000000000000000000',
  });

/** Another lot's live registration of a token of this receipt. */
export const registerElsewhere = (draft: Draft, subset: string, status: 'live' | 'closed'): void => {
  const tokens = (draft.input['tokens'] ?? draft.at(`receipt/${draft.text('receiptId')}`)['tokens']) as {
    subset: string;
    token: string;
  }[];
  const token = tokens.find((one) => one.subset === subset)?.token ?? '';
  const other = 'WR-9999999999999999';
  draft.put(`fingerprint/${token}`, { assetId: other, rootId: other, status });
};

/** A record of the same kind under the id that a command wants to take. */
export const take = (draft: Draft, key: string): void =>
  draft.put(key, takenRecord(draft, key.split('/')[0] ?? ''));

const takenRecord = (draft: Draft, kind: string): unknown => {
  const like = [...draft.state.keys()].find((key) => key.startsWith(`${kind}/`));
  return like === undefined ? takenExamples[kind] : draft.at(like);
};

/** Records of kinds that the ledger may not hold yet. */
const takenExamples: Readonly<Record<string, unknown>> = {
  access: {},
  change: {
    change: { type: 'admit-warehouse', mspId: 'EastgateMSP', admitted: true },
    expiresAt: '2026-03-04T09:30:00.000Z',
    status: 'proposed',
  },
  'court-order': {
    id: 'CRT-0000000000000001',
    assetId: 'WR-0000000000000001',
    lienId: 'LN-0000000000000001',
    orderHash: hash,
    status: 'proposed',
  },
  'external-party': {
    id: 'EXT-0000000000000001',
    recordedBy: 'RiverBankMSP',
    identity: hash,
    recordedAt: '2026-03-02T09:30:00.000Z',
  },
  financing: {
    id: 'FIN-0000000000000001',
    assetId: 'WR-0000000000000001',
    lienId: 'LN-0000000000000001',
    bank: 'RiverBankMSP',
    borrower: { mspId: 'EnterprisesMSP', subject: 'SUB-0000000000000001' },
    status: 'proposed',
    dealHash: hash,
    maker: 'enrolment8',
    proposalExpiresAt: '2026-03-04T09:30:00.000Z',
  },
  offer: {
    id: 'OFR-0000000000000001',
    assetId: 'WR-0000000000000001',
    offeror: { mspId: 'EnterprisesMSP', subject: 'SUB-0000000000000001' },
    financier: 'RiverBankMSP',
    status: 'open',
    termsHash: hash,
    requestHash: hash,
    expiresAt: '2026-03-04T09:30:00.000Z',
  },
  order: {
    id: 'ORD-0000000000000001',
    receiptId: 'WR-0000000000000001',
    kind: 'delivery',
    status: 'ordered',
    by: { mspId: 'EnterprisesMSP', subject: 'SUB-0000000000000001' },
    person: 'enrolment4',
    expiresAt: '2026-03-04T09:30:00.000Z',
  },
  price: {
    id: 'PRC-0000000000000001',
    by: 'SurewatchMSP',
    asOf: '2026-03-02T09:30:00.000Z',
    priceHash: hash,
  },
  receipt: {
    kind: 'warehouse-receipt',
    id: 'WR-0000000000000001',
    rootId: 'WR-0000000000000001',
    claimId: 'CLM-0000000000000001',
    status: 'proposed',
    version: 1,
    warehouse: 'EastgateMSP',
    inspector: 'SurewatchMSP',
    title: { mspId: 'EnterprisesMSP', subject: 'SUB-0000000000000001' },
    controller: { mspId: 'EnterprisesMSP', subject: 'SUB-0000000000000001' },
    goodsHash: hash,
    storageHash: hash,
    tokens: [
      { epoch: 1, subset: 'R1', token: hash },
      { epoch: 1, subset: 'R3', token: 'cd'.repeat(32) },
    ],
    suspects: [],
    keeper: 'enrolment1',
    proposalExpiresAt: '2026-03-04T09:30:00.000Z',
  },
};
