/** Refusals of commands about members, commands and supervision. */
import { defaultSettings } from '../../src/membership/consortium.ts';
import { members, people } from '../people.ts';
import { contradictoryCalendars, overtakenCalendar, unfittingCalendars } from './calendars.ts';
import { spoil, tables, take } from './table.ts';
import type { Draft } from '../draft.ts';

const tooLate = spoil.input({ expiresAt: '2027-03-02T09:30:00Z' });
const changeKey = (draft: Draft): string => `change/${draft.text('changeId')}`;
const member = (change: object) => spoil.input({ members: { ...members, ...change } });
const node = { status: 'active', endorses: true } as const;

export const governanceRefusals = tables({
  FoundConsortium: {
    rows: [
      [
        'CONSORTIUM_ALREADY_FOUNDED',
        'it was founded before',
        (draft) => draft.put('consortium', { registry: 'RegistryMSP', members, settings: defaultSettings }),
      ],
      [
        'CHANGE_NOT_APPLICABLE',
        'the founder is no registry',
        member({ RegistryMSP: { kind: 'bank', ...node } }),
      ],
      [
        'CHANGE_NOT_APPLICABLE',
        'the founder’s own membership is suspended',
        member({ RegistryMSP: { kind: 'registry', endorses: true, status: 'suspended' } }),
      ],
      [
        'CHANGE_NOT_APPLICABLE',
        'the registry has no peer of its own',
        member({ RegistryMSP: { kind: 'registry', endorses: false, status: 'active', host: 'CustomsMSP' } }),
      ],
      [
        'CHANGE_NOT_APPLICABLE',
        'a second organisation claims to be a registry',
        member({ SecondMSP: { kind: 'registry', ...node } }),
      ],
      [
        'CHANGE_NOT_APPLICABLE',
        'a member without a peer has no host',
        member({ SurewatchMSP: { kind: 'inspection', endorses: false, status: 'active' } }),
      ],
      [
        'CHANGE_NOT_APPLICABLE',
        'a bank is admitted as a warehouse',
        member({ RiverBankMSP: { kind: 'bank', ...node, admitted: true } }),
      ],
    ],
  },
  ProposeChange: {
    rows: [
      ['ID_TAKEN', 'the change id is taken', (draft) => take(draft, changeKey(draft))],
      ['EXPIRY_INVALID', 'it would stay open for a year', tooLate],
      ...contradictoryCalendars,
      ...unfittingCalendars,
      [
        'CHANGE_NOT_APPLICABLE',
        'a stranger is suspended',
        spoil.input({ change: { type: 'set-status', mspId: 'StrangerMSP', status: 'suspended' } }),
      ],
      [
        'CHANGE_NOT_APPLICABLE',
        'the Registry is suspended',
        spoil.input({ change: { type: 'set-status', mspId: 'RegistryMSP', status: 'suspended' } }),
      ],
      [
        'CHANGE_NOT_APPLICABLE',
        'a second registry is admitted',
        spoil.input({
          change: { type: 'admit-member', mspId: 'SecondMSP', member: { kind: 'registry', ...node } },
        }),
      ],
      [
        'CHANGE_NOT_APPLICABLE',
        'a bank is admitted as a warehouse',
        spoil.input({ change: { type: 'admit-warehouse', mspId: 'RiverBankMSP', admitted: true } }),
      ],
    ],
  },
  AcceptChange: {
    rows: [
      ['CHANGE_NOT_FOUND', 'nobody proposed it', spoil.drop(changeKey)],
      ['CHANGE_NOT_OPEN', 'it was accepted before', spoil.record(changeKey, { status: 'accepted' })],
      [
        'CHANGE_NOT_OPEN',
        'the proposal has expired',
        spoil.record(changeKey, { expiresAt: '2026-03-02T09:30:00.000Z' }),
      ],
      [
        'ACCEPTANCE_NOT_INDEPENDENT',
        'the proposer accepts it itself',
        (draft) => draft.saidBy(people.registryAdmin),
      ],
      [
        'CHANGE_NOT_APPLICABLE',
        'the member was admitted meanwhile',
        spoil.record(changeKey, {
          change: { type: 'admit-member', mspId: 'RiverBankMSP', member: members.RiverBankMSP },
        }),
      ],
      overtakenCalendar,
      [
        'KEY_STILL_NEEDED',
        'a live receipt has its fingerprints under the ended key alone',
        (draft) => {
          draft.change(changeKey(draft), {
            change: { type: 'set-settings', settings: { ...defaultSettings, fingerprintEpochs: [2] } },
          });
          draft.put('keyed/1/WR-0000000000000001', { assetId: 'WR-0000000000000001', epochs: [1] });
        },
      ],
    ],
  },
  RegisterSubject: { rows: [] },
  RecordExternalParty: {
    rows: [
      [
        'ID_TAKEN',
        'the party’s id is taken',
        (draft) => take(draft, `external-party/${draft.text('externalPartyId')}`),
      ],
    ],
  },
  RecordAccess: {
    rows: [
      ['PARTY_UNKNOWN', 'no bank has exposures of that name', spoil.input({ bank: 'EastgateMSP' })],
      ['ID_TAKEN', 'the access id is taken', (draft) => take(draft, `access/${draft.text('accessId')}`)],
    ],
  },
  CancelCommand: {
    rows: [
      [
        'COMMAND_ALREADY_COMMITTED',
        'the command was committed before its fence',
        (draft) =>
          draft.put(`command/HarbourBankMSP/${draft.text('cancelledCommandId')}`, {
            status: 'committed',
            hash: '00',
            events: [],
          }),
      ],
    ],
  },
  KeepTerms: {
    rows: [['TERMS_HASH_MISMATCH', 'the opening has another hash', spoil.input({ hash: 'ab'.repeat(32) })]],
  },
});
