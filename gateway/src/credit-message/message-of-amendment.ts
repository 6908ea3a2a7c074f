/** An MT707 out of the terms of an amendment: what changes, and never what results. */
import { type AmendmentTerms, type CreditTerms, narrativeMembers } from '@chopmark/chaincode/api';
import { present } from '../plugins/own-terms.ts';
import type { MessageJson } from '../swift/api.ts';
import {
  availabilityOf,
  coveredOf,
  firmsOf,
  formOf,
  mapped,
  type Members,
  messageAmount,
  permissionsOf,
  type Route,
  routed,
  routeOfGoods,
  rulesOf,
  tenorOf,
  termsOfBanks,
} from './credit-content.ts';
import { messageBankOf } from './parties.ts';
import type { Drafted } from './step.ts';
import { type MessageLoss, noField, unsaidMembers } from './unsaid.ts';
import { amendedTextMembers, amendmentChargeWords, amendmentActionWords } from './words.ts';

type Changes = NonNullable<AmendmentTerms['goods']>;

/** One `/REPALL/` says all paragraphs, because it excludes every other code in its field. */
const textChanges = (changes: Changes): Members[] => {
  const texts = changes.map(({ text }) => `+${text}`);
  if (changes.some(({ code }) => code === 'replace-all')) {
    return [{ action: 'REPALL', text: texts.join('\n') }];
  }
  return changes.map(({ code, text }) => ({ action: amendmentActionWords[code], text: `+${text}` }));
};

const textsOf = (amendment: AmendmentTerms): Members =>
  Object.fromEntries(
    narrativeMembers.map((member) => [amendedTextMembers[member], mapped(amendment[member], textChanges)]),
  );

/** Terms that an amendment may replace and that an MT707 has no field for. */
const withoutField = [
  'transferringBank',
  'advisingBank',
  'negotiation',
  'services',
  'instalments',
  'contractNumber',
];

const unsaidOf = ({ replace = {}, remove = [] }: AmendmentTerms, said: Members): MessageLoss[] => [
  ...unsaidMembers('/amendment/replace', replace, withoutField),
  ...(replace.tenor !== undefined && said['deferredPayment'] === undefined && said['draftsAt'] === undefined
    ? [noField('/amendment/replace/tenor', replace.tenor)]
    : []),
  ...unsaidMembers('/amendment/replace/shipment', replace.shipment ?? {}, ['mode']),
  ...unsaidMembers('/amendment/replace/rules', replace.rules ?? {}, ['eucp']),
  ...remove.map((member, at) => noField(`/amendment/remove/${at}`, member)),
];

export interface AmendmentMessage {
  readonly route: Route;
  /** `ADVI` and `ACNF` pass on what another bank issued; `ACNF` extends the sender's confirmation to it. */
  readonly purpose: 'ISSU' | 'ADVI' | 'ACNF';
  readonly number: number;
  /** The day of the amendment. */
  readonly date: string;
}

const headerOf = (terms: CreditTerms, { route, purpose, number, date }: AmendmentMessage): Members => ({
  ...routed('707', route),
  sequence: { number: 1, total: 1 },
  senderReference: terms.creditNumber,
  receiverReference: purpose === 'ISSU' ? 'NONREF' : terms.creditNumber,
  issuingBankReference: terms.creditNumber,
  issuingBank: messageBankOf(terms.issuingBank),
  issueDate: terms.issueDate,
  amendmentNumber: number,
  amendmentDate: date,
  purpose,
});

/** The amendment to a credit of these terms. */
export const mt707Of = (
  terms: CreditTerms,
  amendment: AmendmentTerms,
  message: Omit<AmendmentMessage, 'date'>,
): Drafted => {
  const { replace = {}, increase, decrease, charge, senderToReceiver } = amendment;
  const said = present({
    ...headerOf(terms, { ...message, date: amendment.date }),
    form: mapped(replace.transferable, formOf),
    ...rulesOf(replace),
    expiry: replace.expiry,
    ...firmsOf(replace),
    increase: mapped(increase, messageAmount),
    decrease: mapped(decrease, messageAmount),
    ...coveredOf(replace),
    ...availabilityOf(replace),
    ...tenorOf(replace, replace.availability ?? terms.availability),
    ...permissionsOf(replace),
    ...routeOfGoods(replace),
    ...textsOf(amendment),
    amendmentCharges: mapped(charge, ({ payer, narrative }) =>
      present({ code: amendmentChargeWords[payer], narrative: narrative?.join('\n') }),
    ),
    ...termsOfBanks(replace),
    reimbursingBank: mapped(replace.reimbursingBank, messageBankOf),
    senderToReceiver,
  });
  return { message: said as MessageJson, unsaid: unsaidOf(amendment, said) };
};

/** The request for consent to the cancellation of a credit; it takes the number after the last amendment. */
export const cancellationOf = (terms: CreditTerms, message: AmendmentMessage): Drafted => ({
  message: present({ ...headerOf(terms, message), cancellationRequest: 'CANCEL' }) as MessageJson,
  unsaid: [],
});
