/** Whether two papers name the same firm. */
import { bare, mayBeTypingError, wordsOf } from './plain.ts';

export type Likeness = 'same' | 'unclear' | 'different';

/** Words that firms and banks write in more than one way. */
const sameWords: Readonly<Record<string, string>> = {
  COMPANY: 'CO',
  LIMITED: 'LTD',
  CORPORATION: 'CORP',
  INCORPORATED: 'INC',
  INTERNATIONAL: 'INTL',
  'INT L': 'INTL',
  MANUFACTURING: 'MFG',
  INDUSTRIES: 'IND',
  INDUSTRIAL: 'IND',
  INDUSTRY: 'IND',
  IMPORTS: 'IMPORTS',
  IMP: 'IMPORT',
  EXP: 'EXPORT',
  GESELLSCHAFT: 'GES',
  AKTIENGESELLSCHAFT: 'AG',
  SOCIETE: 'STE',
  BROTHERS: 'BROS',
  GOVERNMENT: 'GOVT',
  DEPARTMENT: 'DEPT',
  ASSOCIATION: 'ASSN',
};
/** Words that a name may carry or not. */
const silentWords = new Set(['THE', 'AND', 'M', 'S', 'MESSRS', 'OF']);

const skeletonOf = (name: string): string =>
  wordsOf(name.replace(/^\s*M\/S\.?\s/i, '').replace(/\bJOINT[- ]STOCK (?:COMPANY|CO\b\.?)/i, 'JSC'))
    .map((word) => sameWords[word] ?? word)
    .filter((word, index) => (index > 0 ? word !== 'AND' && word !== 'OF' : !silentWords.has(word)))
    .join('');

/** Names as papers write them: abbreviations of the form of company and punctuation make no difference. */
export const compareNames = (expected: string, found: string): Likeness => {
  const [one, other] = [skeletonOf(expected), skeletonOf(found)];
  if (one === other || bare(expected) === bare(found)) return 'same';
  return mayBeTypingError(one, other) ? 'unclear' : 'different';
};

export const isSameName = (expected: string, found: string): boolean =>
  compareNames(expected, found) === 'same';

/** Whether a longer text names the firm: a signature `for and on behalf of EASTERN HARBOUR TRADING CO LTD`. */
export const namesFirm = (text: string, firm: string): boolean => skeletonOf(text).includes(skeletonOf(firm));

/** Numbers of papers: separators carry nothing. */
export const isSameNumber = (expected: string, found: string): boolean => bare(expected) === bare(found);
