/** What English credits ask of a document that they have named: numbers, signatures, addressees, marks. */
import { count, countOf, end, foldOf, foldPattern, issuedBy, name, whoOf } from './english-words.ts';
import { countryPattern } from '../text/countries.ts';
import { particularPattern } from '../shown-particulars.ts';
import { englishCover } from './english-cover.ts';
import { englishRecords } from './english-records.ts';
import { phrase, type Phrase } from './phrases.ts';
import type { Demand, Quoted } from './requirement.ts';

const asks = (source: string, demand: Demand): Phrase => phrase(source, () => ({ demand }));

const copies = '(?:PHOTO)?COP(?:Y|IES)';
const unsigned = '(?:NON[- ]?NEGOTIABLE |N/N |N\\.N\\. |NN |EXTRA |ADDITIONAL )?';
const setOf = '(?:SETS?|ORIGINALS?|ORIGINAL SETS?)?(?: OF)?';

const numbers: readonly Phrase[] = [
  phrase(
    `(?:IN )?(?:AT LEAST |MINIMUM )?(${count}) (?:SIGNED )?ORIGINALS?(?: (?:IS )?SUFFICIENT)?`,
    ([, n]) => ({
      demand: { originals: countOf(n) },
    }),
  ),
  phrase(
    `(?:\\+ ?|PLUS |AND |WITH |& )?(${count}) ${unsigned}${copies}|${unsigned}${copies} \\(?(?:X )?(${count})\\)?`,
    ([, n, m]) => ({ demand: { copies: countOf(n ?? m) } }),
  ),
  phrase(`IN (${count})[- ](?:${copies}|FOLDS?|SETS?)`, ([, n]) => ({ demand: { total: countOf(n) } })),
  phrase(`(${count})[- ]?(?:FOLDS?)`, ([, n]) => ({ demand: { total: countOf(n) } })),
  phrase(`(?:IN )?(${foldPattern})`, ([, word]) => ({ demand: { total: foldOf(word) } })),
  asks(
    "DUPLICATE OF|WITH (?:THE )?(?:RAILWAY|CUSTOMS|CARRIER'?S?|STATION)(?: OFFICE)? STAMP|RAILWAY STAMP",
    {},
  ),
  asks("\\(?(?:(?:SENDER|CONSIGNOR|SHIPPER)'?S? COPY|COPY FOR (?:THE )?(?:SENDER|CONSIGNOR|SHIPPER))\\)?", {
    originals: 1,
  }),
  phrase('(?:IN )?ORIGINALS?', () => ({ demand: { originals: 1 } })),
  phrase('(?:PHOTO)?COPY(?: OF)?|PHOTOCOPIES(?: OF)?', () => ({ demand: { copyOnly: true } })),
  asks(
    `(?:IN )?(?:${count} )?ORIGINAL OR (?:${count} )?(?:PHOTO)?COPY|(?:PHOTO)?COPY (?:IS )?(?:ACCEPTABLE|ACCEPTED|SUFFICIENT)`,
    { copyOnly: true },
  ),
  asks(
    `(?:IN (?:A )?)?(?:FULL|COMPLETE|ENTIRE) SETS?(?: ?\\(?\\d ?/ ?\\d\\)?)?(?: (?:OF )?(?:\\d ?/ ?\\d )?(?:ORIGINALS?))?(?: OF)?`,
    { fullSet: true },
  ),
  phrase(`(?:IN )?\\(?(\\d) ?/ ?(\\d)\\)? ?${setOf}`, ([, n, of]) => ({
    demand: n === of ? { fullSet: true } : { originals: Number(n) },
  })),
  phrase('(\\d) ?\\+ ?(\\d)', ([, originals, others]) => ({
    demand: { originals: Number(originals), copies: Number(others) },
  })),
];

const signing = '(?:MANUALLY |DULY |HAND[- ]?|DIGITALLY |ELECTRONICALLY )*SIGNED';
const certifying =
  '(?:COUNTER[- ]?SIGNED|STAMPED|CERTIFIED|LEGALI[SZ]ED|ATTESTED|VISAED|AUTHENTICATED|ENDORSED|APPROVED|SIGNED)';
const signatures: readonly Phrase[] = [
  phrase(`DATED (?:AND|&) (${signing})|(${signing}) (?:AND|&) DATED`, ([text]) => ({
    demand: { signed: true, dated: true, ...(/MANUALLY|HAND/.test(text) ? { signedByHand: true } : {}) },
  })),
  phrase(
    "(MANUFACTURER|PRODUCER|MILL)(?:'S|S')?(?= (?:\\S+ ){0,2}(?:CERTIFICATES?|REPORTS?|DECLARATIONS?)(?: OF)? (?:ANALYSIS|QUALITY|TEST|INSPECTION|WEIGHT))",
    ([, who]) => ({ demand: { issuedBy: { name: who ?? '' } } }),
  ),
  phrase(
    `(${signing})(?: (?:AND|&) STAMPED)?(?: IN INK| BY HAND)?|STAMPED (?:AND|&) SIGNED`,
    ([text, how]) => ({
      demand: { signed: true, ...(/MANUALLY|HAND/.test(how ?? text) ? { signedByHand: true } : {}) },
    }),
  ),
  phrase(
    `(${signing}|COUNTER[- ]?SIGNED)(?: (?:AND|&) STAMPED)? BY (?:THE )?(${name})${end}`,
    ([text, , who]) => ({
      demand: {
        signed: true,
        signedBy: whoOf(who),
        ...(/MANUALLY|HAND/.test(text) ? { signedByHand: true } : {}),
      },
    }),
  ),
  phrase(
    `${certifying}(?: ?(?:AND|OR|/) ?${certifying})* BY (?:THE |A |ANY |LOCAL )*(${name})${end}`,
    ([, who]) => ({
      demand: { signed: true, signedBy: whoOf(who) },
    }),
  ),
  asks('ISSUED BY (?:THE |A |ANY |LOCAL )*(?:CHAMBERS? OF COMMERCE(?: (?:AND|&) INDUSTRY)?)', {
    issuedBy: { name: 'CHAMBER OF COMMERCE' },
  }),
  asks('ISSUED BY (?:THE )?(?:SHIPPING COMPANY|CARRIER|INSURANCE COMPANY|INSURERS?)', {}),
  phrase(
    `(?:ISSUED(?: ?(?:AND|OR|/|AND/OR) ?${certifying})* BY|(?<!FREIGHT )FROM) (?:THE )?(${name})${end}`,
    ([, who]) => ({ demand: issuedBy(whoOf(who)) }),
  ),
  phrase("(?:BENEFICIARY|SELLER)(?:'S)?(?= (?:MANUALLY |DULY )?SIGNED)", () => ({
    demand: { signedBy: 'beneficiary' },
  })),
  asks("(?:BENEFICIARY|SELLER|EXPORTER)'?S'?(?= (?:\\S+ ){0,2}(?:INVOICE|PACKING))", {}),
];

/** `THE APPLICANT AND RIVER BANK`: beside a role each by itself; a firm's name alone keeps its "and". */
const everyOf = (text: string | undefined): string[] => {
  const parts = (text ?? '').split(/\s+(?:AND|&)\s+(?:THE\s+)?/);
  return parts.some((part) => typeof whoOf(part) === 'string') ? parts : [text ?? ''];
};

const addressees: readonly Phrase[] = [
  phrase(
    `(?:MADE OUT|ISSUED) (?:IN THE NAME OF|TO) (?!(?:THE )?ORDER)(?:THE )?(${name})${end}`,
    ([, who]) => ({
      demand: { madeOutTo: whoOf(who), consignee: { form: 'named', who: whoOf(who) } },
    }),
  ),
  asks(
    "(?:MADE OUT |CONSIGNED |ISSUED |DRAWN )?[\"'‘“]?(?:TO (?:THE )?)?(?:SHIPPER'?S )?ORDER(?: OF (?:THE )?(?:SHIPPER|CONSIGNOR))?(?:[\"'’”](?!\\p{L}))?",
    {
      consignee: { form: 'to-order' },
    },
  ),
  phrase(
    `(?:DRAWN|MADE OUT|ISSUED|CONSIGNED) OR ENDORSED(?: IN FAVOU?R OF| TO(?: THE)?(?: ORDER OF)?) (?:THE )?(${name})${end}`,
    ([, who]) => ({ demand: { consignee: { form: 'to-order-of', who: whoOf(who), orEndorsed: true } } }),
  ),
  phrase(
    `(?:MADE OUT |CONSIGNED |ISSUED |DRAWN )?TO (?:THE )?ORDER OF (?:THE )?(?!SHIPPER)(${name})${end}`,
    ([, who]) => ({
      demand: { consignee: { form: 'to-order-of', who: whoOf(who) } },
    }),
  ),
  phrase(
    `(?:(?:(?:SHOWING|EVIDENCING) )?(?:THE )?(?:GOODS )?CONSIGNED TO|(?:(?:SHOWING|EVIDENCING) )?D[EI]SPATCH OF (?:THE )?GOODS TO|ADDRESSED TO|SHOWING AS CONSIGNEE|CONSIGNEE:?) (?!(?:THE )?ORDER)(?:THE )?(${name})${end}`,
    ([, who]) => ({
      demand: { consignee: { form: 'named', who: whoOf(who) } },
    }),
  ),
  asks(
    '(?:(?:DULY )?BLANK ENDORSED|(?:DULY )?ENDORSED IN BLANK|ENDORSED BLANK|WITH BLANK ENDORSEMENT|BLANK ENDORSEMENT|IN BLANK ENDORSED|(?:TO BE )?ENDORSED BLANK|BLANK BACKED)',
    {
      endorsed: 'blank',
    },
  ),
  phrase(`(?:SHOWING|INDICATING) (?:THE )?(${name}) AS (?:THE )?(?:SHIPPER|CONSIGNOR)`, ([, who]) => ({
    demand: { shipper: whoOf(who) },
  })),
  phrase(`SHOWING (?:THE )?(${name}) AS (?:THE )?CONSIGNEE`, ([, who]) => ({
    demand: { consignee: { form: 'named', who: whoOf(who) } },
  })),
  phrase(`ENDORSED TO(?: THE)?(?: ORDER OF)? (?:THE )?(${name})${end}`, ([, who]) => ({
    demand: { endorsed: whoOf(who) },
  })),
  phrase(
    `(?:AND )?(?:MARKED |TO )?(?:SHOWING )?NOTIFY(?:ING)?(?: PART(?:Y|IES))?(?: AS)?:? (?:THE )?(${name})(?:(?: WITH| GIVING| INDICATING)?(?: THEIR)?(?: FULL)? NAMES? AND ADDRESS(?:ES)?| WITH(?: FULL)? ADDRESS| AS NOTIFY PARTY)?${end}`,
    ([, who]) => ({ demand: { notify: everyOf(who).map(whoOf) } }),
  ),
];

const shipment: readonly Phrase[] = [
  asks(
    '(?:MARKED |SHOWING |INDICATING |STATING |EVIDENCING |NOTED )?["\'‘“]*FREIGHT(?: AND CHARGES)? (?:HAS BEEN |IS )?(?:PRE[- ]?PAID|PAID)["\'’”]*',
    { freight: ['prepaid'] },
  ),
  asks(
    '(?:MARKED |SHOWING |INDICATING |STATING |EVIDENCING |NOTED )?["\'‘“]*FREIGHT (?:(?:TO )?(?:BE )?COLLECT|(?:PAYABLE|TO BE PAID) (?:AT DESTINATION|BY CONSIGNEE))["\'’”]*',
    {
      freight: ['collect'],
    },
  ),
  asks(
    '(?:MARKED |SHOWING )?["\']?FREIGHT PRE[- ]?PAID["\']? ?(?:OR|/) ?["\']?(?:FREIGHT )?PAYABLE AS PER CHARTER[- ]?PARTY["\']?',
    { freight: ['prepaid', 'payable-as-per-charter-party'] },
  ),
  asks('["\']?FREIGHT PAYABLE AS PER (?:THE )?(?:CHARTER[- ]?PARTY|C/P)(?: DATED \\S+)?["\']?', {
    freight: ['payable-as-per-charter-party'],
  }),
  asks('CLEAN', { clean: true }),
  asks('["\'‘“]*(?:SHIPPED |LADEN )?ON[- ]?BOARD["\'’”]*|["\']?SHIPPED["\']?', { onBoard: true }),
  asks(
    'DATED NOT LATER THAN (?:THE )?(?:DATE OF SHIPMENT|SHIPMENT DATE|B/L DATE|BILLS? OF LADING DATE|DATE OF (?:THE )?BILLS? OF LADING)',
    {
      beforeShipment: true,
    },
  ),
  phrase(
    '(?:(?:EVIDENCING|SHOWING|STATING|CERTIFYING|INDICATING)(?: THAT)? (?:THE )?(?:(?:GOODS|MERCHANDISE|PRODUCTS?) (?:ARE |IS )?(?:OF )?)?)' +
      `(?:(?:COUNTRY OF )?ORIGIN:? (?:IS |OF )?)?(${countryPattern})(?: ORIGIN)?` +
      '(?= ?(?:[.,;]|$))',
    ([, origin]) => ({ demand: { origin: origin ?? '' } }),
  ),
  asks('AT (?:THE )?(?:LOADING PORT|LOAD ?PORT|PORT OF (?:LOADING|SHIPMENT))', { inspectedAt: 'loading' }),
  asks('AT (?:THE )?(?:DISCHARGE PORT|DISCHARGING PORT|PORT OF (?:DISCHARGE|DESTINATION))', {
    inspectedAt: 'discharge',
  }),
  asks('\\(?ORIGINAL(?: (?:NO\\.? ?)?3)?,? ?\\(?FOR (?:THE )?(?:SHIPPER|CONSIGNOR|SENDER)\\)?', {
    originals: 1,
  }),
];

const quoted = (source: string, ...quotes: readonly Quoted[]): Phrase => asks(source, { quotes });
const lead =
  '(?:QUOTING|INDICATING|SHOWING|MENTIONING|STATING|BEARING|EVIDENCING|CERTIFYING|(?:MUST|SHALL|SHOULD|TO|WILL) (?:QUOTE|INDICATE|SHOW|STATE|MENTION|BEAR|CARRY|EVIDENCE))';
const creditName =
  "(?:THIS |THE |OUR )?(?:DOCUMENTARY |L/C |LETTER OF )?(?:CREDIT|L/C|LC)(?:'S)? ?(?:NUMBER|NO\\.?|NR\\.?|REFERENCE)?";
const quotations: readonly Phrase[] = [
  quoted(`${lead} ${creditName}`, 'credit-number'),
  quoted(
    `${lead} ${creditName} AND (?:ITS )?(?:ISSUE |ISSUING )?DATE(?: OF ISSUE)?`,
    'credit-number',
    'credit-date',
  ),
  quoted(`${lead} (?:THE )?(?:SALES )?(?:CONTRACT|S/C) (?:NUMBER|NO\\.?)`, 'contract-number'),
  ...[
    `(?:${lead} |AND |& )?(?:THE )?(?!CREDIT|L/C|LC |DOCUMENTARY|AND |OR )(?:[A-Z'][A-Z./']* ){0,4}?(?:NO\\.?S?|NUMBER|CODE|ID|REF\\.?|NR\\.?|#)[: ]+(?=[A-Z0-9./_-]*\\d)([A-Z0-9][A-Z0-9./_-]*[A-Z0-9])(?:,? DATED? \\S+)?`,
    `(?:${lead} |AND |& )?(?:THE )?[A-Z]{2,8}[: ]+(?=[A-Z0-9-]*\\d)([A-Z0-9][A-Z0-9-]{6,}[A-Z0-9])`,
  ].map((source) =>
    phrase(`(?:${source})(?: OF (?:THE )?(?:APPLICANT|BUYER|IMPORTER|BENEFICIARY))?`, ([, number]) => ({
      demand: { numbers: [number ?? ''] },
    })),
  ),
  quoted(`(?:THE )?(?:CREDIT|L/C|LC) (?:NUMBER|NO\\.?)`, 'credit-number'),
  asks('FORM EUR\\.? ?1', { numbers: ['EUR.1'] }),
  asks('AS RECEIVED FOR (?:CARRIAGE|SHIPMENT)', {}),
  asks(`(?:ONE|1)(?: COPY| ORIGINAL)? OF WHICH(?: (?:TO|MUST) BE)?(?= ${certifying})`, {}),
  phrase(
    `(?:COVERING |EVIDENCING |SHOWING |FOR )?(?:THE )?(?:TRANSPORT(?:ATION)?|CARRIAGE|TRANSIT|SHIPMENT|DESPATCH|DISPATCH) FROM ([\\p{L}\\p{N}][\\p{L}\\p{N} ,'-]{1,50}?) TO ([\\p{L}\\p{N}][\\p{L}\\p{N} '-]{1,50}?)${end}`,
    ([, from, to]) => ({ demand: { shows: [from ?? '', to ?? ''] } }),
  ),
  asks(
    '(?:MUST |SHOULD |SHALL |TO |IS TO |ARE TO )(?:APPEAR|BE (?:SHOWN|MENTIONED|QUOTED|INDICATED|STATED)) (?:ON|IN)(?: THE| ALL)?',
    {},
  ),
  quoted(`${lead} (?:THE )?(?:COMMERCIAL )?INVOICE (?:NUMBER|NO\\.?)`, 'invoice-number'),
];

/** A sentence goes on to the end of the paragraph, or to words that ask for something else. */
const stop =
  '(?=\\s*(?:[.;]?\\s*$|;|(?<!\\b(?:NO|NOS|NR|REF|CO|LTD|INC|ST|MR|INV|DR))\\.\\s+(?=\\p{L}{3}))|' +
  ',?\\s+(?:AND\\s+)?(?:CERTIFYING|QUOTING|BEARING|MARKED|NOTIFY|NOTIFYING|EVIDENCING|SHOWING|INDICATING|STATING|MENTIONING|ADVISING|REFERRING)\\b|' +
  ',?\\s+(?:AND\\s+)?(?:A )?COPY OF (?:SUCH|THIS|THE|WHICH)\\b|' +
  ',?\\s+(?:TOGETHER\\s+)?WITH (?:(?:A|THE|RELATIVE|RELATED|ORIGINAL|(?:PHOTO)?COPY|OF) )*(?:COURIER|POSTAL|POST|MAIL|DISPATCH|DESPATCH) (?:RECEIPT|CERTIFICATE)|' +
  ',\\s*(?:AS AN? )?(?:ELECTRONIC RECORD|IN \\d|IN (?:ONE|TWO|THREE|DUPLICATE|TRIPLICATE)|SIGNED|MANUALLY SIGNED|ISSUED|FREIGHT (?:PREPAID|COLLECT|PAID|PAYABLE)|' +
  'CONSIGNED|ENDORSED|COVERING|(?:ONE|TWO|THREE|\\d) (?:ORIGINAL|COP)))';
const sentences: readonly Phrase[] = [
  phrase(
    '(FOR (?:A PERIOD OF )?(?:\\d+|[A-Z]+) (?:MONTHS|YEARS|DAYS)(?: (?:FROM|AFTER) (?:THE )?(?:DATE OF )?[A-Z]+)?)',
    ([, text]) => ({ demand: { shows: [text ?? ''] } }),
  ),
  phrase(
    `((?:SENT|FAXED|E-?MAILED|TELEXED|FORWARDED|D[EI]S?PATCHED|COURIERED|ADVISED) [^;]+?)${stop}`,
    ([, text]) => ({ demand: { shows: [text ?? ''] } }),
  ),
  phrase(
    `(?:STATING|CERTIFYING|CONFIRMING(?! BANK)|DECLARING|ATTESTING|TO THE EFFECT|(?<=STATEMENT |CERTIFICATE |DECLARATION |LETTER |BENEFICIARY |SELLER |SUPPLIER |MANUFACTURER )THAT|BEARING (?:THE |A )?(?:FOLLOWING )?STATEMENT|(?:MUST|SHALL|SHOULD|TO|WILL) (?:CERTIFY|STATE|CONFIRM|DECLARE|ATTEST)(?= THAT))(?: THAT)?:? ([^;]+?)${stop}`,
    ([, text]) => ({ demand: { statements: [text ?? ''] } }),
  ),
  phrase(
    `(?:BASED ON|SHOWING|INDICATING|EVIDENCING|BEARING|MENTIONING|QUOTING|ADVISING|REFERRING TO|SPECIFYING|DETAILING|LISTING|(?:MUST|SHALL|SHOULD|TO) (?:SHOW|INDICATE|EVIDENCE|BEAR|MENTION))(?: THAT| THE)?:? ([^;]+?)${stop}`,
    ([, text]) => ({ demand: { shows: [text ?? ''] } }),
  ),
];

export const englishDetails: readonly Phrase[] = [
  ...[
    ...numbers,
    ...signatures,
    ...addressees,
    ...shipment,
    ...englishCover,
    ...quotations,
    ...englishRecords,
  ],
];
/** Read only where nothing more exact fits. */
export const englishSentences: readonly Phrase[] = [
  ...sentences,
  phrase('(?<=["“])([^"”]{3,80})(?=["”])', ([, text]) => ({ demand: { shows: [text ?? ''] } })),
  phrase(particularPattern, ([text]) => ({ demand: { shows: [text] } })),
];
