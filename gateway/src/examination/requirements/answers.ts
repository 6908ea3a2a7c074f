/** Which presented document answers which paragraph. */
import type { DocumentType, PresentedDocument } from '@chopmark/chaincode/api';
import { wordsOf } from '../text/plain.ts';
import { typesOfTitle } from './parse.ts';
import type { Demand } from './requirement.ts';

const headingTypes = ({ title }: PresentedDocument): readonly DocumentType[] =>
  title === undefined ? [] : typesOfTitle(title);

/** The type as captured, and what the heading on its face says. */
export const titleTypes = (document: PresentedDocument): readonly DocumentType[] => [
  document.particulars.type,
  ...headingTypes(document),
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
  if (named?.some((name) => hasName(name, document)) === true) return true;
  const types = [...(first ?? []), ...(alsoAsked ?? [])].filter(
    (type) => type !== 'OTHER' || named === undefined || alsoAsked !== undefined,
  );
  const { type } = document.particulars;
  return titleTypes(document).some((one) => types.includes(one)) || types.includes(near[type] ?? type);
};

/** How well a document answers: by its heading or its own type, or by a type that may stand for it. */
const strength = (
  { types = [], alsoAsked = [], named = [] }: Demand,
  document: PresentedDocument,
): number => {
  if (named.some((name) => hasName(name, document))) return 3;
  const headed = headingTypes(document);
  const { type } = document.particulars;
  const own = headed[0] ?? type;
  if ([types[0], ...alsoAsked].includes(own)) return 3;
  return headed.some((one) => types.includes(one)) || type === types[0] ? 2 : 1;
};

/** Paragraphs that the document answers: those it answers best, unless nothing else answers the others. */
export const answered = <T extends { readonly demand: Demand }>(
  requirements: readonly T[],
  document: PresentedDocument,
  others: readonly PresentedDocument[],
): T[] => {
  const asked = requirements.filter(({ demand }) => isAnswer(demand, document));
  const best = Math.max(...asked.map(({ demand }) => strength(demand, document)));
  return asked.filter(({ demand }) => {
    const own = strength(demand, document);
    if (own === best) return true;
    return !others.some(
      (other) => other !== document && isAnswer(demand, other) && strength(demand, other) > own,
    );
  });
};
