/** What documents must say: numbers that they quote, sentences, language, dates: UCP 600 art. 14. */
import type { PresentedDocument } from '@chopmark/chaincode/api';
import { coverage, showsNumber, textOf } from '../document-text.ts';
import type { Dossier, Examined } from '../dossier.ts';
import type { Quoted } from '../requirements/requirement.ts';
import {
  byLikeness,
  complies,
  decide,
  discrepancy,
  judgement,
  type Observation,
  onEach,
  onPresentation,
  type Rule,
} from '../rule.ts';
import { askedOf, saidBy } from '../messages.ts';
import { latestShipment } from '../shipment.ts';
import { contactShown } from '../contact-details.ts';
import { shownParticulars } from '../shown-particulars.ts';
import { isSameNumber } from '../text/names.ts';
import { isHan, wordsOf } from '../text/plain.ts';
import { compareLimits } from '../text/specifications.ts';
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

/** Absence is sure where the document states nothing at all and holds next to none of the words. */
const isSilent = ({ statements = [], particulars }: PresentedDocument, share: number): boolean =>
  statements.length === 0 && !('result' in particulars && particulars.result !== undefined) && share < 35;

const resultOf = ({ particulars, statements = [] }: PresentedDocument): string =>
  ('result' in particulars ? particulars.result : undefined) ?? statements[0] ?? 'none';

const byContact = (isShown: boolean, where: { field: string; expected: string }): Observation =>
  isShown ? complies({ ...where, found: 'name and address' }) : judgement({ ...where, found: 'not found' });

/** Particulars that are fields, contact details, and limits are compared as such. */
const asFields = (text: string, asked: string, document: PresentedDocument): Observation[] | undefined => {
  const field = '/statements';
  const fields = shownParticulars(text, document);
  if (fields !== undefined)
    return fields.map(({ name, isShown }) =>
      decide(isShown, { field: `${field}/${name}`, expected: name, found: isShown ? name : 'none' }),
    );
  const contact = contactShown(text, document);
  if (contact !== undefined) return [byContact(contact, { field, expected: asked })];
  const limits = compareLimits(text, textOf(document));
  const where = { field, expected: asked, found: resultOf(document), note: 'the limits of the credit' };
  return limits === undefined ? undefined : [byLikeness(limits, where)];
};

const states = (
  asked: string,
  { document }: Examined,
  dossier: Dossier,
  isSentence: boolean,
): Observation[] => {
  const text = askedOf(asked, document, dossier);
  const fields = asFields(text, asked, document);
  if (fields !== undefined) return fields;
  const share = coverage(text, saidBy(dossier, document));
  const where = { field: '/statements', expected: asked, found: `${share} % of its words` };
  if (share >= 90) return [complies(where)];
  const isOther = isHan(text) === isHan(textOf(document)) && share < 15;
  return [isSentence && (isSilent(document, share) || isOther) ? discrepancy(where) : judgement(where)];
};

/** A number that the credit spells out stands on the document or not. */
const showsNumbers = (numbers: readonly string[], { document }: Examined): Observation[] =>
  numbers.map((number) => {
    const holds = showsNumber(document, number);
    return decide(holds, { field: '/references', expected: number, found: holds ? number : 'none' });
  });

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

const isInLanguage = (languages: readonly string[], { document }: Examined): Observation => {
  const found = document.language;
  const where = { field: '/language', expected: languages.join(' or '), found: found ?? 'not captured' };
  if (found !== undefined) return decide(languages.includes(found), where);
  return !languages.includes('zh') && isHan(textOf(document)) ? judgement(where) : complies(where);
};

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
        [
          ...(demand.quotes ?? []).map((quoted) => quotes(dossier, examined, quoted)),
          ...showsNumbers(demand.numbers ?? [], examined),
        ].map((seen) => ({ requirement: id, ...seen })),
      ),
    ),
  },
  {
    id: 'states-what-is-asked',
    title: 'A document states the sentence that the credit asks for; word for word is not needed.',
    articles: { UCP600: 'UCP 600 art. 14(f)', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the issuer add the statement.',
    check: onEach((examined, dossier) =>
      demandsOn(examined).flatMap(({ id, demand }) =>
        (demand.statements ?? []).flatMap((text) =>
          states(text, examined, dossier, true).map((seen) => ({ requirement: id, ...seen })),
        ),
      ),
    ),
  },
  {
    id: 'shows-what-is-asked',
    title: 'A document shows the particulars that the credit asks it to show.',
    articles: { UCP600: 'UCP 600 art. 14(f)', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the issuer add the particulars.',
    check: onEach((examined, dossier) =>
      demandsOn(examined).flatMap(({ id, demand }) =>
        (demand.shows ?? []).flatMap((text) =>
          states(text, examined, dossier, false).map((seen) => ({ requirement: id, ...seen })),
        ),
      ),
    ),
  },
  {
    id: 'refused-words',
    title:
      'No document shows what the credit refuses by name; one that has the words is for a person to look at.',
    articles: { UCP600: 'UCP 600 art. 14(d); field 47A' },
    code: 'CONFLICTING_DATA',
    cure: 'Present a document without it.',
    check: (dossier) =>
      dossier.requirements.flatMap(({ id, condition: { refusedWords = [] } }) =>
        dossier.documents.flatMap((document) =>
          refusedWords.map((words) => {
            const isShown = wordsOf(words).every((word) => wordsOf(textOf(document.document)).includes(word));
            const where = { requirement: id, expected: `no ${words}`, found: isShown ? words : 'none' };
            return { document, ...(isShown ? judgement(where) : complies(where)) };
          }),
        ),
      ),
  },
  {
    id: 'language',
    title: 'Documents are in the language that the credit asks for.',
    articles: { UCP600: 'ISBP A21; field 47A', 'CN-DLC-2016': 'Measures 2016: Chinese' },
    code: 'CONFLICTING_DATA',
    cure: 'Present the document in the language of the credit.',
    check: onEach((examined, { condition: { languages } }) =>
      languages === undefined ? undefined : isInLanguage(languages, examined),
    ),
  },
  {
    id: 'dated-where-asked',
    title: 'A document bears its date where the credit asks for it.',
    articles: { UCP600: 'UCP 600 art. 14(f); ISBP A11', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the issuer date the document.',
    check: onEach((examined) =>
      demandsOn(examined).flatMap(({ id, demand }) => {
        const found = examined.document.issueDate ?? examined.document.signatures[0]?.date;
        const where = { requirement: id, field: '/issueDate', expected: 'a date', found: found ?? 'none' };
        return demand.dated === true ? [decide(found !== undefined, where)] : [];
      }),
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
];
