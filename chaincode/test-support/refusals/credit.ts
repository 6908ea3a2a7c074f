/** Refusals on the issue side of letters of credit. */
import { hashOfOpening } from '../../src/kernel/opening.ts';
import { preAdviseCreditAct, rejectApplicationAct } from '../../src/letter-of-credit/application-commands.ts';
import { issueCreditAct } from '../../src/letter-of-credit/issue-commands.ts';
import type { CreditParties } from '../../src/letter-of-credit/parties.ts';
import { preAdviceOf } from '../../src/letter-of-credit/pre-advice.ts';
import { creditTerms } from '../credit-papers.ts';
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import { actRows, creditKey } from './acts.ts';
import { approvalRows, openingRows } from './credit-rows.ts';
import { type Row, spoil, tables } from './table.ts';

const parties = (draft: Draft, change: object): void =>
  void Object.assign(draft.input, { parties: { ...(draft.input['parties'] as object), ...change } });

const earlierCredit =
  (change: object) =>
  (draft: Draft): void =>
    draft.put(creditKey(draft), {
      id: draft.text('creditId'),
      profile: 'UCP600',
      status: 'applied',
      parties: draft.input['parties'],
      maker: 'enrolment4',
      amendmentCount: 0,
      ...change,
    });

const broken = (why: string, change: object): Row => [
  'CREDIT_TERMS_INVALID',
  why,
  (draft) => draft.changeTerms('credit', change as Record<string, unknown>),
];

const wrongApplication = (why: string, change: Record<string, unknown>): Row => [
  'CREDIT_TERMS_INVALID',
  why,
  (draft) => draft.changeTerms('application', change),
];

const stranger = { externalId: 'EXT-0000000000000099', recordedBy: 'CustomsMSP' };

export const creditRefusals = tables({
  DraftCredit: {
    rows: [
      [
        'NOT_THE_PARTY',
        'another bank would issue it',
        (draft) => parties(draft, { issuingBank: { mspId: 'RiverBankMSP' } }),
      ],
      [
        'NOT_THE_PARTY',
        'another bank drafted it',
        (draft) =>
          earlierCredit({
            parties: { ...(draft.input['parties'] as object), issuingBank: { mspId: 'RiverBankMSP' } },
          })(draft),
      ],
      ['CREDIT_STATUS_WRONG', 'it was issued before', earlierCredit({ status: 'issued' })],
      [
        'PARTIES_CONTRADICTED',
        'the application was under other rules',
        earlierCredit({ profile: 'CN-DLC-2016' }),
      ],
      [
        'PARTIES_CONTRADICTED',
        'another firm applied',
        (draft) =>
          earlierCredit({ parties: { ...(draft.input['parties'] as object), applicant: stranger } })(draft),
      ],
      ['PARTY_UNKNOWN', 'an adviser is not recorded', (draft) => parties(draft, { advisingBank: stranger })],
      [
        'TOO_FEW_MEMBERS',
        'one peer stands behind all parties',
        (draft) => {
          const itself = { mspId: 'HarbourBankMSP' };
          draft.input['parties'] = { applicant: itself, issuingBank: itself, beneficiary: itself };
        },
      ],
      broken('the terms are of the other profile', { profile: 'CN-DLC-2016' }),
      broken('it expires before it is issued', { expiry: { date: '2026-03-01', place: 'SHANGHAI' } }),
      broken('goods may be shipped after the expiry', { shipment: { latestDate: '2026-07-01' } }),
      broken('instalments overlap', {
        instalments: [
          { from: '2026-03-05', to: '2026-04-01' },
          { from: '2026-04-01', to: '2026-05-01' },
        ],
      }),
      broken('instalments exceed the credit', {
        instalments: [
          { from: '2026-03-05', to: '2026-04-01', amount: { amount: '485000.01', currency: 'USD' } },
        ],
      }),
      broken('nobody is named to confirm it', { confirmingBank: undefined }),
      broken('payment is deferred, yet at sight', {
        availability: { by: 'deferred-payment', with: { any: true } },
      }),
      broken('the draft is drawn on the applicant', {
        draft: { wording: ['SIGHT'], drawee: { name: 'Copperfield Metals Trading', address: [] } },
      }),
      broken('it is available by acceptance of no draft', {
        availability: { by: 'acceptance', with: { any: true } },
        tenor: { basis: 'after-sight', days: 30 },
      }),
      broken('a mixed payment has no details', {
        availability: { by: 'mixed-payment', with: { any: true } },
      }),
      broken('a deferred payment has a draft', {
        availability: { by: 'deferred-payment', with: { any: true } },
        tenor: { basis: 'after-shipment', days: 30 },
        draft: { wording: ['SIGHT'], drawee: { name: 'River Bank', address: [] } },
      }),
      broken('shipment has a latest date and a period', {
        shipment: { latestDate: '2026-05-25', period: ['IN MAY'] },
      }),
      broken('it names a negotiating bank as domestic credits do', { negotiation: { any: true } }),
    ],
  },
  IssueCredit: {
    rows: [
      ...actRows(issueCreditAct),
      ...approvalRows({
        command: 'IssueCredit',
        recordId: (draft) => draft.text('creditId'),
        section: 'credit',
        samePerson: (draft) => {
          draft.saidBy(people.harbourChecker);
          draft.change(creditKey(draft), { maker: people.harbourChecker.enrolmentId });
        },
      }),
      ...openingRows('credit'),
      [
        'PRE_ADVICE_CONTRADICTED',
        'another amount was pre-advised',
        (draft) => {
          const preAdvice = {
            terms: { ...preAdviceOf(creditTerms), creditNumber: 'OTHER' },
            salt: '00'.repeat(16),
          };
          draft.open('preAdvice', preAdvice);
          draft.change(creditKey(draft), { preAdviceHash: hashOfOpening(preAdvice) });
        },
      ],
      ['DERIVED_TERMS_WRONG', 'something is drawn already', spoil.terms('balance', { sequence: 1 })],
      [
        'DERIVED_TERMS_WRONG',
        'the regulator is told less',
        spoil.terms('exposure', { undrawn: { amount: '485000.00', currency: 'USD' } }),
      ],
    ],
  },
  ApplyForCredit: {
    rows: [
      ['NOT_THE_PARTY', 'another firm is the applicant', (draft) => parties(draft, { applicant: stranger })],
      ['ID_TAKEN', 'there is such a credit', earlierCredit({})],
      ['PARTY_UNKNOWN', 'the bank is no member', (draft) => parties(draft, { issuingBank: stranger })],
      ['PARTY_UNKNOWN', 'the adviser is not recorded', (draft) => parties(draft, { advisingBank: stranger })],
      [
        'TOO_FEW_MEMBERS',
        'one peer stands behind all parties',
        (draft) => {
          const platform = draft.at('consortium') as { members: Record<string, object> };
          const hosted = { ...platform.members['HarbourBankMSP'], endorses: false, host: 'EnterprisesMSP' };
          draft.change('consortium', { members: { ...platform.members, HarbourBankMSP: hosted } });
          const { applicant, issuingBank, beneficiary } = draft.input['parties'] as CreditParties;
          draft.input['parties'] = { applicant, issuingBank, beneficiary };
        },
      ],
      wrongApplication('it is of the other profile', { profile: 'CN-DLC-2016' }),
      [
        'CREDIT_TERMS_INVALID',
        'a domestic one comes without the contract',
        (draft) => {
          draft.input['profile'] = 'CN-DLC-2016';
          draft.changeTerms('application', { profile: 'CN-DLC-2016' });
        },
      ],
      [
        'CREDIT_TERMS_INVALID',
        'a domestic one asks for time without a reason',
        (draft) => {
          draft.input['profile'] = 'CN-DLC-2016';
          const tenor = { basis: 'after-sight', days: 90 };
          draft.changeTerms('application', { profile: 'CN-DLC-2016', contractHash: 'ab'.repeat(32), tenor });
        },
      ],
    ],
  },
  RejectApplication: { rows: actRows(rejectApplicationAct) },
  PreAdviseCredit: {
    rows: [
      ...actRows(preAdviseCreditAct),
      ...approvalRows({
        command: 'PreAdviseCredit',
        recordId: (draft) => draft.text('creditId'),
        section: 'credit',
        samePerson: (draft) => {
          draft.saidBy(people.harbourChecker);
          draft.change(creditKey(draft), { maker: people.harbourChecker.enrolmentId });
        },
      }),
      ...openingRows('credit'),
      ['DERIVED_TERMS_WRONG', 'it says something else', spoil.terms('preAdvice', { transferable: true })],
    ],
  },
});
