/** The terms of an amendment out of an MT707 and its continuations. */
import { type AmendmentTerms, AmendmentTerms as Schema, narrativeMembers } from '@chopmark/chaincode/api';
import { present } from '../plugins/own-terms.ts';
import { itemsOf } from '../swift/kinds/text.ts';
import type { MessageOf } from '../swift/api.ts';
import { type Members, mapped } from './credit-content.ts';
import { availableWithOf, bankOf, firmOf } from './parties.ts';
import { tenorOfWording } from './tenor.ts';
import {
  amendedTextMembers,
  amendmentActionWords,
  amendmentChargeWords,
  availabilityWords,
  confirmationWords,
  permissionWords,
  termOf,
} from './words.ts';

type Mt707 = MessageOf<'707'>;

export interface AmendmentOfMessage {
  readonly terms: Partial<AmendmentTerms>;
  readonly remarks: readonly { readonly pointer: string; readonly text: string }[];
}

const money = ({ value, currency }: NonNullable<Mt707['increase']>) => ({ amount: value, currency });

/** Each paragraph is a change of its own, as the terms of the credit count them. */
const changesOf = (texts: NonNullable<Mt707['amendedGoods']>) =>
  texts.flatMap(({ action, text }) =>
    itemsOf(text)
      .filter((item) => item.trim() !== '')
      .map((item) => ({ code: termOf(amendmentActionWords, action), text: item.trim() })),
  );

const shipmentOf = (message: Mt707): Members | undefined => {
  const shipment = present({
    takingInCharge: message.takingInCharge,
    portOfLoading: message.portOfLoading,
    portOfDischarge: message.portOfDischarge,
    finalDestination: message.finalDestination,
    latestDate: message.latestShipment,
    period: message.shipmentPeriod,
    partial: termOf(permissionWords, message.partialShipments),
    transhipment: termOf(permissionWords, message.transhipment),
  });
  return Object.keys(shipment).length === 0 ? undefined : shipment;
};

const drawingOf = ({ availability, draftsAt, deferredPayment, drawee, mixedPayment }: Mt707): Members => ({
  availability: mapped(availability, ({ by, with: bank }) => ({
    by: termOf(availabilityWords, by),
    with: availableWithOf(bank),
  })),
  tenor: mapped(deferredPayment ?? draftsAt, tenorOfWording),
  draft:
    draftsAt === undefined && drawee === undefined
      ? undefined
      : present({ wording: draftsAt, drawee: mapped(drawee, bankOf) }),
  mixedPayment,
});

const replacedBy = (message: Mt707): Members =>
  present({
    rules: mapped(message.applicableRules, ({ code, narrative }) => present({ code, narrative })),
    transferable: mapped(message.form, (form) => form.includes('TRANSFERABLE')),
    expiry: message.expiry,
    applicant: mapped(message.applicant, (lines) => firmOf(lines)),
    beneficiary: mapped(message.beneficiary, ({ nameAddress, account }) => firmOf(nameAddress, account)),
    tolerance: mapped(message.tolerance, ({ plusPct, minusPct }) => ({ plus: plusPct, minus: minusPct })),
    additionalAmounts: message.additionalAmounts,
    ...drawingOf(message),
    shipment: shipmentOf(message),
    charges: message.charges,
    presentationPeriod: message.presentationPeriod,
    confirmation: termOf(confirmationWords, message.confirmation),
    confirmingBank: mapped(message.requestedConfirmationParty, bankOf),
    reimbursingBank: mapped(message.reimbursingBank, bankOf),
    instructionsToBank: message.instructionsToBank,
    adviseThroughBank: mapped(message.adviseThroughBank, bankOf),
  });

const chargeOf = ({ code, narrative }: NonNullable<Mt707['amendmentCharges']>): Members =>
  present({ payer: termOf(amendmentChargeWords, code), narrative: narrative?.split('\n') });

const termsOf = (message: Mt707): Members => {
  const replace = replacedBy(message);
  const texts = narrativeMembers.map((member) => [
    member,
    mapped(message[amendedTextMembers[member]], changesOf),
  ]);
  return present({
    date: message.amendmentDate,
    increase: mapped(message.increase, money),
    decrease: mapped(message.decrease, money),
    replace: Object.keys(replace).length === 0 ? undefined : replace,
    ...(Object.fromEntries(texts) as Members),
    charge: mapped(message.amendmentCharges, chargeOf),
    senderToReceiver: message.senderToReceiver,
  });
};

const remarksOf = (message: Mt707, terms: Members): AmendmentOfMessage['remarks'] => {
  const parsed = Schema.safeParse(terms);
  const issues = parsed.success ? [] : parsed.error.issues;
  const wording = message.deferredPayment ?? message.draftsAt;
  const tenor = (terms['replace'] as Members | undefined)?.['tenor'];
  return [
    ...issues.map(({ path, message: text }) => ({
      pointer: path.map((part) => `/${String(part)}`).join(''),
      text,
    })),
    ...(wording !== undefined && tenor === undefined
      ? [{ pointer: '/replace/tenor', text: `not understood: ${wording.join('\n')}` }]
      : []),
    ...(shipmentOf(message) === undefined
      ? []
      : [
          { pointer: '/replace/shipment', text: 'replaces the shipment as a whole: add what stays as it is' },
        ]),
  ];
};

export const amendmentOfMessage = (message: Mt707): AmendmentOfMessage => {
  const terms = termsOf(message);
  return { terms, remarks: remarksOf(message, terms) };
};
