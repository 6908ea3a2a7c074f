/** Words that English phrases share. */
import type { Demand, Who } from './requirement.ts';

const numerals = [
  ...['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE', 'TEN', 'ELEVEN', 'TWELVE'],
];
const folds = [
  ...['', 'DUPLICATE', 'TRIPLICATE', 'QUADRUPLICATE', 'QUINTUPLICATE', 'SEXTUPLICATE', 'SEPTUPLICATE'],
  ...['OCTUPLICATE', 'NONUPLICATE', 'DECUPLICATE'],
];
const otherFolds: Readonly<Record<string, number>> = {
  QUADRIPLICATE: 4,
  SEXTUPLE: 6,
  SEPTUPLE: 7,
  OCTUPLE: 8,
};

const digits = '\\d{1,2}';
const numeral = `(?:${digits}|${numerals.join('|')})`;
/** `3`, `THREE`, `THREE (3)`, `3 (THREE)`, `03`. */
export const count = `(?:${numeral}(?: ?\\(${numeral}\\))?)`;

export const countOf = (text: string | undefined): number => {
  const figures = /\d+/.exec(text ?? '')?.[0];
  if (figures !== undefined) return Number(figures);
  const word = /[A-Z]+/.exec(text ?? '')?.[0] ?? '';
  return numerals.indexOf(word) + 1;
};

export const foldPattern = [...folds.slice(1), ...Object.keys(otherFolds)].join('|');
export const foldOf = (word: string | undefined): number =>
  otherFolds[word ?? ''] ?? folds.indexOf(word ?? '') + 1;

/** Up to the next comma, full stop, semicolon, line of another phrase or the end. */
export const name = "[\\p{L}\\p{N}][\\p{L}\\p{N} .,&'()/-]{1,120}?";
/** Words with which the paragraph goes on after a name; "and" alone may be part of one. */
const goesOn =
  'IN|WITH|MARKED|NOTIFY|NOTIFYING|SHOWING|INDICATING|STATING|CERTIFYING|EVIDENCING|CONFIRMING|BEARING|DATED|FOR|TO|' +
  'GIVING|BASED|QUOTING|MENTIONING|COVERING|STIPULATING|DECLARING|CONSIGNED|ISSUED|SIGNED|WHICH|THAT|IS REQUIRED|AT|ON|AS RECEIVED|ADVISING|REFERRING|' +
  'AND (?:NOTIFY|NOTIFYING|MARKED|BLANK|ENDORSED|SHOWING|INDICATING|STATING|CERTIFYING|EVIDENCING|BEARING|CONSIGNED|' +
  'SIGNED|STAMPED|QUOTING|MENTIONING|COUNTERSIGNED|DATED|CLAIMS|COVERING|FREIGHT|ONE|TWO|THREE|\\d|ALL|A|THE(?! (?:ISSUING|OPENING|APPLICANT|BUYER|BENEFICIARY|CONFIRMING)\\b))';
/** Forms of company that stand behind a comma or a full stop within a name. */
const form =
  '(?:LTD|LIMITED|INC|LLC|L\\.L\\.C|CORP|S\\.?A|S\\.?R\\.?L|GMBH|B\\.?V|PTE|PVT|PLC|JSC|LLP|C\\.?V|S\\.?P\\.?A|SDN|BHD|CO)\\b';
/** The full stop of an abbreviation ends nothing: `GOVT. OF INDIA`. */
const fullStop = `(?<!\\b(?:MR|MRS|MS|DR|ST|[A-Z]))\\.(?:\\s+(?!${form}|OF\\b|AND\\b)|$)`;
/** A comma behind which a name goes on. */
const comma = `,(?!\\s*(?:${form}|(?:MINISTRY|DEPARTMENT|DEPT)\\b))`;
/** What ends a name. */
export const end = `(?=\\s*(?:[;:]|${comma}|${fullStop}|\\.?$|\\s\\(|\\s[-–](?=\\s)|\\s(?:${goesOn})(?=[\\s:]|$)))`;

const roles: readonly (readonly [RegExp, Who])[] = [
  [
    /^(?:THE )?(?:L\/C |CREDIT )?(?:APPLICANT|BUYER|ACCOUNTEE|OPENER|ACCOUNT PARTY|IMPORTER|PURCHASER)S?(?:'S?)?$/,
    'applicant',
  ],
  [/^(?:THE )?(?:L\/C |CREDIT )?(?:BENEFICIARY|SELLER|EXPORTER|SUPPLIER)(?:'S)?$/, 'beneficiary'],
  [
    /^(?:THE )?(?:L\/C |CREDIT )?(?:ISSUING|OPENING|L\/C ISSUING|L\/C OPENING) BANK(?:'S)?$|^(?:US|OURSELVES|OURSELF|OUR BANK|THE BANK|OUR GOOD SELVES)$/,
    'issuing-bank',
  ],
  [/^(?:THE )?(?:NOMINATED|NEGOTIATING|PRESENTING) BANK$/, 'nominated-bank'],
];

/** What role words say; other words are a name. */
export const whoOf = (text: string | undefined): Who => {
  const words = (text ?? '').replace(/\s+/g, ' ').replace(/^[\s'"]+|[\s'".,]+$/g, '');
  return roles.find(([pattern]) => pattern.test(words))?.[1] ?? { name: words };
};

/** Words that name no issuer but a kind of one: any but the beneficiary will do (UCP 600 art. 3). */
const anyIssuer =
  /^(?:AN?|ANY|ONE) (?:[\p{L}-]+ ){0,3}(?:COMPANY|AGENCY|BODY|BUREAU|ORGANI[SZ]ATION|INSTITUT(?:E|ION)|LABORATORY|SURVEYORS?|FIRM|AUTHORITY)$|\b(?:INDEPENDENT|COMPETENT|QUALIFIED|OFFICIAL|RECOGNI[SZ]ED|REPUTED|FIRST[- ]CLASS|WELL[- ]KNOWN|THIRD[- ]PARTY|NEUTRAL|LICENSED|ACCREDITED|REPUTABLE|INTERNATIONALLY)\b|第三方|有资质|权威|独立/u;

/** What is asked where a paragraph says who issues a document. */
export const issuedBy = (who: Who): Demand =>
  typeof who !== 'string' && anyIssuer.test(who.name) ? { issuerNotBeneficiary: true } : { issuedBy: who };
