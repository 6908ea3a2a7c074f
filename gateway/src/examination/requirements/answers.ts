/** Which presented document answers which paragraph. */
import type { DocumentType, PresentedDocument } from '@chopmark/chaincode/api';
import { wordsOf } from '../text/plain.ts';
import { typesOfTitle } from './parse.ts';
import type { Demand } from './requirement.ts';

/** The type as captured, and what the heading on its face says. */
export const titleTypes = ({ title, particulars }: PresentedDocument): readonly DocumentType[] => [
  particulars.type,
  ...(title === undefined ? [] : typesOfTitle(title)),
];

const formWords = new Set([
  'CERTIFICATE',
  'CERTIFICATES',
  'OF',
  'THE',
  'A',
  'REPORT',
  'STATEMENT',
  'LIST',
  'DECLARATION',
  'ORIGINAL',
]);

const hasName = (named: string, { title }: PresentedDocument): boolean => {
  const wanted = wordsOf(named).filter((word) => !formWords.has(word));
  const seen = wordsOf(title ?? '');
  return wanted.length > 0 ? wanted.every((word) => seen.includes(word)) : title !== undefined;
};

/** A charter party bill is examined as the bill of lading that it is presented as. */
const near: Partial<Record<DocumentType, DocumentType>> = { CHARTER_PARTY_BL: 'BILL_OF_LADING' };

/** Whether a document is presented for this demand. */
export const isAnswer = (
  { types: first, alsoAsked, named }: Demand,
  document: PresentedDocument,
): boolean => {
  if (named !== undefined && first?.includes('OTHER') === true && alsoAsked === undefined)
    return hasName(named, document);
  const types = first === undefined ? undefined : [...first, ...(alsoAsked ?? [])];
  if (types === undefined) return false;
  const { type } = document.particulars;
  return titleTypes(document).some((one) => types.includes(one)) || types.includes(near[type] ?? type);
};
