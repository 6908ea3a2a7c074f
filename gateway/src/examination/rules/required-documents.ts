/** Whether all documents are there, in the right number: UCP 600 arts. 14(f), 17. */
import type { DocumentType, PresentedDocument } from '@chopmark/chaincode/api';
import type { Dossier, Examined } from '../dossier.ts';
import { isAnswer } from '../requirements/answers.ts';
import type { Demand, Requirement } from '../requirements/requirement.ts';
import {
  complies,
  decide,
  discrepancy,
  judgement,
  type Located,
  onEach,
  onPresentation,
  type Rule,
} from '../rule.ts';
import { wordsOf } from '../text/plain.ts';

const isTaxInvoice = ({ document: { particulars } }: Examined): boolean =>
  particulars.type === 'VAT_INVOICE' || particulars.type === 'FULLY_DIGITAL_INVOICE';

/** Documents that were found to answer the paragraph, or any that may. */
const answersOf = ({ documents }: Dossier, { id, demand }: Requirement): readonly Examined[] => {
  const own = documents.filter(({ requirements }) => requirements.some((one) => one.id === id));
  const answers = own.filter(({ document }) => isAnswer(demand, document));
  return answers.length > 0 ? answers : documents.filter(({ document }) => isAnswer(demand, document));
};

const asked = (dossier: Dossier): readonly Requirement[] =>
  dossier.requirements.filter(
    ({ id, demand }) => id.startsWith('46A') && (demand.types ?? demand.named) !== undefined,
  );

const nameOf = ({ types, named }: Demand): string => named?.join(' or ') ?? types?.join(' or ') ?? 'document';

const certificates: readonly DocumentType[] = [
  ...(['INSPECTION', 'WEIGHT', 'QUALITY', 'ANALYSIS', 'BENEFICIARY_CERT', 'OTHER'] as const),
];

/** A document that no paragraph was found to ask for, and that the credit may mean by another name. */
const perhapsMeant = (
  { requirements, presentation: { documents } }: Dossier,
  { types = [], named }: Demand,
): PresentedDocument | undefined => {
  const mayBe = types.some((type) => certificates.includes(type)) ? certificates : ['OTHER'];
  return documents.find(
    (document) =>
      (named !== undefined || mayBe.includes(document.particulars.type)) &&
      document.particulars.type !== 'DRAFT' &&
      !requirements.some(({ demand }) => isAnswer(demand, document)),
  );
};

/** Titles of one word are the table's: `INVOICE`. */
const titleWordsMin = 2;
/** How many words may stand before a document's name: numbers of originals, signatures. */
const wordsBefore = 8;

const documentWord =
  /\b(?:CERTIFICATES?|REPORTS?|LISTS?|INVOICES?|NOTES?|DECLARATIONS?|STATEMENTS?|RECEIPTS?|ADVICES?|BILLS?|COP(?:Y|IES))\b/;

/**
 * A document headed as the paragraph begins, under a name that the grammar took apart, and no other is named after it.
 */
const headedLike = (
  { presentation: { documents } }: Dossier,
  { text }: Requirement,
): PresentedDocument | undefined =>
  documents.find(({ title = '' }) => {
    const name = ` ${wordsOf(title).join(' ')} `;
    const words = ` ${wordsOf(text).join(' ')} `;
    const at = words.indexOf(name);
    const before = words.slice(0, Math.max(at, 0)).trim().split(' ').length;
    const isHeading = at >= 0 && before <= wordsBefore && wordsOf(title).length >= titleWordsMin;
    return isHeading && !documentWord.test(words.slice(at + name.length));
  });

const isPresented = (dossier: Dossier, requirement: Requirement): Located => {
  const { id, demand } = requirement;
  const where = { requirement: id, expected: nameOf(demand) };
  const [answer] = answersOf(dossier, requirement);
  if (answer === undefined) {
    const other = perhapsMeant(dossier, demand);
    const missing = { ...where, field: '/documents' };
    const headed = headedLike(dossier, requirement);
    if (headed?.title !== undefined) return complies({ ...where, found: headed.title });
    if (demand.alsoNamed !== undefined)
      return judgement({ ...missing, found: 'none', note: 'the paragraph names other documents too' });
    if (demand.orOnInvoice === true)
      return judgement({ ...missing, found: 'none', note: 'the invoice may declare it instead' });
    if (other === undefined) return discrepancy({ ...missing, found: 'none' });
    const found = other.title ?? other.particulars.type;
    return judgement({ ...missing, found, note: 'a document that nothing else asks for may be meant' });
  }
  const found = answer.document.title ?? answer.document.particulars.type;
  return { ...complies({ ...where, found }), document: answer };
};

/** A paragraph that asks for a second document asks for it as much as for the first. */
const arePresented: Rule['check'] = (dossier) =>
  asked(dossier).flatMap((requirement): Located[] => {
    const { alsoAsked, ...first } = requirement.demand;
    const second = alsoAsked === undefined ? [] : [{ ...requirement, demand: { types: alsoAsked } }];
    return [{ ...requirement, demand: first }, ...second].map((one) => isPresented(dossier, one));
  });

interface Count {
  readonly originals: number;
  readonly copies: number;
  readonly issued: number;
}
interface Counted {
  readonly holds: boolean;
  /** Who reads the paragraph decides. */
  readonly isOpen?: boolean;
  readonly expected: string;
  readonly found: string;
}

const countOf = (answers: readonly Examined[]): Count => {
  const sum = (of: (document: Examined['document']) => number): number =>
    answers.reduce((total, { document }) => total + of(document), 0);
  return {
    originals: sum(({ originals }) => originals),
    copies: sum(({ copies }) => copies),
    issued: sum(({ particulars }) =>
      'originalsIssued' in particulars ? (particulars.originalsIssued ?? 1) : 1,
    ),
  };
};

/** Counts over all documents that answer a paragraph; an electronic record is original and copy at once (eUCP e9). */
const counting = (
  check: (count: Count, demand: Demand, text: string) => Counted | undefined,
): Rule['check'] => {
  const countEach = (dossier: Dossier): Located[] =>
    asked(dossier).flatMap((requirement): Located[] => {
      const answers = answersOf(dossier, requirement).filter(
        (answer) => !isTaxInvoice(answer) && answer.document.medium === 'paper',
      );
      const [first] = answers;
      const seen =
        first === undefined ? undefined : check(countOf(answers), requirement.demand, requirement.text);
      if (first === undefined || seen === undefined) return [];
      const { holds, isOpen, ...values } = seen;
      const where = { requirement: requirement.id, field: '/originals', ...values };
      const outcome = isOpen === true && !holds ? judgement(where) : decide(holds, where);
      return [{ ...outcome, document: first }];
    });
  return countEach;
};

/** "In 3 copies" beside no number of originals are 3 documents, one of them an original (ISBP A29). */
const countWanted = ({ total, originals, copies = 0, fullSet, copyOnly }: Demand): number => {
  if (total !== undefined) return total;
  if (originals !== undefined || fullSet === true) return (originals ?? 1) + copies;
  return copyOnly === true ? Math.max(copies, 1) : copies;
};

const isDraftAsked = ({ credit }: Dossier): boolean =>
  credit.draft !== undefined || credit.availability.by === 'acceptance';

export const requiredDocumentRules: readonly Rule[] = [
  {
    id: 'document-presented',
    title: 'Every document that the credit asks for is presented.',
    articles: { UCP600: 'UCP 600 arts. 2, 14(a); field 46A', 'CN-DLC-2016': 'Measures 2016 arts. 14, 50' },
    code: 'MISSING_DOC',
    cure: 'Present the missing document within the limits for presentation.',
    check: arePresented,
  },
  {
    id: 'draft-presented',
    title: 'A draft is presented where the credit is available by drafts.',
    articles: { UCP600: 'UCP 600 art. 6; field 42C' },
    code: 'MISSING_DOC',
    cure: 'Present the draft.',
    check: onPresentation((dossier) => {
      if (!isDraftAsked(dossier)) return undefined;
      const found = dossier.ofTypes(['DRAFT']).length > 0 ? 'DRAFT' : 'none';
      return decide(found === 'DRAFT', { field: '/documents', expected: 'DRAFT', found });
    }),
  },
  {
    id: 'one-original',
    title: 'At least one original of each document is presented, unless copies are asked for.',
    articles: { UCP600: 'UCP 600 arts. 17(a), 17(d)', 'CN-DLC-2016': 'Examination rules art. 54' },
    code: 'MISSING_ORIGINALS',
    cure: 'Present an original.',
    check: counting(({ originals }, { copyOnly, total, copies }, text) =>
      copyOnly === true
        ? undefined
        : {
            holds: originals > 0,
            isOpen: total === undefined && copies === undefined && /COP(?:Y|IES)|复印|副本/i.test(text),
            expected: 'one original at least',
            found: `${originals} originals`,
          },
    ),
  },
  {
    id: 'originals-number',
    title: 'As many originals are presented as the credit asks for.',
    articles: { UCP600: 'UCP 600 arts. 17(a), 17(e)', 'CN-DLC-2016': 'Examination rules art. 54' },
    code: 'MISSING_ORIGINALS',
    cure: 'Present the missing originals.',
    check: counting(({ originals }, demand) =>
      demand.originals === undefined || demand.originals < 2
        ? undefined
        : {
            holds: originals >= demand.originals,
            expected: `${demand.originals} originals`,
            found: `${originals} originals`,
          },
    ),
  },
  {
    id: 'full-set',
    title: 'All originals that were issued are presented where the credit asks for the full set.',
    articles: {
      UCP600: 'UCP 600 arts. 19(a)(iv), 20(a)(iv), 21(a)(iv), 22(a)(iv)',
      'CN-DLC-2016': 'Examination rules art. 54',
    },
    code: 'MISSING_ORIGINALS',
    cure: 'Present the full set of originals.',
    check: counting(({ originals, issued }, { fullSet }) =>
      fullSet === true
        ? { holds: originals >= issued, expected: `${issued} originals`, found: `${originals} originals` }
        : undefined,
    ),
  },
  {
    id: 'copies-number',
    title: 'As many copies are presented as the credit asks for; originals count as copies.',
    articles: { UCP600: 'UCP 600 arts. 17(d), 17(e)', 'CN-DLC-2016': 'Examination rules art. 54' },
    code: 'MISSING_ORIGINALS',
    cure: 'Present the missing copies.',
    check: counting(({ originals, copies }, demand) => {
      const wanted = countWanted(demand);
      if (demand.total === undefined && demand.copies === undefined) return undefined;
      return {
        holds: originals + copies >= wanted,
        expected: `${wanted} in all`,
        found: `${originals + copies} in all`,
      };
    }),
  },
  {
    id: 'document-function',
    title:
      'A provisional or pro-forma invoice is no commercial invoice, and a document fulfils the function of what is asked for.',
    articles: { UCP600: 'UCP 600 arts. 14(f), 18', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'MISSING_DOC',
    cure: 'Present a document of the kind that the credit asks for.',
    check: onEach(({ document: { title, particulars } }) => {
      if (title === undefined) return undefined;
      const where = { field: '/title', expected: particulars.type, found: title };
      const isProvisional =
        /\b(PRO[- ]?FORMA|PROVISIONAL|PRELIMINARY|DRAFT COPY|SPECIMEN)\b|形式发票|样本/i.test(title);
      return decide(!isProvisional, where);
    }),
  },
];
