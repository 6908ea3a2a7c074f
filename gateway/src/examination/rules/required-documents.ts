/** Whether all documents are there, in the right number: UCP 600 arts. 14(f), 17. */
import type { Dossier, Examined } from '../dossier.ts';
import { isAnswer } from '../requirements/answers.ts';
import type { Demand, Requirement } from '../requirements/requirement.ts';
import { complies, decide, discrepancy, type Located, onEach, onPresentation, type Rule } from '../rule.ts';

const isTaxInvoice = ({ document: { particulars } }: Examined): boolean =>
  particulars.type === 'VAT_INVOICE' || particulars.type === 'FULLY_DIGITAL_INVOICE';

const answersOf = ({ documents }: Dossier, demand: Demand): readonly Examined[] =>
  documents.filter(({ document }) => isAnswer(demand, document));

const asked = (dossier: Dossier): readonly Requirement[] =>
  dossier.requirements.filter(
    ({ id, demand }) => id.startsWith('46A') && (demand.types ?? demand.named) !== undefined,
  );

const nameOf = ({ types, named }: Demand): string => named ?? types?.join(' or ') ?? 'document';

const isPresented = (dossier: Dossier, { id, demand }: Requirement): Located => {
  const where = { requirement: id, expected: nameOf(demand) };
  const [answer] = answersOf(dossier, demand);
  if (answer === undefined) return discrepancy({ ...where, field: '/documents', found: 'none' });
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
const counting = (check: (count: Count, demand: Demand) => Counted | undefined): Rule['check'] => {
  const countEach = (dossier: Dossier): Located[] =>
    asked(dossier).flatMap((requirement): Located[] => {
      const answers = answersOf(dossier, requirement.demand).filter(
        (answer) => !isTaxInvoice(answer) && answer.document.medium === 'paper',
      );
      const [first] = answers;
      const seen = first === undefined ? undefined : check(countOf(answers), requirement.demand);
      if (first === undefined || seen === undefined) return [];
      const { holds, ...values } = seen;
      return [
        {
          ...decide(holds, { requirement: requirement.id, field: '/originals', ...values }),
          document: first,
        },
      ];
    });
  return countEach;
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
    check: counting(({ originals }, { copyOnly }) =>
      copyOnly === true
        ? undefined
        : { holds: originals > 0, expected: 'one original at least', found: `${originals} originals` },
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
      const wanted = demand.total ?? (demand.originals ?? 1) + (demand.copies ?? 0);
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
