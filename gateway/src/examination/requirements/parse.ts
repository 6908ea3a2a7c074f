/** Fields 46A and 47A as requirements, each paragraph with what was not understood of it. */
import type { CreditTerms, DocumentType } from '@chopmark/chaincode/api';
import { isHan } from '../text/plain.ts';
import { chineseGrammar } from './chinese.ts';
import { englishConditions, englishNonDocumentary } from './english-conditions.ts';
import { englishDetails, englishSentences } from './english-details.ts';
import { englishDocuments, otherEnglishDocuments } from './english-documents.ts';
import { type Grammar, mergeDemands, read, type Reading } from './phrases.ts';
import type { Requirement } from './requirement.ts';

const silent =
  /[\s+,.;:()"'*-]+|(?:AND|OR|THE|A|AN|OF|IN|WITH|BY|ON|AS|ALSO|BE|TO|IS|ARE|ALL|BOTH|EACH|DULY|MUST|SHALL|FOLLOWING|DOCUMENTS?|REQUIRED|MARKED|\d{1,2}[.)])(?![\p{L}\p{N}])/uy;
const word = /[\p{L}\p{N}]+|[^]/uy;

/** Field 46A: what documents are asked for. */
const documentsGrammar: Grammar = {
  phrases: [...englishDocuments, ...englishDetails, ...englishConditions],
  general: [...otherEnglishDocuments, ...englishSentences],
  silent,
  word,
};
/** Field 47A: what is asked besides; a document may be asked for here too. */
const conditionsGrammar: Grammar = {
  phrases: [...englishConditions, ...englishDocuments, ...englishDetails],
  general: [...englishNonDocumentary, ...englishSentences],
  silent,
  word,
};

const titleGrammar: Grammar = { phrases: englishDocuments, general: [], silent, word };

/** A Chinese paragraph quotes numbers and names in Latin letters, never the other way round. */
const grammarOf = (text: string, latin: Grammar): Grammar => (isHan(text) ? chineseGrammar : latin);

/** What is refused is no demand: unless a condition said it whole, a person reads it. */
const refuses =
  /\b(?:NOT|UN)[ -]?(?:ACCEPTABLE|ACCEPTED|ALLOWED|PERMITTED)\b|\bPROHIBITED\b|不接受|不得|不允许|禁止/i;
const ofAllDocuments =
  /\b(?:ALL|EACH|EVERY)\b[^.;]{0,30}\bDOCUMENTS?\b|(?:所有|全部|各|每份)[^。；]{0,6}单据/i;

const whole = (text: string): Reading => ({
  demand: {},
  condition: {},
  notUnderstood: [{ start: 0, end: text.length, text }],
});

/** "All documents … must indicate the credit number": asked of each of them, though no document is named. */
const spread = (text: string, reading: Reading): Reading => {
  const { types, named, ...demand } = reading.demand;
  if (types !== undefined || named !== undefined || !ofAllDocuments.test(text)) return reading;
  if (Object.keys(demand).length === 0) return reading;
  const allDocuments = mergeDemands(reading.condition.allDocuments ?? {}, demand);
  return { ...reading, demand: {}, condition: { ...reading.condition, allDocuments } };
};

const requirementOf = (field: string, text: string, index: number, latin: Grammar): Requirement => {
  const reading = read(text, grammarOf(text, latin));
  const isSaidWhole = reading.notUnderstood.length === 0 && Object.keys(reading.demand).length === 0;
  const understood = refuses.test(text) && !isSaidWhole ? whole(text) : spread(text, reading);
  return { id: `${field}/${index + 1}`, text, ...understood };
};

const requirementsOf = (field: string, paragraphs: readonly string[], latin: Grammar): Requirement[] =>
  paragraphs.map((text, index) => requirementOf(field, text, index, latin));

export const requirementsFrom = (credit: CreditTerms): readonly Requirement[] => [
  ...requirementsOf('46A', credit.documentsRequired, documentsGrammar),
  ...requirementsOf('47A', credit.additionalConditions, conditionsGrammar),
];

/** The types that a heading names: `CERTIFICATE OF WEIGHT AND QUALITY`. */
export const typesOfTitle = (title: string): readonly DocumentType[] =>
  read(title, isHan(title) ? chineseGrammar : titleGrammar).demand.types ?? [];
