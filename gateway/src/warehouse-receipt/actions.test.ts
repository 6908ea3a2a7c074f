import { describe, expect, test } from '@jest/globals';
import type { Viewer } from '../plugins/viewer.ts';
import { actionsOf } from './actions.ts';
import { encumbranceOf } from './encumbrance.ts';
import type { Details, ReceiptFile } from './file.ts';

const owner = { mspId: 'EnterprisesMSP', subject: 'SUB-0123456789ABCDEF' };
const file: ReceiptFile = {
  receipt: {
    id: 'WR-1',
    rootId: 'WR-1',
    status: 'issued',
    version: 2,
    warehouse: 'EastgateMSP',
    inspector: 'SurewatchMSP',
    title: owner,
    controller: owner,
    goodsHash: '',
    storageHash: '',
    suspects: [],
    keeper: 'keeper',
    proposalExpiresAt: '2026-03-02T00:00:00Z',
  },
  liens: [
    {
      id: 'LN-1',
      assetId: 'WR-1',
      holder: 'HarbourBankMSP',
      share: '1000000000000000000',
      state: 'reserved',
      rank: 1,
      expiresAt: '2999-01-01T00:00:00Z',
      maker: 'maker',
    },
  ],
  tombstones: [],
  offers: [],
  holds: [],
};
const details: Details = {
  orders: [],
  attestation: undefined,
  financings: [
    {
      id: 'FIN-1',
      assetId: 'WR-1',
      lienId: 'LN-1',
      bank: 'HarbourBankMSP',
      borrower: owner,
      status: 'confirmed',
      dealHash: '',
      maker: 'maker',
      proposalExpiresAt: '2026-03-02T00:00:00Z',
    },
  ],
};
const viewer = (mspId: string, kind: Viewer['kind'], role: Viewer['role'], enrolmentId: string): Viewer => ({
  mspId,
  kind,
  role,
  subject: undefined,
  enrolmentId,
});
const keeper = viewer('EastgateMSP', 'warehouse', 'warehouse-keeper', 'second');
const checker = viewer('HarbourBankMSP', 'bank', 'bank-checker', 'checker');
const river = viewer('RiverBankMSP', 'bank', 'bank-maker', 'river');
const noted: ReceiptFile = { ...file, receipt: { ...file.receipt, controller: { mspId: 'HarbourBankMSP' } } };
const commands = (at: ReceiptFile, who: Viewer): string[] =>
  actionsOf({ file: at, details, viewer: who }).map(({ command }) => command);

describe('what may be done now', () => {
  test('a bank is not offered to encumber before the warehouse has noted its control, nor is its maker after', () => {
    expect(commands(file, checker)).not.toContain('EncumberLien');
    expect(commands(noted, { ...checker, enrolmentId: 'maker' })).not.toContain('EncumberLien');
    expect(commands(noted, checker)).toContain('EncumberLien');
  });
  test('another bank is offered nothing while the receipt is taken', () => {
    expect(commands(file, river)).toEqual([]);
  });
  test('the warehouse is told which lien and financing to note', () => {
    expect(actionsOf({ file, details, viewer: keeper })).toContainEqual({
      command: 'AcknowledgeControl',
      href: '/v1/warehouse-receipts/WR-1/control',
      body: { lienId: 'LN-1', financingId: 'FIN-1' },
    });
  });
});

describe('an encumbrance', () => {
  test('is shown to another bank without its holder', () => {
    expect(encumbranceOf(file, river)).toEqual({ state: 'reserved', yours: false, lapsed: false, liens: [] });
  });
  test('is shown to its holder, to the owner and to the warehouse with it', () => {
    const enterprise: Viewer = {
      ...viewer('EnterprisesMSP', 'enterprise', 'enterprise-officer', 'o'),
      ...owner,
    };
    for (const who of [checker, keeper, enterprise]) {
      expect(encumbranceOf(file, who).liens).toMatchObject([{ holder: 'HarbourBankMSP' }]);
    }
  });
});
