/** Refusals of acts about documents on their way and in examination. */
import { hashOfOpening } from '../../src/kernel/opening.ts';
import type { ActRule } from '../../src/letter-of-credit/act.ts';
import * as examining from '../../src/presentation/examining-commands.ts';
import * as presenting from '../../src/presentation/presenting-commands.ts';
import * as refusing from '../../src/presentation/refusal-commands.ts';
import * as waiving from '../../src/presentation/waiver-commands.ts';
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import { actRows, creditKey } from './acts.ts';
import { year } from './instants.ts';
import { type Row, spoil, tables } from './table.ts';

export const presentationKey = (draft: Draft): string =>
  `presentation/${draft.text('creditId')}/${draft.text('presentationId')}`;
export const examinationKey = (draft: Draft): string =>
  `examination/${draft.text('presentationId')}/${draft.text('as')}`;
export const actBy = (mspId: string, as: string): object => ({
  by: { mspId },
  person: 'enrolment99',
  as,
  recorded: false,
  at: '2026-03-02T09:30:00.000Z',
});
export const hash = 'ab'.repeat(32);

const dropPresentation = (draft: Draft): void => draft.drop(presentationKey(draft));
export const notThere: Row = ['PRESENTATION_NOT_FOUND', 'there is no such presentation', dropPresentation];

const withdraw = (draft: Draft): void =>
  draft.change(presentationKey(draft), { withdrawn: actBy('EnterprisesMSP', 'beneficiary') });

/** A bank records the act of a firm outside: firms record for the outsiders of their own credits only. */
export const byBank = (rows: readonly Row[]): Row[] =>
  rows.map((row) =>
    row[0] === 'EVIDENCE_MISSING'
      ? [
          row[0],
          row[1],
          (draft) => {
            draft.saidBy(people.harbourMaker);
            row[2](draft);
          },
        ]
      : row,
  );

/** The guard of an act about a presentation; it is withdrawn where the act asks for another state. */
export const guarded = (rule: ActRule): Row[] => [notThere, ...actRows(rule, ['it was withdrawn', withdraw])];

export const otherSalt = (section: string): Row => [
  'TERMS_HASH_MISMATCH',
  `${section} has another salt`,
  (draft) => draft.open(section, { terms: draft.termsOf(section), salt: '00'.repeat(16) }),
];

/** The person of an act in the bank's record does the next step too. */
const sameMaker = (member: string): Row => [
  'SAME_PERSON',
  'the maker does it alone',
  (draft) => {
    const done = draft.at(examinationKey(draft))[member] as { act: object };
    const act = { ...done.act, person: draft.call.creator.enrolmentId };
    draft.change(examinationKey(draft), { [member]: { ...done, act } });
  },
];

const answered: Row = [
  'WAIVER_ANSWERED',
  'the applicant has answered',
  (draft) =>
    draft.put(`waiver/${draft.text('presentationId')}`, {
      act: actBy('EnterprisesMSP', 'applicant'),
      termsHash: hash,
      answer: 'denied',
    }),
];

const withoutMember =
  (member: string) =>
  (draft: Draft): void =>
    draft.forget(examinationKey(draft), member);

const lapseFrom = (draft: Draft, from: number): void =>
  draft.put(`instalment-lapse/${draft.text('creditId')}`, {
    creditId: draft.text('creditId'),
    from,
    act: actBy('HarbourBankMSP', 'issuingBank'),
    termsHash: hash,
  });

const anyBankTerms = (draft: Draft, any: boolean): void => {
  const availability = any
    ? { by: 'negotiation', with: { any: true } }
    : { by: 'negotiation', with: { name: 'RIVER BANK', address: [] } };
  draft.changeTerms('credit', { availability });
  const key = `credit-version/${draft.text('creditId')}`;
  const opening = draft.call.sections['credit'];
  if (opening !== undefined) draft.change(key, { termsHash: hashOfOpening(opening) });
};

export const presentationRefusals = tables({
  PresentDocuments: {
    rows: [
      ...byBank(actRows(presenting.presentDocumentsAct)),
      [
        'ID_TAKEN',
        'the id is taken',
        (draft) =>
          draft.put(presentationKey(draft), {
            id: draft.text('presentationId'),
            creditId: draft.text('creditId'),
            act: actBy('EnterprisesMSP', 'beneficiary'),
            to: 'nominatedBank',
            termsHash: hash,
            version: 1,
          }),
      ],
      [
        'PRESENTATION_MISDIRECTED',
        'the credit was transferred, and the documents go to another bank than the one that did',
        (draft) => {
          draft.change(creditKey(draft), { parentId: 'LC-0000000000000042' });
          draft.input['to'] = 'nominatedBank';
        },
      ],
      ['PARTY_UNKNOWN', 'the credit has no such bank', spoil.input({ to: 'transferringBank' })],
      ['PARTY_UNKNOWN', 'the bank is no member', spoil.input({ bank: { mspId: 'NowhereBankMSP' } })],
      [
        'PRESENTATION_NOT_FOUND',
        'what it corrects is not there',
        spoil.input({ supersedes: 'PRS-0000000000000042' }),
      ],
      otherSalt('credit'),
      otherSalt('balance'),
      [
        'PRESENTATION_WRONG_CREDIT',
        'the documents name another credit',
        spoil.terms('presentation', { creditNumber: 'HBK26LC000999' }),
      ],
      [
        'BANK_NOT_NOMINATED',
        'the credit is available with another bank alone',
        (draft) => {
          draft.input['bank'] = { mspId: 'HarbourBankMSP' };
          anyBankTerms(draft, false);
        },
      ],
    ],
  },
  ReceiveDocuments: {
    rows: [
      ...guarded(presenting.receiveDocumentsAct),
      otherSalt('presentation'),
      ['DATED_AHEAD', 'they would come next year', spoil.terms('receipt', { receivedAt: year })],
      ['COMPLETENESS_NOTICE_MISSING', 'records came without notice', spoil.input({ medium: 'electronic' })],
    ],
  },
  ForwardDocuments: {
    rows: [
      ...guarded(presenting.forwardDocumentsAct),
      [
        'PRESENTATION_MISDIRECTED',
        'the credit was transferred, and they would go on under it',
        (draft) => {
          const [id, as] = [draft.text('presentationId'), 'transferringBank'];
          const { parties } = draft.at(creditKey(draft)) as { parties: object };
          const transferred = { ...parties, [as]: { mspId: 'RiverBankMSP' } };
          draft.change(creditKey(draft), { parentId: 'LC-0000000000000042', parties: transferred });
          draft.change(presentationKey(draft), { to: as });
          draft.put(`examination/${id}/${as}`, { ...draft.at(`examination/${id}/nominatedBank`), as });
          Object.assign(draft.input, { as, to: 'issuingBank' });
        },
      ],
      [
        'ID_TAKEN',
        'it sent them on before',
        (draft) =>
          draft.put(`forwarding/${draft.text('presentationId')}/nominatedBank`, {
            presentationId: draft.text('presentationId'),
            act: actBy('RiverBankMSP', 'nominatedBank'),
            to: 'issuingBank',
            termsHash: hash,
          }),
      ],
      ['PARTY_UNKNOWN', 'documents do not go back', spoil.input({ to: 'presentingBank' })],
      otherSalt('presentation'),
    ],
  },
  WithdrawPresentation: { rows: byBank(guarded(presenting.withdrawPresentationAct)) },
  RequestReturn: { rows: byBank(guarded(presenting.requestReturnAct)) },
  ReplaceRecords: { rows: byBank(guarded(presenting.replaceRecordsAct)) },
  RecordExamination: {
    rows: [
      ...guarded(examining.recordExaminationAct),
      [
        'TERMS_HASH_MISMATCH',
        'other documents were examined',
        spoil.terms('examination', { inputHashes: [hash, 'cd'.repeat(32)] }),
      ],
    ],
  },
  DetermineCompliance: {
    rows: [
      ...guarded(examining.determineComplianceAct),
      sameMaker('report'),
      [
        'INSTALMENT_LAPSED',
        'an earlier instalment was missed',
        (draft) => {
          draft.change(presentationKey(draft), { instalment: 3 });
          lapseFrom(draft, 2);
        },
      ],
    ],
  },
  RequestWaiver: {
    rows: [...guarded(waiving.requestWaiverAct), answered, otherSalt('presentation')],
  },
  AnswerWaiver: { rows: [...byBank(guarded(waiving.answerWaiverAct)), answered] },
  DecideWaiver: { rows: guarded(waiving.decideWaiverAct) },
  RefuseDocuments: {
    rows: [
      ...guarded(refusing.refuseDocumentsAct),
      [
        'SINGLE_NOTICE',
        'a notice was given',
        (draft) =>
          draft.change(examinationKey(draft), {
            refusal: {
              act: actBy('HarbourBankMSP', 'issuingBank'),
              termsHash: hash,
              disposal: 'HOLD',
              notice: 'in-time',
            },
          }),
      ],
      otherSalt('determination'),
      [
        'DISCREPANCIES_DIFFER',
        'a discrepancy is added later',
        (draft) => {
          const { discrepancies } = draft.termsOf('refusal') as { discrepancies: object[] };
          const later = { code: 'OVERDRAWN', text: 'and the amount is too high' };
          draft.changeTerms('refusal', { discrepancies: [...discrepancies, later] });
        },
      ],
    ],
  },
  DisposeDocuments: {
    rows: [
      notThere,
      ...actRows(refusing.disposeDocumentsAct, [
        'it is still examined',
        (draft) => {
          draft.drop(`drawing/${draft.text('presentationId')}/${draft.text('as')}`);
        },
      ]),
      otherSalt('presentation'),
    ],
  },
  ProposeCorrection: {
    rows: [
      ...guarded(refusing.proposeCorrectionAct),
      ['STATE_WRONG', 'no notice was given', withoutMember('refusal')],
      ['DATED_AHEAD', 'it would be of next year', spoil.terms('correction', { at: year })],
    ],
  },
  ConfirmCorrection: {
    rows: [...guarded(refusing.confirmCorrectionAct), sameMaker('correction'), otherSalt('correction')],
  },
  ReportCorruption: { rows: guarded(examining.reportCorruptionAct) },
  ResumeExamination: { rows: guarded(examining.resumeExaminationAct) },
  ClaimRefund: { rows: guarded(refusing.claimRefundAct) },
  ConfirmRefund: {
    rows: [
      ...guarded(refusing.confirmRefundAct),
      ['STATE_WRONG', 'nothing was claimed back', withoutMember('refundClaim')],
    ],
  },
});
