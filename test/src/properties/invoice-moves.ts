/** What could be said about receivables: confirmed, quoted for, notified, credited, taken back. */
import type { Invitation, Receivable } from './claim-records.ts';
import { banks, buyer, checker, day, hours, maker, speakerFor } from './people.ts';
import type { Lien } from './public-records.ts';
import { canary, type Move, ownCopies, recordAt, recordsUnder, type World } from './world.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const debtor = 'MeridianMSP';

const price = {
  annualRateBp: 440,
  dayCount: 'ACT/360',
  mode: 'arrears',
  fees: cny('1870.00'),
  recourse: true,
};

/** What a loan on a receivable says, as it was quoted: four fifths of what is assigned. */
export const quotedDeal = { ...price, principal: cny('600000.00') };

/** Both officers confirm what one of them laid down. */
const answersTo = (world: World, receivableId: string): Move[] =>
  ownCopies(world, debtor, 'answer')
    .filter(({ recordId }) => recordId === receivableId)
    .flatMap(({ hash: answerHash }) =>
      [1, 2].map((person): Move => ({
        person: buyer(person),
        command: 'ConfirmDebt',
        input: { receivableId, answerHash },
      })),
    );

const ofReceivable = (world: World, { id: receivableId, seller }: Receivable): Move[] => {
  const person = speakerFor(seller);
  const note = {
    number: canary,
    date: day(world, 0),
    amount: cny('700000.00'),
    creditedInAll: cny('700000.00'),
    grounds: canary,
  };
  return [
    ...answersTo(world, receivableId),
    ...banks.map((financier): Move => ({
      person,
      command: 'InviteQuote',
      input: { receivableId, financier, expiresAt: hours(world, 48) },
      terms: { request: { assigned: cny('750000.00'), purpose: canary } },
    })),
    {
      person,
      command: 'DraftCreditNote',
      input: { receivableId },
      terms: { creditNote: note },
    },
    ...ownCopies(world, seller.mspId, 'creditNote').map(({ recordId: creditNoteId, hash }): Move => ({
      person,
      command: 'IssueCreditNote',
      input: { receivableId, creditNoteId, creditNoteHash: hash },
    })),
    { person, command: 'CancelReceivable', input: { receivableId } },
  ];
};

const ofInvitation = (
  world: World,
  { id: offerId, receivableId, seller, financier, status, quoteHash }: Invitation,
): Move[] => {
  const input = { receivableId, offerId };
  if (status === 'invited') {
    return [
      {
        person: maker(financier),
        command: 'QuoteReceivable',
        input: { ...input, validUntil: hours(world, 24), warnings: [] },
        terms: {
          quote: { ...price, advanceBp: 8_000 },
        },
      },
    ];
  }
  const person = speakerFor(seller);
  return [
    { person, command: 'AcceptQuote', input: { ...input, quoteHash } },
    { person, command: 'WithdrawInvitation', input },
  ];
};

/** The seller tells the buyer whom to pay; a bank that lent consents to a credit note. */
export const noticeMoves = (world: World, receivable: Receivable, { id: lienId, holder }: Lien): Move[] => {
  const { id: receivableId, seller } = receivable;
  const notes = recordsUnder<{ id: string }>(world, `credit-note/${receivableId}/`);
  return [
    {
      person: speakerFor(seller),
      command: 'NotifyDebtor',
      input: { receivableId, lienId },
      terms: {
        notice: {
          assignee: canary,
          assigned: cny('750000.00'),
          payToAccount: canary,
          reference: canary,
          noticeDate: day(world, 0),
        },
      },
    },
    ...notes.map(({ id: creditNoteId }): Move => ({
      person: checker(holder),
      command: 'ConsentToCreditNote',
      input: { receivableId, creditNoteId },
    })),
  ];
};

/** By the record that they are about. */
export const invoiceMoves = (world: World): Move[][] => [
  ...recordsUnder<Receivable>(world, 'receivable/')
    .filter(({ status }) => status === 'registered')
    .map((one) => ofReceivable(world, one)),
  ...recordsUnder<Invitation>(world, 'invitation/')
    .filter(({ status }) => status === 'invited' || status === 'quoted')
    .map((one) => ofInvitation(world, one)),
];

/** The receivable of this id, where it is one. */
export const receivableAt = (world: World, id: string): Receivable | undefined =>
  recordAt(world, `receivable/${id}`) as Receivable | undefined;
