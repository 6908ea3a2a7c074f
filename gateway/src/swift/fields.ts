/** The fields of category 7: what they are called, and of which kind their content is. Options stand in one entry. */
import { amendedText } from './kinds/amended-text.ts';
import { amount, amountByOption, datedAmount } from './kinds/amounts.ts';
import {
  amendmentCharges,
  applicableRules,
  checkChargeCodes,
  code,
  codeBetweenSlashes,
  disposal,
  fileIdentification,
  formAndConfirmation,
} from './kinds/codes.ts';
import { date, dateAndPlace } from './kinds/dates.ts';
import type { Kind } from './kinds/kind.ts';
import { count, digits, originalMessage, period, sequence, tolerance } from './kinds/numbers.ts';
import { accountHolder, availability, bank } from './kinds/parties.ts';
import { identifier, line, lines, narrative, paragraphs, reference } from './kinds/text.ts';

export interface Field<T> {
  readonly title: string;
  readonly kind: Kind<T>;
}

const field = <T>(title: string, kind: Kind<T>): Field<T> => ({ title, kind });

const charges: Kind<string[]> = {
  ...narrative('6*35z'),
  codes: 'charges',
  read: ({ text }, reading) => {
    checkChargeCodes(text, reading);
    return text.split('\n');
  },
};

const senderToReceiver = narrative('6*35z');
const goodsText = paragraphs('100*65z');
const amended = amendedText('100*65z');
const place = line('140z');

export const fields = {
  '11a': field('Message type and date of the original message', originalMessage('RS')),
  '11S': field('Message type and date of the original message', originalMessage('S')),
  '12': field('Sub-message type', digits('3!n')),
  '20': field('Reference of the sender or of the credit', reference('16x')),
  '21': field('Related reference', reference('16x')),
  '21A': field('Credit number', reference('16x')),
  '22A': field('Purpose of message', code('4!c', 'purposeOfAmendment')),
  '22D': field('Form of undertaking', code('4!c', 'formOfUndertaking')),
  '23': field('Further reference', reference('16x')),
  '23/authorisation': field('Further identification', code('16x', 'authorisation')),
  '23H': field('Function of message', code('8!c', 'functionOfMessage')),
  '23S': field('Cancellation request', code('6!a', 'cancellationRequest')),
  '23X': field('File identification', fileIdentification),
  '25': field('Account identification', identifier('35x')),
  '26E': field('Number of amendment', count('3n')),
  '27': field('Sequence of total', sequence),
  '30': field('Date', date),
  '31C': field('Date of issue', date),
  '31D': field('Date and place of expiry', dateAndPlace),
  '31E': field('New date of expiry', date),
  '32A': field('Date and amount', datedAmount),
  '32B': field('Currency and amount', amount),
  '32a/charges': field('Amount of charges', amountByOption({ dated: 'D', plain: 'B' })),
  '32C': field('Value date and amount credited', datedAmount),
  '32D': field('Value date and amount debited', datedAmount),
  '32a': field('Principal amount', amountByOption({ dated: 'A', plain: 'B' })),
  '33A': field('Date and amount', datedAmount),
  '33B': field('Currency and amount', amount),
  '33a': field('Amount', amountByOption({ dated: 'A', plain: 'B' })),
  '34B': field('Currency and amount', amount),
  '34a': field('Total amount claimed', amountByOption({ dated: 'A', plain: 'B' })),
  '39A': field('Percentage credit amount tolerance', tolerance),
  '39C': field('Additional amounts covered', lines('4*35x')),
  '40A': field('Form of documentary credit', code('24x', 'formOfCredit')),
  '40B': field('Form of documentary credit, and confirmation', formAndConfirmation),
  '40E': field('Applicable rules', applicableRules),
  '40F': field('Applicable rules', code('30x', 'reimbursementRules')),
  '41a': field('Available with … by …', availability),
  '42C': field('Drafts at', lines('3*35x')),
  '42M': field('Mixed payment details', lines('4*35x')),
  '42P': field('Negotiation or deferred payment details', lines('4*35x')),
  '42a': field('Drawee', bank('AD')),
  '43P': field('Partial shipments', code('11x', 'partialShipments')),
  '43T': field('Transhipment', code('11x', 'transhipment')),
  '44A': field('Place of taking in charge, dispatch or receipt', place),
  '44B': field('Place of final destination or delivery', place),
  '44C': field('Latest date of shipment', date),
  '44D': field('Shipment period', narrative('6*65x')),
  '44E': field('Port of loading or airport of departure', place),
  '44F': field('Port of discharge or airport of destination', place),
  '45A': field('Description of goods or services', goodsText),
  '45B': field('Description of goods or services, amended', amended),
  '45D': field('Narrative', narrative('150*65z')),
  '46A': field('Documents required', goodsText),
  '46B': field('Documents required, amended', amended),
  '47A': field('Additional conditions', goodsText),
  '47B': field('Additional conditions, amended', amended),
  '48': field('Period for presentation in days', period),
  '49': field('Confirmation instructions', code('7!x', 'confirmation')),
  '49G': field('Special payment conditions for beneficiary', goodsText),
  '49H': field('Special payment conditions for bank only', goodsText),
  '49M': field('Special payment conditions for beneficiary, amended', amended),
  '49N': field('Special payment conditions for bank only, amended', amended),
  '50': field('Applicant', lines('4*35x')),
  '50B': field('Non-bank issuer', lines('4*35x')),
  '51a': field('Applicant bank', bank('AD')),
  '52a': field('Issuing bank', bank('AD')),
  '53a/AD': field('Reimbursing bank', bank('AD')),
  '53a': field("Sender's correspondent or reimbursing bank", bank('ABD')),
  '54a': field("Receiver's correspondent", bank('ABD')),
  '57a/AD': field('Account-with bank', bank('AD')),
  '57a': field('Account-with bank or advise-through bank', bank('ABD')),
  '58a': field('Requested confirmation party or beneficiary bank', bank('AD')),
  '59': field('Beneficiary', accountHolder),
  '71A': field('Reimbursing bank’s charges', code('3!a', 'reimbursementCharges')),
  '71B': field('Details of charges', lines('6*35x')),
  '71D': field('Charges', charges),
  '71N': field('Amendment charge payable by', amendmentCharges),
  '72': field('Sender to receiver information', narrative('6*35x')),
  '72Z': field('Sender to receiver information', senderToReceiver),
  '73A': field('Charges claimed or added', charges),
  '73R': field('Reason for non-payment', codeBetweenSlashes('/4!c/[35x]')),
  '73S': field('Disposal of reimbursement claim', codeBetweenSlashes('/4!c/[35x]')),
  '75': field('Queries', narrative('6*35x')),
  '76': field('Answers', narrative('6*35x')),
  '77': field('Narrative', narrative('20*35z')),
  '77A': field('Narrative', narrative('20*35x')),
  '77B': field('Disposal of documents', disposal),
  '77E': field('Proprietary message', narrative('[73x][$n*78x]')),
  '77J': field('Discrepancies', paragraphs('70*50z')),
  '78': field('Instructions to the paying, accepting or negotiating bank', paragraphs('12*65x')),
  '78D': field('Instructions from intermediary bank', paragraphs('12*65z')),
  '79': field('Narrative', narrative('35*50x')),
  '79Z': field('Narrative', narrative('35*50z')),
} as const;

export type FieldName = keyof typeof fields;

/** `41a` and A → `41A`; `32a/charges` and D → `32D`; a tag without options is itself. */
export const tagOf = (name: string, option: string): string => {
  const [tag = ''] = name.split('/');
  return option === '' ? tag : tag.replace('a', option);
};
