/** A credit as rows with English and Chinese labels: what the printed page, and anything else that shows one, shows. */
import type { CreditTerms, NamedBank, NamedFirm } from '@chopmark/chaincode/api';
import { amountInChinese, amountInEnglish } from './amount-in-words.ts';
import { availability, confirmation, form, labels, permission, type RowName, tenorBasis } from './labels.ts';

export interface SheetRow {
  readonly english: string;
  readonly chinese: string;
  /** Lines of the value; a word of a choice stands in both languages. */
  readonly lines: readonly string[];
}

type Lines = readonly (string | undefined)[] | undefined;
type Rows = Partial<Record<RowName, Lines>>;

const firm = ({ name, address, account, bank, uscc, lei }: NamedFirm): Lines => [
  name,
  ...address,
  uscc && `USCC ${uscc}`,
  lei && `LEI ${lei}`,
  bank,
  account && `A/C ${account}`,
];

const bank = (given: NamedBank | undefined): Lines =>
  given && [given.name, given.bic, ...given.address, given.cnaps && `CNAPS ${given.cnaps}`];

const both = (words: readonly [string, string] | undefined): Lines => words && [words.join(' / ')];

/** Each paragraph with its own line breaks. */
const paragraphs = (given: readonly string[] | undefined): Lines =>
  given?.flatMap((paragraph) => paragraph.split('\n').map((line, at) => (at === 0 ? `+ ${line}` : line)));

const amount = ({ amount: money, tolerance }: CreditTerms): Lines => [
  `${money.currency} ${money.amount}`,
  amountInEnglish(money),
  amountInChinese(money),
  tolerance && `+${tolerance.plus} % / -${tolerance.minus} %`,
];

const availableWith = ({ with: named }: CreditTerms['availability']): Lines =>
  'any' in named
    ? [`Any bank / 任何银行${named.place === undefined ? '' : `: ${named.place}`}`]
    : bank(named);

const tenor = ({ basis, days, months, date, wording }: CreditTerms['tenor']): Lines => {
  const [english, chinese] = tenorBasis[basis];
  const count = days ?? months;
  const units = days === undefined ? ['months', '个月'] : ['days', '天'];
  const said =
    count === undefined
      ? `${english} / ${chinese}`
      : `${count} ${units[0]} ${english} / ${chinese}${count}${units[1]}`;
  return [date === undefined ? said : `${said}: ${date}`, ...(wording ?? [])];
};

const shipmentRows = ({ shipment = {}, services = {} }: CreditTerms): Rows => ({
  partial: both(permission[shipment.partial ?? services.partial ?? 'unsaid']),
  transhipment: both(permission[shipment.transhipment ?? 'unsaid']),
  takingInCharge: [shipment.takingInCharge],
  portOfLoading: [shipment.portOfLoading],
  portOfDischarge: [shipment.portOfDischarge],
  finalDestination: [shipment.finalDestination],
  latestShipment: [shipment.latestDate ?? services.latestDate, ...(shipment.period ?? [])],
  servicePlace: [services.method, services.place],
});

const period = ({ presentationPeriod }: CreditTerms): Lines =>
  presentationPeriod && [`${presentationPeriod.days} days / 天`, presentationPeriod.narrative];

const rules = ({ profile, rules: { code, narrative, eucp } }: CreditTerms): Lines => [
  profile,
  code,
  narrative,
  eucp && `eUCP ${eucp}`,
];

const partyRows = (terms: CreditTerms): Rows => ({
  applicant: firm(terms.applicant),
  beneficiary: firm(terms.beneficiary),
  issuingBank: bank(terms.issuingBank),
  advisingBank: bank(terms.advisingBank),
  confirmation: both(confirmation[terms.confirmation]),
  confirmingBank: bank(terms.confirmingBank),
  reimbursingBank: bank(terms.reimbursingBank),
});

const negotiation = ({ negotiation: given }: CreditTerms): Lines =>
  given && ('any' in given ? ['Any bank / 任何银行'] : bank(given));

const paymentRows = (terms: CreditTerms): Rows => ({
  amount: amount(terms),
  additionalAmounts: terms.additionalAmounts,
  availableWith: availableWith(terms.availability),
  availableBy: both(availability[terms.availability.by]),
  tenor: tenor(terms.tenor),
  draft: terms.draft && [...terms.draft.wording, ...(bank(terms.draft.drawee) ?? [])],
  mixedPayment: terms.mixedPayment,
  negotiation: negotiation(terms),
});

const instalments = (terms: CreditTerms): Lines =>
  terms.instalments?.map(({ from, to, amount: part }) =>
    [`${from} – ${to}`, ...(part === undefined ? [] : [part.currency, part.amount])].join(' '),
  );

const rowsOf = (terms: CreditTerms): Rows => ({
  rules: rules(terms),
  form: both(form[terms.transferable ? 'transferable' : 'plain']),
  creditNumber: [terms.creditNumber],
  issueDate: [terms.issueDate],
  expiry: [terms.expiry.date, terms.expiry.place],
  ...partyRows(terms),
  ...paymentRows(terms),
  ...shipmentRows(terms),
  instalments: instalments(terms),
  contractNumber: [terms.contractNumber],
  goods: paragraphs(terms.goods),
  documentsRequired: paragraphs(terms.documentsRequired),
  additionalConditions: paragraphs(terms.additionalConditions),
  charges: terms.charges,
  presentationPeriod: period(terms),
  beneficiaryPaymentConditions: paragraphs(terms.beneficiaryPaymentConditions),
});

/** The rows that have something to say, in the order of the labels. */
export const sheetOf = (terms: CreditTerms): SheetRow[] => {
  const rows = rowsOf(terms);
  return (Object.keys(labels) as RowName[]).flatMap((name) => {
    const lines = (rows[name] ?? []).filter((line): line is string => line !== undefined && line !== '');
    const [english, chinese] = labels[name];
    return lines.length === 0 ? [] : [{ english, chinese, lines }];
  });
};
