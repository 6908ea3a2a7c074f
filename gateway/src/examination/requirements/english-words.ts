/** Words that English phrases share. */
import type { Demand, Who } from './requirement.ts';

const numerals = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE', 'TEN'];
const folds = ['', 'DUPLICATE', 'TRIPLICATE', 'QUADRUPLICATE', 'QUINTUPLICATE', 'SEXTUPLICATE'];

/** `3`, `THREE`, `THREE (3)`, `3 (THREE)`. */
export const count = `(?:\\d{1,2}|${numerals.join('|')})(?: ?\\((?:\\d{1,2}|${numerals.join('|')})\\))?`;

export const countOf = (text: string | undefined): number => {
  const digits = /\d+/.exec(text ?? '')?.[0];
  if (digits !== undefined) return Number(digits);
  const word = /[A-Z]+/.exec(text ?? '')?.[0] ?? '';
  return numerals.indexOf(word) + 1;
};

export const foldPattern = folds.slice(1).join('|');
export const foldOf = (word: string | undefined): number => folds.indexOf(word ?? '') + 1;

/** Up to the next comma, full stop, semicolon, line of another phrase or the end. */
export const name = "[\\p{L}\\p{N}][\\p{L}\\p{N} .&'()/-]{1,120}?";
/** Words with which the paragraph goes on after a name; "and" alone may be part of one. */
const goesOn =
  'IN|WITH|MARKED|NOTIFY|NOTIFYING|SHOWING|INDICATING|STATING|CERTIFYING|EVIDENCING|CONFIRMING|BEARING|DATED|FOR|TO|' +
  'AND (?:NOTIFY|MARKED|BLANK|ENDORSED|SHOWING|INDICATING|STATING|CERTIFYING|EVIDENCING|BEARING|CONSIGNED|SIGNED|' +
  'COUNTERSIGNED|DATED|CLAIMS|COVERING|ONE|TWO|THREE|\\d|ALL|A)';
/** What ends a name. */
export const end = `(?=\\s*(?:[,;:]|\\.(?:\\s|$)|$|\\s(?:${goesOn})\\s))`;

const roles: readonly (readonly [RegExp, Who])[] = [
  [/^(?:THE )?(?:L\/C |CREDIT )?(?:APPLICANT|BUYER|ACCOUNTEE|OPENER|ACCOUNT PARTY)(?:'S)?$/, 'applicant'],
  [/^(?:THE )?(?:L\/C |CREDIT )?(?:BENEFICIARY|SELLER|EXPORTER)(?:'S)?$/, 'beneficiary'],
  [
    /^(?:THE )?(?:L\/C |CREDIT )?(?:ISSUING|OPENING) BANK(?:'S)?$|^(?:US|OURSELVES|OUR BANK)$/,
    'issuing-bank',
  ],
  [/^(?:THE )?(?:NOMINATED|NEGOTIATING|PRESENTING) BANK$/, 'nominated-bank'],
];

/** What role words say; other words are a name. */
export const whoOf = (text: string | undefined): Who => {
  const words = (text ?? '').replace(/\s+/g, ' ').trim().replace(/[.,]$/, '');
  return roles.find(([pattern]) => pattern.test(words))?.[1] ?? { name: words };
};

/** Words that name no issuer but a kind of one: any but the beneficiary will do (UCP 600 art. 3). */
const anyIssuer =
  /\b(?:INDEPENDENT|COMPETENT|QUALIFIED|OFFICIAL|RECOGNI[SZ]ED|REPUTED|FIRST[- ]CLASS|WELL[- ]KNOWN|THIRD[- ]PARTY|NEUTRAL)\b|第三方|有资质|权威|独立/;

/** What is asked where a paragraph says who issues a document. */
export const issuedBy = (who: Who): Demand =>
  typeof who !== 'string' && anyIssuer.test(who.name) ? { issuerNotBeneficiary: true } : { issuedBy: who };
