/** Received messages about reimbursement: MT740, 742, 744, 747. */
import { present } from '../plugins/own-terms.ts';
import type { MessageOf } from '../swift/api.ts';
import { type Meant, moneyOf, type Readers, type Remark, textOf } from './meant.ts';
import { bicOfTerminal, type MessageBank } from './parties.ts';

/** A bank in words. */
const wordsOf = (bank: MessageBank | undefined): string | undefined =>
  textOf(bank?.account, bank?.bic, bank?.location, bank?.nameAddress)?.replaceAll('\n', ', ');

/** A bank by the terminal that sent or gets the message. */
const bankAt = (terminal: string) => ({ bic: bicOfTerminal(terminal), address: [] });

const toleranceOf = (tolerance: MessageOf<'740'>['tolerance']) =>
  tolerance && { plus: tolerance.plusPct, minus: tolerance.minusPct };

const rules: Readonly<Record<string, string>> = {
  'URR LATEST VERSION': 'URR725',
  NOTURR: 'UCP600-13b',
};

const mt740 = (message: MessageOf<'740'>): Meant => ({
  readings: [
    {
      command: 'AuthoriseReimbursement',
      terms: {
        authorisation: present({
          creditNumber: message.creditNumber,
          issuingBank: bankAt(message.senderLt),
          reimbursingBank: bankAt(message.receiverLt),
          amount: moneyOf(message.amount),
          tolerance: toleranceOf(message.tolerance),
          rules: rules[message.applicableRules],
          expiry: message.expiry?.date,
          claimingBank: wordsOf(message.negotiatingBank),
          charges: message.reimbursingBankCharges,
        }),
      },
    },
  ],
  references: { credit: message.creditNumber },
  reference: message.creditNumber,
});

const amountRemark = ({ newAmount, increase, decrease }: MessageOf<'747'>): Remark[] => {
  if (newAmount !== undefined) return [];
  const change = increase ?? decrease;
  const words = increase === undefined ? 'less than before' : 'more than before';
  const text = change === undefined ? 'as before' : `${change.currency} ${change.value} ${words}`;
  return [{ pointer: '/terms/authorisation/amount', text }];
};

/** The terms as a whole: what the message does not change is as it was authorised. */
const mt747 = (message: MessageOf<'747'>): Meant => ({
  readings: [
    {
      command: 'AmendReimbursement',
      terms: {
        authorisation: present({
          creditNumber: message.creditNumber,
          issuingBank: bankAt(message.senderLt),
          reimbursingBank: bankAt(message.receiverLt),
          amount: message.newAmount && moneyOf(message.newAmount),
          tolerance: toleranceOf(message.tolerance),
          expiry: message.newExpiry,
        }),
      },
      remarks: [
        ...amountRemark(message),
        { pointer: '/terms/authorisation', text: 'what the message does not change is as it was authorised' },
      ],
    },
  ],
  references: { credit: message.creditNumber },
  reference: message.creditNumber,
});

const mt742 = (message: MessageOf<'742'>): Meant => ({
  readings: [
    {
      command: 'ClaimReimbursement',
      terms: {
        claim: present({
          amount: moneyOf(message.totalClaimed),
          reference: message.claimingBankReference,
          claimingBank: bankAt(message.senderLt),
          charges: textOf(message.charges),
          account: wordsOf(message.accountWithBank ?? message.beneficiaryBank),
        }),
      },
    },
  ],
  references: { credit: message.creditNumber },
  reference: message.claimingBankReference,
});

const mt744 = (message: MessageOf<'744'>): Meant => ({
  readings: [
    {
      command: 'RejectReimbursement',
      terms: {
        reason: present({
          reason: textOf(message.reason?.code, message.reason?.narrative, message.senderToReceiver),
        }),
      },
    },
  ],
  references: { credit: message.creditNumber, claim: message.claimReference },
  reference: message.senderReference,
});

export const reimbursementReadings = {
  '740': mt740,
  '742': mt742,
  '744': mt744,
  '747': mt747,
} satisfies Readers;
