/** Drafts: UCP 600 arts. 6(b), 6(c); ISBP part B. */
import { minorOf } from '@chopmark/chaincode/api';
import { moneyText } from '../amounts.ts';
import type { Dossier, Of } from '../dossier.ts';
import { compareParty } from '../parties.ts';
import {
  byLikeness,
  complies,
  decide,
  discrepancy,
  judgement,
  type Observation,
  onTypes,
  type Rule,
} from '../rule.ts';
import { compareWithWords } from '../text/amounts-in-words.ts';
import { compareNames, type Likeness, namesFirm } from '../text/names.ts';
import { bare, plain } from '../text/plain.ts';

type Draft = Of<'DRAFT'>;

const rule = (part: Omit<Rule, 'code' | 'cure' | 'articles'> & { readonly article: string }): Rule => {
  const { article, ...rest } = part;
  return { ...rest, articles: { UCP600: article }, code: 'DRAFT_ERROR', cure: 'Present a corrected draft.' };
};

const drafts = (
  check: (draft: Draft, dossier: Dossier) => Observation | readonly Observation[] | undefined,
): Rule['check'] => onTypes(['DRAFT'], check);

const datePattern =
  /\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[-. /]?(?:ST|ND|RD|TH)?[-. ]?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*[-., ]+\d{2,4}\b|\b(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* \d{1,2},? \d{4}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/g;
const tenorWords = (text: string): string =>
  bare(
    plain(
      text
        .toUpperCase()
        .replace(/\b(?:FOR|UP TO) .*$/, ' ')
        .replace(datePattern, ' '),
    )
      .replace(/\b(DRAFTS?|AT|THE|DATE OF|OF|FOR|PCT|PERCENT|INVOICE VALUE|FULL|100 ?%?)\b/g, ' ')
      .replace(/\bB L\b|\bBL\b|\bBILLS? LADING\b/g, 'BILL LADING')
      .replace(/\bFROM\b/g, 'AFTER')
      .replace(/\bDAYS?\b/g, 'DAYS'),
  ).replace(/DATE$/, '');

type Tenor = Dossier['credit']['tenor'];

const isSight = (tenor: string): boolean => /\bSIGHT\b/i.test(tenor) && !/\d/.test(tenor);

/** Another number of days or months is another tenor. */
const otherPeriod = ({ days, months }: Tenor, tenor: string): boolean => {
  const period = days ?? months;
  return (
    period !== undefined &&
    !new RegExp(`\\b${period}\\b`).test(tenor) &&
    /\d{1,3} ?(DAYS?|MONTHS?)/i.test(tenor)
  );
};

const sameWords = (wording: string, tenor: string): boolean => {
  const [one, other] = [tenorWords(wording), tenorWords(tenor)];
  return one.includes(other) || other.includes(one);
};

const sameTenor = ({ date }: Tenor, wording: string, tenor: string): boolean =>
  sameWords(wording, tenor) || (date !== undefined && tenor.includes(date));

const wordingOf = ({ draft, tenor }: Dossier['credit']): string =>
  (draft?.wording ?? tenor.wording ?? [tenor.basis]).join(' ');

/** `AT SIGHT`, `90 DAYS AFTER B/L DATE`, against field 42C. */
const isTenor = ({ particulars: { tenor } }: Draft, { credit }: Dossier): Observation => {
  const wording = wordingOf(credit);
  const where = { field: '/particulars/tenor', expected: wording, found: tenor ?? 'none' };
  if (tenor === undefined) return discrepancy(where);
  if (credit.tenor.basis === 'sight') return decide(isSight(tenor), where);
  if (isSight(tenor) || otherPeriod(credit.tenor, tenor)) return discrepancy(where);
  return sameTenor(credit.tenor, wording, tenor) ? complies(where) : judgement(where);
};

const draweeNames = ({ credit }: Dossier): string[] => {
  const { name, bic } = credit.draft?.drawee ?? {};
  return [name, bic, bic?.replace(/XXX$/, '')].filter((text) => text !== undefined);
};

const bestName = (names: readonly string[], drawee: string): Likeness => {
  const answers = names.map((name) => (namesFirm(drawee, name) ? 'same' : compareNames(name, drawee)));
  if (answers.includes('same')) return 'same';
  return answers.includes('unclear') ? 'unclear' : 'different';
};

const isDrawee = ({ particulars: { drawee } }: Draft, dossier: Dossier): Observation | undefined => {
  const names = draweeNames(dossier);
  if (names.length === 0) return undefined;
  const where = { field: '/particulars/drawee', expected: names.join(' / '), found: drawee ?? 'none' };
  if (drawee === undefined) return discrepancy(where);
  const likeness = bestName(names, drawee);
  const isBicAlone = dossier.credit.draft?.drawee.name === undefined;
  const isApplicant = compareParty(dossier.credit, 'applicant', drawee) === 'same';
  return byLikeness(likeness === 'different' && isBicAlone && !isApplicant ? 'unclear' : likeness, where);
};

export const draftRules: readonly Rule[] = [
  rule({
    id: 'draft-amount',
    title: 'The draft is for the amount claimed.',
    article: 'UCP 600 art. 14(d); ISBP B14',
    check: drafts(({ particulars: { amount } }, { presentation: { amountClaimed } }) =>
      decide(amount.currency === amountClaimed.currency && minorOf(amount) === minorOf(amountClaimed), {
        field: '/particulars/amount',
        expected: moneyText(amountClaimed),
        found: moneyText(amount),
      }),
    ),
  }),
  rule({
    id: 'draft-words-and-figures',
    title: 'The amount of the draft in words is that in figures.',
    article: 'ISBP B14',
    check: drafts(({ particulars: { amount, amountInWords } }) =>
      amountInWords === undefined
        ? undefined
        : byLikeness(compareWithWords(amount, amountInWords), {
            field: '/particulars/amountInWords',
            expected: moneyText(amount),
            found: amountInWords,
          }),
    ),
  }),
  rule({
    id: 'draft-tenor',
    title: 'The tenor of the draft is that of the credit.',
    article: 'ISBP B2; field 42C',
    check: drafts(isTenor),
  }),
  rule({
    id: 'draft-drawee',
    title: 'The draft is drawn on the drawee that the credit names.',
    article: 'UCP 600 art. 6(c); field 42a',
    check: drafts(isDrawee),
  }),
  rule({
    id: 'draft-not-on-applicant',
    title: 'The draft is not drawn on the applicant.',
    article: 'UCP 600 art. 6(c)',
    check: drafts(({ particulars: { drawee } }, { credit }) =>
      drawee === undefined
        ? undefined
        : decide(compareParty(credit, 'applicant', drawee) !== 'same', {
            field: '/particulars/drawee',
            expected: 'not the applicant',
            found: drawee,
          }),
    ),
  }),
  rule({
    id: 'draft-drawn-by-beneficiary',
    title: 'The draft is drawn by the beneficiary.',
    article: 'ISBP B8',
    check: drafts(({ particulars: { drawer }, document: { issuer, signatures } }, { credit }) => {
      const found = drawer ?? issuer?.name ?? signatures[0]?.by;
      const where = {
        field: '/particulars/drawer',
        expected: credit.beneficiary.name,
        found: found ?? 'none',
      };
      return found === undefined
        ? discrepancy(where)
        : byLikeness(compareParty(credit, 'beneficiary', found), where);
    }),
  }),
  rule({
    id: 'draft-signed',
    title: 'The draft is signed by its drawer.',
    article: 'ISBP B8',
    check: drafts(({ document: { signatures } }, { credit }) => {
      const found = signatures.map(({ by }) => by).join(' / ') || 'none';
      const where = { field: '/signatures', expected: credit.beneficiary.name, found };
      if (signatures.length === 0) return discrepancy(where);
      const isDrawer = signatures.some(
        ({ by, onBehalfOf, capacity }) =>
          capacity === 'beneficiary' ||
          compareParty(credit, 'beneficiary', `${by} ${onBehalfOf ?? ''}`) === 'same',
      );
      return isDrawer ? complies(where) : judgement({ ...where, note: 'a person may sign for the drawer' });
    }),
  }),
  rule({
    id: 'draft-maturity-determinable',
    title: 'A draft with a tenor after an event lets its maturity be found from the draft itself.',
    article: 'ISBP B2, B5',
    check: drafts(({ particulars: { maturityDate, tenor }, document: { issueDate } }, { credit }) => {
      if (credit.tenor.basis === 'sight' || credit.tenor.basis === 'after-sight') return undefined;
      const shows = maturityDate !== undefined || /\d{4}/.test(tenor ?? '');
      const where = {
        field: '/particulars/maturityDate',
        expected: 'a date from which it runs, or its maturity',
        found: maturityDate ?? tenor ?? 'none',
      };
      return shows || issueDate !== undefined ? complies(where) : judgement(where);
    }),
  }),
  rule({
    id: 'draft-endorsed',
    title: 'A draft payable to another than the presenter is endorsed.',
    article: 'ISBP B16',
    check: drafts(({ particulars: { payee, endorsements = [] } }, { credit }) => {
      if (payee === undefined) return undefined;
      const isOwn =
        /\b(OURSELVES|OUR ORDER|MYSELF)\b/i.test(payee) ||
        compareNames(credit.beneficiary.name, payee) === 'same';
      return isOwn
        ? decide(endorsements.length > 0, {
            field: '/particulars/endorsements',
            expected: 'an endorsement of the payee',
            found: endorsements[0]?.by ?? 'none',
          })
        : complies({ field: '/particulars/payee', found: payee });
    }),
  }),
];
