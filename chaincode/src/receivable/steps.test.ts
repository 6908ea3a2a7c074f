import type { Draft } from '../../test-support/draft.ts';
import { answerKey, hash } from '../../test-support/refusals/factoring-rows.ts';
import { past } from '../../test-support/refusals/instants.ts';
import { checkStepTable } from '../../test-support/step-table.ts';
import { creditNoteTable, noticeTable, quoteTable, receivableTable } from './steps.ts';

const answer = (draft: Draft, change: object): void => {
  const key = answerKey(draft);
  const said = {
    receivableId: draft.text('receivableId'),
    by: 'MeridianMSP',
    answerHash: draft.input['answerHash'] ?? hash,
    person: 'enrolment98',
    recorded: false,
    suspects: [],
    warnings: [],
    at: past,
  };
  draft.put(key, { ...(draft.state.has(key) ? draft.at(key) : said), ...change });
};

const holdKey = (draft: Draft): string => `fact/${draft.text('receivableId')}/hold/MeridianMSP`;
const undisputed = (draft: Draft): void => {
  if (draft.state.has(holdKey(draft))) draft.drop(holdKey(draft));
};
const unanswered = (draft: Draft): void => {
  undisputed(draft);
  if (draft.state.has(answerKey(draft))) draft.drop(answerKey(draft));
};
const confirmed = (draft: Draft): void => {
  undisputed(draft);
  answer(draft, { status: 'confirmed' });
};

checkStepTable({
  table: receivableTable,
  keyOf: (draft) => `receivable/${draft.text('receivableId')}`,
  bring: {
    registered: (draft, key) => {
      unanswered(draft);
      draft.change(key, { status: 'registered' });
    },
    lapsed: (draft, key) => {
      unanswered(draft);
      draft.change(key, { status: 'registered', proposalExpiresAt: past });
    },
    'confirmation-proposed': (draft) => {
      undisputed(draft);
      answer(draft, { status: 'proposed', person: 'enrolment98' });
    },
    rejected: (draft) => {
      undisputed(draft);
      answer(draft, { status: 'rejected', suspects: [] });
    },
    confirmed,
    disputed: (draft) => {
      confirmed(draft);
      draft.put(holdKey(draft), {
        by: 'MeridianMSP',
        status: 'placed',
        reason: 'dispute',
        orderHash: hash,
        at: past,
      });
    },
    cancelled: (draft, key) => {
      confirmed(draft);
      draft.change(key, { status: 'cancelled' });
    },
  },
});

const status = (member: Record<string, unknown>) => (draft: Draft, key: string) => {
  draft.change(key, member);
};
const quoted = (draft: Draft): Record<string, unknown> => ({
  status: 'quoted',
  quoteHash: draft.input['quoteHash'] ?? hash,
});

checkStepTable({
  table: quoteTable,
  keyOf: (draft) => `invitation/${draft.text('receivableId')}/${draft.text('offerId')}`,
  bring: {
    invited: status({ status: 'invited' }),
    'invitation-lapsed': status({ status: 'invited', expiresAt: past }),
    quoted: (draft, key) => {
      draft.change(key, quoted(draft));
    },
    'quote-lapsed': (draft, key) => {
      draft.change(key, { ...quoted(draft), expiresAt: past });
    },
    accepted: status({ status: 'accepted' }),
    withdrawn: status({ status: 'withdrawn' }),
  },
});

checkStepTable({
  table: creditNoteTable,
  keyOf: (draft) => `credit-note/${draft.text('receivableId')}/${draft.text('creditNoteId')}`,
  bring: {
    proposed: status({ status: 'proposed', awaited: ['HarbourBankMSP'] }),
    effective: status({ status: 'effective', awaited: [] }),
  },
});

checkStepTable({
  table: noticeTable,
  keyOf: (draft) => `lien/${draft.text('receivableId')}/${draft.text('lienId')}`,
  bring: {
    reserved: status({ state: 'reserved' }),
    encumbered: status({ state: 'encumbered' }),
    consumed: status({ state: 'consumed' }),
  },
});
