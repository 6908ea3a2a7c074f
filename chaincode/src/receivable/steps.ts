/** What the ledger answers to each step about receivables, in each state: for the published tables. */
import type { ErrorCode } from '../kernel/errors.ts';
import { refusedIn, type StepTable } from '../kernel/step-table.ts';

const unconfirmed = ['registered', 'lapsed', 'confirmation-proposed', 'rejected'] as const;
const receivableStates = [...unconfirmed, 'confirmed', 'disputed', 'cancelled'] as const;
type ReceivableState = (typeof receivableStates)[number];

const ofDebtor = { by: 'debtor, or the bank that answers for it', others: 'NOT_THE_DEBTOR' } as const;
const ofSeller = { by: 'seller', others: 'NOT_THE_SELLER' } as const;
const ofRegistrant = { by: 'seller, or the bank that registered it', others: 'NOT_THE_SELLER' } as const;
const ended = { cancelled: 'ASSET_NOT_LIVE' } as const;
const answered = {
  rejected: 'DEBT_ANSWERED',
  confirmed: 'DEBT_ANSWERED',
  disputed: 'DEBT_ANSWERED',
} as const;
const notConfirmed = refusedIn('ASSET_NOT_ATTESTED', unconfirmed);

export const receivableTable: StepTable<ReceivableState> = {
  title: 'Receivables',
  note: [
    '`lapsed`: registered, and its `proposalExpiresAt` has passed; `confirmation-proposed`: one of two persons has confirmed;',
    '`disputed` and `cancelled`: after it was confirmed. Before it is registered there is none: `ASSET_NOT_FOUND`.',
  ].join('\n'),
  states: receivableStates,
  steps: [
    { command: 'RequestConfirmation', ...ofRegistrant, refused: ended },
    { command: 'DraftDebtAnswer', ...ofDebtor, refused: ended },
    { command: 'ConfirmDebt', ...ofDebtor, refused: { ...answered, lapsed: 'PROPOSAL_EXPIRED', ...ended } },
    { command: 'RejectDebt', ...ofDebtor, refused: { ...answered, ...ended } },
    { command: 'DisputeDebt', ...ofDebtor, refused: { disputed: 'HOLD_EXISTS', ...ended } },
    {
      command: 'SettleDispute',
      ...ofDebtor,
      refused: refusedIn(
        'HOLD_NOT_FOUND',
        receivableStates.filter((state) => state !== 'disputed'),
      ),
    },
    {
      command: 'ClearInvoiceSuspect',
      ...ofDebtor,
      refused: refusedIn('SUSPECT_NOT_FOUND', ['registered', 'lapsed', 'rejected']),
    },
    {
      command: 'CancelReceivable',
      ...ofRegistrant,
      refused: { 'confirmation-proposed': 'DEBT_ANSWERED', disputed: 'ASSET_FROZEN', ...ended },
    },
    { command: 'InviteQuote', ...ofSeller, refused: { ...notConfirmed, disputed: 'ASSET_FROZEN', ...ended } },
    { command: 'AcceptQuote', ...ofSeller, refused: { ...notConfirmed, disputed: 'ASSET_FROZEN', ...ended } },
    { command: 'DraftCreditNote', ...ofSeller, refused: { ...notConfirmed, ...ended } },
    { command: 'IssueCreditNote', ...ofSeller, refused: { ...notConfirmed, ...ended } },
  ],
};

const quoteStates = [
  'absent',
  'invited',
  'invitation-lapsed',
  'quoted',
  'quote-lapsed',
  'accepted',
  'withdrawn',
] as const;
type QuoteState = (typeof quoteStates)[number];

const onlyWhile = (state: QuoteState): Partial<Record<QuoteState, ErrorCode>> => ({
  ...refusedIn(
    'OFFER_NOT_OPEN',
    quoteStates.filter((one) => one !== state),
  ),
  absent: 'OFFER_NOT_FOUND',
});

export const quoteTable: StepTable<QuoteState> = {
  title: 'Quotes',
  note: 'Of one bank for one receivable. A lapsed one is past its time.',
  states: quoteStates,
  steps: [
    {
      command: 'InviteQuote',
      ...ofSeller,
      refused: refusedIn(
        'ID_TAKEN',
        quoteStates.filter((state) => state !== 'absent'),
      ),
    },
    {
      command: 'QuoteReceivable',
      by: 'invited bank',
      others: 'OFFER_NOT_FOUND',
      refused: onlyWhile('invited'),
    },
    { command: 'AcceptQuote', ...ofSeller, refused: onlyWhile('quoted') },
    {
      command: 'WithdrawInvitation',
      by: 'seller',
      others: 'OFFER_NOT_FOUND',
      refused: { absent: 'OFFER_NOT_FOUND', withdrawn: 'OFFER_NOT_OPEN' },
    },
  ],
};

const creditNoteStates = ['absent', 'proposed', 'effective'] as const;

export const creditNoteTable: StepTable<(typeof creditNoteStates)[number]> = {
  title: 'Credit notes',
  note: '`proposed`: a bank with a lien has not consented; another is refused meanwhile: `CREDIT_NOTE_OPEN`.',
  states: creditNoteStates,
  steps: [
    { command: 'IssueCreditNote', ...ofSeller, refused: { proposed: 'ID_TAKEN', effective: 'ID_TAKEN' } },
    {
      command: 'ConsentToCreditNote',
      by: 'bank with a lien',
      others: 'CREDIT_NOTE_NOT_OPEN',
      refused: { absent: 'CREDIT_NOTE_NOT_FOUND', effective: 'CREDIT_NOTE_NOT_OPEN' },
    },
  ],
};

const noticeStates = ['absent', 'reserved', 'encumbered', 'consumed'] as const;

export const noticeTable: StepTable<(typeof noticeStates)[number]> = {
  title: 'Notices',
  note: 'By the state of the lien whose holder the debtor is told to pay; a discharged one is absent.',
  states: noticeStates,
  steps: [
    {
      command: 'NotifyDebtor',
      by: 'seller, or the holder of the lien',
      others: 'LIEN_NOT_HELD',
      refused: { absent: 'LIEN_NOT_FOUND', consumed: 'LIEN_STATE_WRONG' },
    },
  ],
};
