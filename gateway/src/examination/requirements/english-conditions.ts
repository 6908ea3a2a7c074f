/** Conditions of field 47A that English credits use. */
import { end, name } from './english-words.ts';
import { englishRefusals } from './english-refusals.ts';
import { accepted, englishTolerances } from './english-tolerances.ts';
import { phrase, type Phrase } from './phrases.ts';
import type { Condition, Demand, Quoted } from './requirement.ts';

const says = (source: string, condition: Condition): Phrase => phrase(source, () => ({ condition }));
const informs = (source: string): Phrase => says(source, { informs: true });
const all = (source: string, allDocuments: Demand): Phrase => says(source, { allDocuments });

const rest = '[^;]*?(?=\\s*[.;]?\\s*$|;|(?<!\\bP\\.\\s?O|\\b[A-Z])\\.\\s)';
const documents =
  '(?:ALL|EACH|EVERY|ALL THE)(?: OF THE)?(?: (?:REQUIRED|PRESENTED|SHIPPING))? DOCUMENTS?(?: REQUIRED| PRESENTED)?';
const must = '(?:MUST|SHALL|SHOULD|ARE TO|TO|HAVE TO|WILL)(?: BE)?';
const credit = "(?:THIS |THE |OUR )?(?:DOCUMENTARY |LETTER OF )?(?:CREDIT|L/C|LC)(?:'S)?";
const number =
  '(?: ?(?:NUMBER|NO\\.?|NR\\.?|REF(?:ERENCE)?\\.?))?(?: (?:NUMBER|NO\\.?))?(?:[: ]+(?=[A-Z0-9/-]*\\d)[A-Z0-9/-]+)?';
const quote =
  '(?:QUOTE|INDICATE|BEAR|SHOW|MENTION|STATE|CARRY|REFER TO|CONTAIN|INDICATING|QUOTING|BEARING|QUOTED|INDICATED)';

const shown = '(?:APPEAR|SHOWN|MENTIONED|QUOTED|INDICATED|STATED)';

const codes: Readonly<Record<string, string>> = {
  ENGLISH: 'en',
  CHINESE: 'zh',
  GERMAN: 'de',
  FRENCH: 'fr',
  SPANISH: 'es',
  RUSSIAN: 'ru',
  ARABIC: 'ar',
  JAPANESE: 'ja',
  KOREAN: 'ko',
  PORTUGUESE: 'pt',
  ITALIAN: 'it',
  TURKISH: 'tr',
  VIETNAMESE: 'vi',
};
const languageName = `(?:${Object.keys(codes).join('|')})`;
const languagesIn = (names: string): string[] =>
  (names.match(new RegExp(languageName, 'g')) ?? []).flatMap((language) => codes[language] ?? []);

/** "The number and the date of the credit and the name of our bank must be quoted on all drafts." */
const numberAndDate = '(?:THE )?NUMBER AND (?:THE )?DATE OF (?:THE |THIS )?(?:CREDIT|L/C)';
const ourName = '(?:,? AND (?:THE )?NAME OF (?:OUR BANK|(?:THE )?ISSUING BANK))?';
const onDraftsOrAll: readonly Phrase[] = [
  phrase(
    `${numberAndDate}(${ourName}) ${must} (?:QUOTED|INDICATED|MENTIONED|SHOWN|STATED) (?:ON|IN) (?:ALL )?(DRAFTS?|DOCUMENTS?)(?: REQUIRED)?`,
    ([, bank, papers]) => {
      const quotes: Quoted[] = [
        'credit-number',
        'credit-date',
        ...(bank === '' ? [] : ['issuing-bank' as const]),
      ];
      return papers?.startsWith('DRAFT') === true
        ? { demand: { types: ['DRAFT'], quotes } }
        : { condition: { allDocuments: { quotes } } };
    },
  ),
];

const onAllDocuments: readonly Phrase[] = [
  all(`${documents} ${must} ${quote} ${credit}${number}`, { quotes: ['credit-number'] }),
  all(`${credit}${number} ${must} ${quote} (?:ON|IN) ${documents}`, { quotes: ['credit-number'] }),
  all(
    `${documents} ${must} ${quote} ${credit}${number}(?: AND| ,)(?: THE)?(?: ITS)? ?(?:ISSUE |ISSUING )?DATE(?: OF ISSUE)?`,
    {
      quotes: ['credit-number', 'credit-date'],
    },
  ),
  all(
    `${documents} ${must} ${quote} ${credit}${number}(?: AND| ,)(?: THE)? (?:NAME OF (?:THE )?)?ISSUING BANK(?:'S NAME)?`,
    {
      quotes: ['credit-number', 'issuing-bank'],
    },
  ),
  all(
    `${credit}${number} AND (?:ITS )?(?:ISSUE |ISSUING )?DATE(?: OF ISSUE)? ${must} ${shown} (?:ON|IN) ${documents}`,
    {
      quotes: ['credit-number', 'credit-date'],
    },
  ),
  all(`${credit}${number} ${must} ${shown} (?:ON|IN) ${documents}`, { quotes: ['credit-number'] }),
  all(`${documents} ${must}(?: MANUALLY| DULY)? SIGNED(?: AND DATED)?`, { signed: true }),
  phrase(
    `${documents} ${must} (?:ISSUED |MADE OUT |PREPARED |PRESENTED |DRAWN UP )?IN (?:THE )?(${languageName}(?:(?: ?,| OR| AND/OR| AND|/) ?(?:IN )?${languageName})*)(?: LANGUAGES?)?(?: ONLY)?`,
    ([, names]) => ({ condition: { languages: languagesIn(names ?? '') } }),
  ),
  phrase(
    `DOCUMENTS (?:${must} )?(?:ISSUED |MADE OUT )?IN (?:THE )?(${languageName}(?:(?: ?,| OR| AND/OR| AND|/) ?(?:IN )?${languageName})*)(?: LANGUAGES?)?(?: ONLY)?(?=[ .]*$)`,
    ([, names]) => ({ condition: { languages: languagesIn(names ?? '') } }),
  ),
  phrase(
    `DOCUMENTS (?:MAY|CAN) BE (?:ISSUED |PRESENTED )?IN (?:THE )?(${languageName}(?:(?: ?,| OR| AND/OR|/) ?(?:IN )?${languageName})+)(?: LANGUAGES?)?(?=[ .]*$)`,
    ([, names]) => ({ condition: { languages: languagesIn(names ?? '') } }),
  ),
  phrase(
    `${documents}(?: AND DRAFTS?)? ${must} IN (?:THE )?(${languageName})(?: LANGUAGE)? AND (?:${must} )?${quote} ${credit}${number}`,
    ([, names]) => ({
      condition: { languages: languagesIn(names ?? ''), allDocuments: { quotes: ['credit-number'] } },
    }),
  ),
  ...onDraftsOrAll,
  all(`EACH ELECTRONIC RECORD ${must} IDENTIFY ${credit}(?: UNDER WHICH IT IS PRESENTED)?`, {
    quotes: ['credit-number'],
  }),
  says(
    '(?:ALL )?DOCUMENTS? (?:MUST|SHOULD|SHALL|ARE)(?: NOT|(?: TO)? NOT TO)(?: BE)? (?:DATED|ISSUED) (?:PRIOR TO|BEFORE|EARLIER THAN) (?:THE )?(?:(?:DATE OF )?(?:ISSUE|ISSUANCE|ISSUING|OPENING)(?: DATE)? OF (?:THIS |THE )?(?:L/C|LC|CREDIT|DOCUMENTARY CREDIT)|(?:L/C|LC|CREDIT) (?:ISSUING|ISSUE|ISSUANCE|OPENING) DATE)',
    {
      noDocumentBefore: 'credit-date',
    },
  ),
  says(
    'DOCUMENTS (?:ISSUED|DATED) (?:PRIOR TO|BEFORE|EARLIER THAN) (?:THE )?(?:DATE OF (?:ISSUE|ISSUANCE) OF )?(?:THIS |THE )?(?:L/C|LC|CREDIT|DOCUMENTARY CREDIT)(?: ISSUING)?(?: DATE)?(?: OF ISSUE)? (?:ARE |IS )?NOT ACCEPTABLE',
    {
      noDocumentBefore: 'credit-date',
    },
  ),
];

/** Who may issue and sign transport documents besides a carrier. */
const forwarders =
  "(?:(?:HOUSE|FORWARDER'?S?'?|FREIGHT FORWARDER'?S?'?) (?:BILLS? OF LADING|B/LS?|AIR ?WAY ?BILLS?|AWBS?)|(?:BILLS? OF LADING|B/LS?|TRANSPORT DOCUMENTS?|AIR ?WAY ?BILLS?) ISSUED BY (?:A )?(?:FREIGHT )?FORWARDERS?)";

const permissions: readonly Phrase[] = [
  says(
    `${forwarders}(?: ?\\((?:FIATA )?FBL\\))?(?: ISSUED BY (?:A )?(?:FREIGHT )?FORWARDERS?)? (?:IS |ARE )?(?:ACCEPTABLE|ACCEPTED|ALLOWED|PERMITTED)`,
    { forwarderAccepted: true },
  ),
  says(
    'DOCUMENTS PRESENTED (?:LATER THAN|AFTER) \\d+ DAYS (?:AFTER|FROM) (?:THE )?(?:DATE OF )?(?:SHIPMENT|B/L DATE)' +
      `(?: DATE)?(?: BUT)?(?: WITHIN (?:THE )?VALIDITY(?: OF (?:THE |THIS )?(?:L/C|CREDIT))?)? (?:ARE )?ACCEPTABLE`,
    { staleAccepted: true },
  ),
  says(
    'THIRD[- ]PARTY DOCUMENTS? (?:ARE |IS )?(?:ACCEPTABLE|ACCEPTED|ALLOWED)(?: EXCEPT (?:FOR )?(?:DRAFTS?|INVOICES?|AND|,| )+)?',
    {
      thirdPartyDocumentsAccepted: true,
    },
  ),
  says('THIRD PARTY (?:SHIPPERS?|CONSIGNORS?)(?: DOCUMENTS?)? (?:IS |ARE )?(?:ACCEPTABLE|ACCEPTED|ALLOWED)', {
    thirdPartyDocumentsAccepted: true,
  }),
  says(
    'ALL DOCUMENTS (?:EXCEPT|OTHER THAN) (?:FOR )?(?:(?:DRAFTS?|(?:COMMERCIAL )?INVOICES?|PACKING LISTS?|AND|,|/) ?)+(?:MAY BE|CAN BE|ARE ALLOWED TO BE) ISSUED BY (?:A )?THIRD PART(?:Y|IES)',
    { thirdPartyDocumentsAccepted: true },
  ),
  says(
    '(?:CHARTER[- ]PARTY (?:B/LS?|BILLS? OF LADING)|(?:B/LS?|BILLS? OF LADING) SUBJECT TO (?:A )?CHARTER[- ]PARTY) (?:ARE |IS )?(?:ACCEPTABLE|ACCEPTED|ALLOWED|PERMITTED)',
    {
      charterPartyAccepted: true,
    },
  ),
  says(
    'STALE (?:DOCUMENTS?|B/LS?|BILLS? OF LADING)(?: PRESENTED WITHIN (?:THE )?(?:L/C |CREDIT )?VALIDITY(?: OF (?:THE |THIS )?(?:L/C|CREDIT))?)? (?:ARE |IS )?(?:ACCEPTABLE|ACCEPTED|ALLOWED)',
    {
      staleAccepted: true,
    },
  ),
  says(
    '(?:COMMERCIAL )?INVOICES? (?:EXCEEDING|IN EXCESS OF|FOR AN AMOUNT IN EXCESS OF|ISSUED FOR AMOUNTS? IN EXCESS OF)(?: THE)?(?: AMOUNT OF)?(?: THIS| THE)? ?(?:CREDIT|L/C)(?: AMOUNT)? (?:ARE |IS )?NOT ACCEPTABLE',
    {
      overdrawnInvoiceRefused: true,
    },
  ),
  phrase(
    '(?:\\+ ?/ ?-|PLUS OR MINUS|PLUS/MINUS|MORE OR LESS|TOLERANCE(?: OF)?) ?(\\d{1,2}) ?(?:PCT|PERCENT|PER CENT|%)(?: TOLERANCE)?(?: (?:IN|ON|OF|FOR|BOTH))* (?:THE )?(?:AMOUNT AND QUANTITY|QUANTITY AND AMOUNT|QUANTITY|AMOUNT)(?: (?:IS |ARE )?(?:ALLOWED|ACCEPTABLE))?',
    ([, percent]) => ({ condition: { tolerance: { plus: Number(percent), minus: Number(percent) } } }),
  ),
  phrase(
    '(\\d{1,2}) ?(?:PCT|PERCENT|PER CENT|%) (?:MORE OR LESS|PLUS OR MINUS|TOLERANCE)(?: (?:IN|ON|OF|FOR|BOTH))* (?:THE )?(?:AMOUNT AND QUANTITY|QUANTITY AND AMOUNT|BOTH QUANTITY AND AMOUNT|QUANTITY|AMOUNT)(?: (?:IS |ARE )?(?:ALLOWED|ACCEPTABLE))?',
    ([, percent]) => ({ condition: { tolerance: { plus: Number(percent), minus: Number(percent) } } }),
  ),
];

const information: readonly Phrase[] = [
  ...englishTolerances,
  informs(
    '(?:LATE PRESENTATIONS?|(?:STALE|LATE) DOCUMENTS?|COPIES OF DOCUMENTS INSTEAD OF ORIGINALS) (?:IS |ARE )?NOT (?:ACCEPTABLE|ACCEPTED|ALLOWED|PERMITTED)',
  ),
  informs('DRAFTS? (?:IS |ARE )?NOT REQUIRED'),
  informs(
    '(?:SHIPMENTS? (?:IN|BY) )?(?:FCL|LCL|FULL CONTAINERS?|CONTAINERS?)(?: LOADS?| SHIPMENTS?)? (?:IS |ARE )?(?:ALLOWED|PERMITTED|ACCEPTABLE)',
  ),
  informs('TOLERANCE: ?(?:NIL|NONE|ZERO|0 ?(?:PCT|%)?)'),
  informs(`(?:ALL )?ELECTRONIC RECORDS? ${must} (?:PRESENTED|SENT|TRANSMITTED|SUBMITTED|ADDRESSED) ${rest}`),
  informs(
    `(?:MARINE )?INSURANCE(?: IS| WILL BE| TO BE)? (?:FOR (?:THE )?ACCOUNT OF|BY|BORNE BY|UNDER) ${rest}`,
  ),
  informs(`(?:ALL )?SHIPMENTS? UNDER THIS (?:CREDIT|L/C)`),
  informs(`DOCUMENTS? (?:ISSUED|DATED) (?:PRIOR TO|BEFORE|EARLIER THAN) (?:[^.;]{1,80}? )${accepted}`),
  informs(
    `(?:MARINE )?INSURANCE (?:(?:IS |TO BE |WILL BE )?(?:COVERED|EFFECTED|ARRANGED|PAID)|PREMIUM) ${rest}`,
  ),
  informs(
    '(?:BILLS? OF LADING|B/LS?|TRANSPORT DOCUMENTS?)(?: SHOWING| EVIDENCING| INDICATING)? (?:ON[- ]DECK|CHARTER[- ]PARTY)(?: SHIPMENT)? (?:IS |ARE )?NOT (?:ACCEPTABLE|ALLOWED)',
  ),
  informs(`(?:AN? )?(?:DISCREPANC(?:Y|IES) |HANDLING )?(?:FEE|CHARGE|COMMISSION) (?:OF|FOR) ${rest}`),
  informs(`[A-Z]{3} ?[\\d.,]+ [^;]*?DISCREPAN${rest}`),
  informs(`(?:AN? |OUR )?DISCREPAN(?:CY|T|CIES)(?: [A-Z]+){0,3} (?:FEES?|CHARGES?)${rest}`),
  // What is not presented costs a fee: the credit itself says what follows.
  informs(
    `(?:ONE|TWO|AN?|\\d) (?:EXTRA|ADDITIONAL|SEPARATE)[^;]*?(?:OTHERWISE|FAILING WHICH|IF NOT)[^;]*?[A-Z]{3} ?[\\d.,]+${rest}`,
  ),
  informs(
    `(?:PLEASE )?(?:QUOTE|MENTION|STATE) OUR (?:L/C |CREDIT )?(?:REF(?:ERENCE)?\\.?|NUMBER|NO\\.?)${rest}`,
  ),
  // It says nothing of title, content or signature (ISBP E4).
  informs(
    `${forwarders}(?: (?:OR|AND|/) (?:HOUSE|FORWARDER'?S?'?) (?:BILLS? OF LADING|B/LS?))? (?:IS |ARE )?NOT (?:ACCEPTABLE|ACCEPTED|ALLOWED)`,
  ),
  ...englishRefusals,
  informs(`NEGOTIATION UNDER RESERVE${rest}`),
  informs(
    `(?:SPELLING|TYPING|TYPOGRAPHICAL)(?: ?(?:AND|OR|/|,) ?(?:SPELLING|TYPING|TYPOGRAPHICAL))* (?:MISTAKES?|ERRORS?)${rest}`,
  ),
  // It has no meaning and is disregarded (ISBP A19(d)).
  informs(`THIRD[- ]PARTY DOCUMENTS? (?:IS |ARE )?NOT (?:ACCEPTABLE|ACCEPTED|ALLOWED)${rest}`),
  informs(
    `DOCUMENTS? (?:PRESENTED )?WITH DISCREPANC(?:Y|IES) (?:WILL|SHALL|ARE) (?=[^.;]*(?:FEE|CHARGE))${rest}`,
  ),
  informs(
    `(?:(?:THE )?DATE OF (?:THE )?(?:BILLS? OF LADING|B/L)|(?:BILLS? OF LADING|B/L) DATE) (?:IS |TO BE |WILL BE |SHALL BE )(?:CONSIDERED|DEEMED|TAKEN|REGARDED)(?: TO BE| AS)? (?:THE )?(?:DATE OF SHIPMENT|SHIPMENT DATE)`,
  ),

  informs(`DOCUMENTS? ISSUED IN [A-Z]+(?: LANGUAGE)? ${accepted}`),
  informs(
    `(?:EXCEPT SO FAR AS OTHERWISE (?:EXPRESSLY )?STATED,? )?${credit} IS (?:ISSUED )?SUBJECT TO ${rest}`,
  ),
  informs(`${credit} IS (?:AVAILABLE|TRANSFERABLE|IRREVOCABLE|CONFIRMED) ${rest}`),
  informs(`(?:PLACE (?:FOR|OF) PRESENTATION:?|(?:E-?MAIL|ELECTRONIC) ADDRESS) ${rest}`),
  informs(
    `(?:ALL )?(?:BANKING |BANK |OUR |THEIR |TELETRANSMISSION |COURIER |SWIFT |REIMBURSEMENT )*(?:CHARGES|COMMISSIONS?|COSTS|FEES) ${rest}`,
  ),
  informs(
    `(?:ALL )?DOCUMENTS ${must} (?:SENT|FORWARDED|DESPATCHED|DISPATCHED|MAILED|COURIERED|DELIVERED) ${rest}`,
  ),
  informs(`(?:PLEASE )?(?:SEND|FORWARD) (?:ALL )?DOCUMENTS ${rest}`),
  informs(`(?:TT|T/T|T\\.T\\.|TELEGRAPHIC)(?: TRANSFER)? REIMBURSEMENT ${rest}`),
  informs(`(?:UPON|ON) RECEIPT OF ${rest}`),
  informs(`IF (?:THE )?DOCUMENTS ${rest}`),
  informs(
    `(?:PARTIAL (?:SHIPMENTS?|DRAWINGS?)|TRANSHIPMENTS?|TRANSSHIPMENTS?)(?: (?:AND|/|OR) (?:TRANSHIPMENTS?|PARTIAL (?:SHIPMENTS?|DRAWINGS?)))? (?:IS |ARE )?(?:ALLOWED|PERMITTED|ACCEPTABLE)(?: AGAINST PRO[- ]?RATA (?:DRAWINGS?|PAYMENTS?))?`,
  ),
  says(
    '(?:A )?NOTICE OF COMPLETENESS (?:(?:MUST|SHALL|SHOULD|IS TO|WILL) BE )?(?:GIVEN|PRESENTED|PROVIDED|SENT|SUBMITTED|REQUIRED|IS REQUIRED)',
    {
      noticeOfCompletenessRequired: true,
    },
  ),
  says(
    `(?:THE )?NOTICE OF COMPLETENESS (?:MUST|SHALL|SHOULD|IS TO) (?:STATE|QUOTE|INDICATE|IDENTIFY|SHOW|MENTION) ${credit}${number}`,
    {
      noticeOfCompletenessRequired: true,
    },
  ),
  says('(?:A |THE )?PRESENTATION IS (?:NOT COMPLETE|INCOMPLETE) WITHOUT (?:A |THE )?NOTICE OF COMPLETENESS', {
    noticeOfCompletenessRequired: true,
  }),
  informs(`PRESENTATION OF (?:ALL )?DOCUMENTS AS ELECTRONIC RECORDS? ${rest}`),
  says(
    '(?:(?:THE |EACH )?PRESENTATION|DOCUMENTS) (?:MUST|SHALL|SHOULD) (?:INCLUDE|CONTAIN|BE ACCOMPANIED BY) (?:A )?NOTICE OF COMPLETENESS',
    {
      noticeOfCompletenessRequired: true,
    },
  ),
];

/** No document carries it, so that it counts as not stated (UCP 600 art. 14(h)). */
const nonDocumentary: readonly Phrase[] = [
  `(?:THE )?(?:CARRYING )?(?:VESSEL|SHIP)(?:S)? ${must} ${rest}`,
  `(?:THE )?(?:GOODS|MERCHANDISE|CARGO) (?:MUST|SHALL|SHOULD|ARE TO|WILL) ${rest}`,
  `(?:THE )?SHIPMENT ${must} ${rest}`,
  `(?:THE )?(?:CONTAINERS?|TEMPERATURE|PACKAGING|PACKAGES|PACKS|CARTONS|BAGS|DRUMS|BALES|LABELS?)(?: [A-Z]+){0,3} ${must} ${rest}`,
  `[^.;]{3,60} ${must} (?:MENTIONED|PRINTED|MARKED|STENCILLED|SHOWN) ON (?:ALL |EACH |EVERY |THE )?(?:BALES?|CARTONS?|PACKAGES?|BAGS?|CASES?|DRUMS?|GOODS|PACKING)(?:[/,A-Z ]*)`,
  `(?:CONTAINER|CONTAINERI[SZ]ED|FCL|LCL|DIRECT|LINER) SHIPMENT (?:IS |MUST )?(?:REQUIRED|ESSENTIAL)`,
  `SHIPMENT (?:BY|PER|ON) (?:CONFERENCE|REGULAR LINE|LINER) ${rest}`,
  `(?:THE )?(?:BENEFICIARY|SELLER) (?:MUST|SHALL|SHOULD|IS TO|TO) ${rest}`,
].map((source) =>
  says(`(?!${rest}(?:CERTIFICATE|(?<!NO )DOCUMENT|INVOICE|BILL OF LADING|B/L|ADVICE|COPY|COPIES))${source}`, {
    nonDocumentary: true,
  }),
);

export const englishConditions: readonly Phrase[] = [
  ...onAllDocuments,
  ...permissions,
  ...information,
  phrase(`${documents} ${must} (?:ISSUED|MADE OUT) IN (?:THE )?NAME OF (?:THE )?(${name})${end}`, () => ({})),
];
/** Read only where nothing more exact fits. */
export const englishNonDocumentary = nonDocumentary;
