/** What the tables of refusals about transfers share. */
import { hashOfOpening } from '../../src/kernel/opening.ts';
import type { ActRule } from '../../src/letter-of-credit/act.ts';
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import { actRows, inRoles } from './acts.ts';
import type { Row } from './table.ts';

/** A firm records for nobody but itself: the bank that received an outsider's request does. */
export const rowsOfFirm = (rule: ActRule, state?: readonly [string, Row[2]]): Row[] =>
  actRows(rule, state).map(([code, why, spoilIt]) => [
    code,
    why,
    code === 'EVIDENCE_MISSING'
      ? (draft) => {
          draft.saidBy(people.riverMaker);
          inRoles(draft, rule, { externalId: 'EXT-0000000000000099', recordedBy: 'RiverBankMSP' });
        }
      : spoilIt,
  ]);

export const otherSalt = (section: string): Row => [
  'TERMS_HASH_MISMATCH',
  `${section} has another salt`,
  (draft) => draft.open(section, { terms: draft.termsOf(section), salt: '00'.repeat(16) }),
];

/** Other terms that the ledger commits to: as if everyone had agreed to them. */
export const agreedOtherwise = (
  draft: Draft,
  section: string,
  change: Record<string, unknown>,
  commit: (hash: string) => void,
): void => {
  draft.changeTerms(section, change);
  const opening = draft.call.sections[section];
  if (opening !== undefined) commit(hashOfOpening(opening));
};

/** An act of the transferring bank. */
export const act = {
  by: { mspId: 'RiverBankMSP' },
  person: 'enrolment9',
  as: 'transferringBank',
  recorded: false,
  at: '2026-03-02T09:30:00.000Z',
};
