/** What documents must say: numbers that they quote, sentences, language, dates: UCP 600 art. 14. */
import { coverage, showsNumber, textOf } from '../document-text.ts';
import type { Dossier, Examined } from '../dossier.ts';
import type { Demand, Quoted } from '../requirements/requirement.ts';
import {
  complies,
  decide,
  discrepancy,
  judgement,
  type Observation,
  onEach,
  onPresentation,
  type Rule,
} from '../rule.ts';
import { latestShipment } from '../shipment.ts';
import { isSameNumber } from '../text/names.ts';
import { isHan } from '../text/plain.ts';
import { demandsOn } from './signature.ts';

/** The value of what must be quoted and where the document would show it; `undefined` where the credit does not say. */
const quotedValue = (
  { credit, documents, goods }: Dossier,
  quoted: Quoted,
): readonly [string | undefined, string] => {
  switch (quoted) {
    case 'credit-number':
      return [credit.creditNumber, '/references/creditNumber'];
    case 'credit-date':
      return [credit.issueDate, '/references/creditDate'];
    case 'issuing-bank':
      return [credit.issuingBank.name, '/references/issuingBank'];
    case 'contract-number':
      return [credit.contractNumber ?? goods[0]?.contractNumber, '/references/contractNumber'];
    case 'invoice-number':
      return [
        documents.find(({ document }) => document.particulars.type === 'INVOICE')?.document.number,
        '/references/invoiceNumber',
      ];
  }
};

const quotes = (dossier: Dossier, { document }: Examined, quoted: Quoted): Observation => {
  const [value, field] = quotedValue(dossier, quoted);
  const stated = (document.references as Record<string, string> | undefined)?.[
    field.slice('/references/'.length)
  ];
  if (value === undefined)
    return decide(stated !== undefined, { field, expected: quoted, found: stated ?? 'none' });
  const holds = stated === undefined ? showsNumber(document, value) : isSameNumber(value, stated);
  return decide(holds, { field, expected: value, found: stated ?? (holds ? value : 'none') });
};

/** Words that another rule compares field by field. */
const states = (text: string, document: Examined, isSentence: boolean): Observation => {
  const share = coverage(text, textOf(document.document));
  const where = { field: '/statements', expected: text, found: `${share} % of its words` };
  if (share >= 90) return complies(where);
  return isSentence && share < 50 ? discrepancy(where) : judgement(where);
};

const isNumberOfCredit = ({ presentation, credit }: Dossier): Observation[] =>
  [
    ['/creditNumber', presentation.creditNumber],
    ['/coveringSchedule/creditNumber', presentation.coveringSchedule?.creditNumber],
    ['/noticeOfCompleteness/creditNumber', presentation.noticeOfCompleteness?.creditNumber],
  ].flatMap(([field, found]) =>
    field === undefined || found === undefined
      ? []
      : [decide(isSameNumber(credit.creditNumber, found), { field, expected: credit.creditNumber, found })],
  );

const isInLanguage = (language: string, { document }: Examined): Observation => {
  const found = document.language;
  const where = { field: '/language', expected: language, found: found ?? 'not captured' };
  if (found !== undefined) return decide(found === language, where);
  return language === 'en' && isHan(textOf(document)) ? judgement(where) : complies(where);
};

const transport =
  /^(BILL_OF_LADING|SEA_WAYBILL|CHARTER_PARTY_BL|MULTIMODAL|AIR_WAYBILL|ROAD|RAIL|INLAND_WATERWAY|TRANSPORT_DOC)$/;
const invoice = /INVOICE$/;

/** Which types of documents have the particulars that a demand is compared with. */
const comparedIn: readonly (readonly [keyof Demand, RegExp])[] = [
  ['consignee', new RegExp(`${transport.source}|${invoice.source}`)],
  ['madeOutTo', new RegExp(`${transport.source}|${invoice.source}`)],
  ['endorsed', new RegExp(`${transport.source}|INSURANCE`)],
  ['notify', transport],
  ['freight', new RegExp(`${transport.source}|COURIER|POST`)],
  ['coverPercent', /INSURANCE/],
  ['risks', /INSURANCE/],
  ['claimsPayableIn', /INSURANCE/],
  ['origin', /CERT_ORIGIN/],
];

const uncompared = (id: string, demand: Demand, { document }: Examined): Observation[] =>
  comparedIn.flatMap(([name, types]) => {
    const isForInvoice =
      invoice.test(document.particulars.type) && (demand.madeOutTo ?? 'applicant') !== 'applicant';
    if (demand[name] === undefined) return [];
    const where = {
      requirement: id,
      field: '/particulars',
      expected: name,
      found: document.particulars.type,
    };
    return [types.test(document.particulars.type) && !isForInvoice ? complies(where) : judgement(where)];
  });

export const contentRules: readonly Rule[] = [
  {
    id: 'presentation-names-credit',
    title: 'The presentation names the credit under which it is made.',
    articles: { UCP600: 'UCP 600 art. 14(d); eUCP art. e6', 'CN-DLC-2016': 'Measures 2016 arts. 40 to 43' },
    code: 'CONFLICTING_DATA',
    cure: 'Present under the right credit.',
    check: onPresentation(isNumberOfCredit),
  },
  {
    id: 'credit-number-not-conflicting',
    title: 'A document that quotes a credit quotes this one.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Correct the credit number.',
    check: onEach(({ document: { references } }, { credit }) =>
      references?.creditNumber === undefined
        ? undefined
        : decide(isSameNumber(credit.creditNumber, references.creditNumber), {
            field: '/references/creditNumber',
            expected: credit.creditNumber,
            found: references.creditNumber,
          }),
    ),
  },
  {
    id: 'credit-date-not-conflicting',
    title: 'A document that quotes the date of the credit quotes it right.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Correct the date of the credit.',
    check: onEach(({ document: { references } }, { credit }) =>
      references?.creditDate === undefined
        ? undefined
        : decide(references.creditDate === credit.issueDate, {
            field: '/references/creditDate',
            expected: credit.issueDate,
            found: references.creditDate,
          }),
    ),
  },
  {
    id: 'contract-number-not-conflicting',
    title: "A document that quotes the contract quotes the credit's.",
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Correct the contract number.',
    check: onEach(({ document: { references } }, { credit, goods }) => {
      const expected =
        credit.contractNumber ?? goods.find(({ contractNumber }) => contractNumber)?.contractNumber;
      const found = references?.contractNumber;
      if (expected === undefined || found === undefined) return undefined;
      return decide(isSameNumber(expected, found), { field: '/references/contractNumber', expected, found });
    }),
  },
  {
    id: 'quotes-what-is-asked',
    title: 'A document quotes the numbers, dates and names that the credit asks it to quote.',
    articles: {
      UCP600: 'UCP 600 arts. 14(d), 14(f); field 47A',
      'CN-DLC-2016': 'Measures 2016 arts. 14, 50',
    },
    code: 'CONFLICTING_DATA',
    cure: 'Have the number added by the issuer of the document.',
    check: onEach((examined, dossier) =>
      demandsOn(examined).flatMap(({ id, demand }) =>
        (demand.quotes ?? []).map((quoted) => ({ requirement: id, ...quotes(dossier, examined, quoted) })),
      ),
    ),
  },
  {
    id: 'states-what-is-asked',
    title: 'A document states the sentence that the credit asks for; word for word is not needed.',
    articles: { UCP600: 'UCP 600 art. 14(f)', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the issuer add the statement.',
    check: onEach((examined) =>
      demandsOn(examined).flatMap(({ id, demand }) =>
        (demand.statements ?? []).map((text) => ({ requirement: id, ...states(text, examined, true) })),
      ),
    ),
  },
  {
    id: 'shows-what-is-asked',
    title: 'A document shows the particulars that the credit asks it to show.',
    articles: { UCP600: 'UCP 600 art. 14(f)', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the issuer add the particulars.',
    check: onEach((examined) =>
      demandsOn(examined).flatMap(({ id, demand }) =>
        (demand.shows ?? []).map((text) => ({ requirement: id, ...states(text, examined, false) })),
      ),
    ),
  },
  {
    id: 'language',
    title: 'Documents are in the language that the credit asks for.',
    articles: { UCP600: 'ISBP A21; field 47A', 'CN-DLC-2016': 'Measures 2016: Chinese' },
    code: 'CONFLICTING_DATA',
    cure: 'Present the document in the language of the credit.',
    check: onEach((examined, { condition: { language } }) =>
      language === undefined ? undefined : isInLanguage(language, examined),
    ),
  },
  {
    id: 'dated-by-shipment',
    title: 'A document that must precede shipment is dated not later than shipment.',
    articles: { UCP600: 'UCP 600 arts. 14(d), 14(f)', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'CONFLICTING_DATA',
    cure: 'Present a document that shows the event on or before the date of shipment.',
    check: onEach((examined, { shipments }) => {
      const shippedOn = latestShipment(shipments);
      const { particulars, issueDate, title } = examined.document;
      const isPreShipment =
        demandsOn(examined).some(({ demand }) => demand.beforeShipment === true) ||
        /PRE[- ]?SHIPMENT/i.test(title ?? '');
      const event = 'inspectedOn' in particulars ? (particulars.inspectedOn ?? issueDate) : issueDate;
      if (!isPreShipment || shippedOn === undefined || event === undefined) return undefined;
      return decide(event <= shippedOn, {
        field: '/issueDate',
        expected: `not later than ${shippedOn}`,
        found: event,
      });
    }),
  },
  {
    id: 'asked-particulars-compared',
    title: 'What the credit asks of a document whose type has no such particulars is compared by a person.',
    articles: { UCP600: 'UCP 600 art. 14(f)', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'CONFLICTING_DATA',
    cure: 'Present a document that shows what the credit asks.',
    check: onEach((examined) =>
      demandsOn(examined).flatMap(({ id, demand }) => uncompared(id, demand, examined)),
    ),
  },
];
