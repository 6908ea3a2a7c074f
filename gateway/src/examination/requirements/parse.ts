/** Fields 46A and 47A as requirements, each paragraph with what was not understood of it. */
import type { CreditTerms, DocumentType } from '@chopmark/chaincode/api';
import { isHan } from '../text/plain.ts';
import { chineseGrammar } from './chinese.ts';
import { englishConditions, englishNonDocumentary } from './english-conditions.ts';
import { englishDetails, englishSentences } from './english-details.ts';
import { englishDocuments, otherEnglishDocuments } from './english-documents.ts';
import { englishLimits } from './english-limits.ts';
import { type Grammar, type KnownWords, type Meaning, mergeDemands, read, type Reading } from './phrases.ts';
import type { Requirement } from './requirement.ts';

const silent =
  /[\s+,.;:()"'*-]+|\([A-Z][A-Z/.]{1,5}\)|(?:AND|OR|THE|A|AN|OF|IN|WITH|BY|ON|AS|ALSO|BE|TO|IS|ARE|ALL|BOTH|EACH|DULY|MUST|SHALL|FOLLOWING|DOCUMENTS?|REQUIRED|MARKED|M\/S|MESSRS|BELOW|PRESENTED|THEREON|ITS|THEIR|LTD|LIMITED|CO|INC|LLC|GMBH|PLC|INCLUDING|COVERING|STIPULATING|HEREWITH|HEREUNDER|FOR|FROM|AT|THAT|THIS|THESE|SUCH|SAID|ANY|PER|CLEARLY|PROPERLY|PLEASE|KINDLY|HAVE|HAS|BEEN|BEING|WAS|WERE|WILL|\d{1,2}[.)])(?![\p{L}\p{N}])/uy;
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
  phrases: [...englishConditions, ...englishLimits, ...englishDocuments, ...englishDetails],
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
  sure: { demand: {}, condition: {} },
});

/** "All documents … must indicate the credit number": asked of each of them, though no document is named. */
const ofAll = ({ demand: asked, condition }: Required<Meaning>): Required<Meaning> => {
  const { types, named, ...demand } = asked;
  if (types !== undefined || named !== undefined || Object.keys(demand).length === 0)
    return { demand: asked, condition };
  const allDocuments = mergeDemands(condition.allDocuments ?? {}, demand);
  return { demand: {}, condition: { ...condition, allDocuments } };
};

const spread = (text: string, reading: Reading): Reading =>
  ofAllDocuments.test(text) ? { ...reading, ...ofAll(reading), sure: ofAll(reading.sure) } : reading;

interface Reader {
  readonly latin: Grammar;
  readonly known: KnownWords;
}

/** Words of names that ask for something elsewhere. */
const demanding = new Set(
  'NO NOT NEW ANY ALL ONE TWO THREE ORIGINAL COPY SIGNED FIRST BEST INSURANCE INSPECTION QUALITY EXCEPT ONLY'.split(
    ' ',
  ),
);

const requirementOf = (field: string, text: string, index: number, { latin, known }: Reader): Requirement => {
  const reading = read(text, grammarOf(text, latin), known);
  const isSaidWhole = reading.notUnderstood.length === 0 && Object.keys(reading.demand).length === 0;
  const understood = refuses.test(text) && !isSaidWhole ? whole(text) : spread(text, reading);
  return { id: `${field}/${index + 1}`, text, ...understood };
};

const requirementsOf = (field: string, paragraphs: readonly string[], reader: Reader): Requirement[] =>
  paragraphs.map((text, index) => requirementOf(field, text, index, reader));

/** Words of the names and addresses of parties and of the places of the credit, but none that could be a demand. */
const knownWords = ({
  applicant,
  beneficiary,
  issuingBank,
  shipment = {},
  expiry,
}: CreditTerms): KnownWords => {
  const { takingInCharge, portOfLoading, portOfDischarge, finalDestination } = shipment;
  const texts = [
    ...[applicant, beneficiary, issuingBank].flatMap(({ name, address }) => [name, ...address]),
    ...[takingInCharge, portOfLoading, portOfDischarge, finalDestination, expiry.place],
  ].filter((text) => text !== undefined);
  return new Set(
    texts
      .flatMap((text) => text.toUpperCase().match(/[\p{L}\p{N}]+/gu) ?? [])
      .filter((word) => !demanding.has(word)),
  );
};

export const requirementsFrom = (credit: CreditTerms): readonly Requirement[] => {
  const known = knownWords(credit);
  return [
    ...requirementsOf('46A', credit.documentsRequired, { latin: documentsGrammar, known }),
    ...requirementsOf('47A', credit.additionalConditions, { latin: conditionsGrammar, known }),
  ];
};

/** The types that a heading names: `CERTIFICATE OF WEIGHT AND QUALITY`. */
export const typesOfTitle = (title: string): readonly DocumentType[] =>
  read(title, isHan(title) ? chineseGrammar : titleGrammar).demand.types ?? [];
