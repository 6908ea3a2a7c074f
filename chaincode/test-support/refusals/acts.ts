/** Ways to spoil an act of a credit that every act shares: its guard's refusals, in their order of precedence. */
import type { ActRule } from '../../src/letter-of-credit/act.ts';
import { creditStatuses } from '../../src/letter-of-credit/records.ts';
import { ruleProfiles } from '../../src/letter-of-credit/terms.ts';
import type { Draft } from '../draft.ts';
import type { Row } from './table.ts';

export const creditKey = (draft: Draft): string => `credit/${draft.text('creditId')}`;

const partiesOf = (draft: Draft): object => draft.at(creditKey(draft))['parties'] as object;

/** Puts a party into every role of the act. */
export const inRoles = (draft: Draft, { as }: ActRule, party: object): void =>
  draft.change(creditKey(draft), {
    parties: { ...partiesOf(draft), ...Object.fromEntries(as.map((role) => [role, party])) },
  });

const outsider = { externalId: 'EXT-0000000000000099' } as const;

const unknownProfile = ({ articles }: ActRule): string | undefined =>
  ruleProfiles.find((profile) => articles[profile] === undefined);

const profileRows = (rule: ActRule): Row[] => {
  const profile = unknownProfile(rule);
  return profile === undefined
    ? []
    : [
        [
          'NOT_IN_PROFILE',
          `the rules are ${profile}`,
          (draft) => draft.change(creditKey(draft), { profile }),
        ],
      ];
};

/** A firm records for outsiders of its own credits only: it has to be a party of this one in another role. */
const stayParty = (draft: Draft, { as }: ActRule): void => {
  const { mspId, subject } = draft.call.creator;
  if (subject === undefined) return;
  const role = as.includes('beneficiary') ? 'applicant' : 'beneficiary';
  draft.change(creditKey(draft), { parties: { ...partiesOf(draft), [role]: { mspId, subject } } });
};

const evidenceRow = (rule: ActRule): Row => [
  'EVIDENCE_MISSING',
  'an outsider’s act is recorded without evidence',
  (draft) => {
    inRoles(draft, rule, { ...outsider, recordedBy: draft.call.creator.mspId });
    stayParty(draft, rule);
    draft.leaveOut('evidence');
  },
];

/** Rows of the guard; `state` says how what the act is about comes into a state that does not allow it. */
export const actRows = (rule: ActRule, state?: readonly [string, Row[2]]): Row[] => [
  ['CREDIT_NOT_FOUND', 'there is no such credit', (draft) => draft.drop(creditKey(draft))],
  ...profileRows(rule),
  [
    'NOT_THE_PARTY',
    'other parties have the roles',
    (draft) => inRoles(draft, rule, { ...outsider, recordedBy: 'CustomsMSP' }),
  ],
  ...(rule.ownOnly === true
    ? [
        [
          'NOT_THE_PARTY',
          'the actor would only record it',
          (draft) => inRoles(draft, rule, { ...outsider, recordedBy: draft.call.creator.mspId }),
        ] satisfies Row,
      ]
    : [evidenceRow(rule)]),
  ...creditStatuses
    .filter((status) => !rule.credit.includes(status))
    .map((status): Row => [
      'CREDIT_STATUS_WRONG',
      `the credit is ${status}`,
      (draft) => draft.change(creditKey(draft), { status }),
    ]),
  ...(state === undefined ? [] : [['STATE_WRONG', ...state] satisfies Row]),
];
