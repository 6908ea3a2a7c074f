/** How English credits name the documents that they ask for. */
import type { DocumentType } from '@chopmark/chaincode/api';
import { countryPattern } from '../text/countries.ts';
import { phrase, type Phrase } from './phrases.ts';
import type { Demand } from './requirement.ts';

const named = (source: string, types: readonly DocumentType[], more: Demand = {}): Phrase =>
  phrase(source, () => ({ demand: { types, ...more } }));

const insurance = (source: string, insuranceForms: NonNullable<Demand['insuranceForms']>): Phrase =>
  named(source, ['INSURANCE'], { insuranceForms });

const anyInsurance = ['policy', 'certificate', 'declaration'] as const;
const billOfLading = '(?:BILLS?|B) ?(?:OF LADING|/ ?L|/ ?LADING)|B/LS?|BS/L';

const transport: readonly Phrase[] = [
  named(
    `(?:MARINE|OCEAN|SEA|PORT[- ]TO[- ]PORT|LINER|TANKER)?(?: ?(?:MARINE|OCEAN|SEA|LINER|SHIPPED|TANKER))? ?(?:${billOfLading})`,
    ['BILL_OF_LADING'],
  ),
  named(`CHARTER[- ]?PARTY (?:${billOfLading})`, ['CHARTER_PARTY_BL']),
  named(
    `(?:MULTI[- ]?MODAL|COMBINED|INTERMODAL)(?: TRANSPORT)?(?: OR (?:MULTI[- ]?MODAL|COMBINED)(?: TRANSPORT)?)? (?:DOCUMENTS?|${billOfLading})`,
    ['MULTIMODAL'],
  ),
  named('(?:NON[- ]?NEGOTIABLE )?SEA ?WAY ?BILLS?', ['SEA_WAYBILL']),
  named('(?:CLEAN )?AIR ?WAY ?BILLS?|AWBS?|AIR TRANSPORT DOCUMENTS?|AIR CONSIGNMENT NOTES?|HAWB|MAWB', [
    'AIR_WAYBILL',
  ]),
  named(
    '(?:RAIL|RAILWAY)(?: ?(?:WAY ?BILLS?|BILLS?|CONSIGNMENT NOTES?|RECEIPTS?|TRANSPORT DOCUMENTS?))|CIM(?: NOTES?)?|SMGS(?: (?:CONSIGNMENT )?NOTES?| WAYBILLS?)?|(?:RAIL|RAILWAY)(?: WAY)? ?BILLS? \\(?SMGS\\)?|CARGO RECEIPT BY RAIL',
    ['RAIL'],
  ),
  named(
    '(?:INTERNATIONAL )?CONSIGNMENT NOTES? ?\\(?CMR\\)?|(?:ROAD|TRUCK)(?: ?(?:WAY ?BILLS?|BILLS?|CONSIGNMENT NOTES?|RECEIPTS?|TRANSPORT DOCUMENTS?))|CMR(?: (?:CONSIGNMENT |WAYBILL )?NOTES?| WAYBILL)?|TRUCK (?:WAY ?)?BILLS?',
    ['ROAD'],
  ),
  named('INLAND WATERWAY (?:TRANSPORT DOCUMENTS?|BILLS? OF LADING|WAY ?BILLS?)', ['INLAND_WATERWAY']),
  named('COURIER RECEIPTS?', ['COURIER']),
  named('(?:POST(?:AL)? RECEIPTS?|CERTIFICATES? OF POSTING)', ['POST']),
];

const commercial: readonly Phrase[] = [
  // Papers of their own beside the commercial invoice.
  phrase(`(?:(?:${countryPattern}) )?(CUSTOMS|CONSULAR) INVOICES?`, ([, kind]) => ({
    demand: { types: ['OTHER'], named: [`${kind ?? ''} INVOICE`] },
  })),
  named(
    "(?:(?:FACTURA COMERCIAL|FACTURE COMMERCIALE|HANDELSRECHNUNG) ?/ ?)?(?:BENEFICIARY'?S'? |SELLER'?S |SHIPPING )?(?:COMMERCIAL |ORIGINAL )?INVOICES?",
    ['INVOICE'],
  ),
  named(
    '(?:DETAILED )?PACKING(?: LISTS?)?(?:(?: ?/ ?| AND | & | AND/OR )(?:WEIGHT|MEASUREMENT))* ?(?:LISTS?|NOTES?|MEMOS?|SPECIFICATIONS?)',
    ['PACKING_LIST'],
  ),
  named('DRAFTS?(?! SURVEY)|BILLS? OF EXCHANGE', ['DRAFT']),
  named(
    "(?:(?:SHIPPING|EXPORTER'?S?|SELLER'?S?) )?BENEFICIAR(?:Y|IES)(?:'S|S'?)? (?:SIGNED )?(?:CERTIFICATES?|STATEMENTS?|DECLARATIONS?|LETTERS?|CERTIFICATIONS?)",
    ['BENEFICIARY_CERT'],
  ),
  named(
    '(?:CERTIFICATES?|STATEMENTS?|DECLARATIONS?) (?:FROM|ISSUED BY|BY|OF) (?:THE )?BENEFICIARY',
    ['BENEFICIARY_CERT'],
    {
      issuedBy: 'beneficiary',
    },
  ),
  insurance(
    '(?:MARINE )?(?:CARGO )?INSURANCE POLIC(?:Y|IES)(?: ?(?:OR|/|AND/OR) ?(?:INSURANCE )?CERTIFICATES?)',
    anyInsurance,
  ),
  insurance(
    '(?:MARINE )?(?:CARGO )?INSURANCE CERTIFICATES?(?: ?(?:OR|/|AND/OR) ?(?:INSURANCE )?POLIC(?:Y|IES))?',
    anyInsurance,
  ),
  insurance('(?:MARINE )?(?:CARGO )?INSURANCE POLIC(?:Y|IES)', ['policy']),
  insurance('(?:MARINE )?(?:CARGO )?INSURANCE (?:DOCUMENTS?|DECLARATIONS?)', anyInsurance),
];

const qualities: readonly (readonly [string, readonly DocumentType[]])[] = [
  ['QUALITY', ['QUALITY']],
  ['QUANTITY|WEIGHT', ['WEIGHT']],
  ['ANALYSIS|TEST', ['ANALYSIS']],
  ['INSPECTION|(?:DRAFT )?SURVEY', ['INSPECTION', 'QUALITY', 'WEIGHT', 'ANALYSIS']],
  ['PACKING(?! ?(?:LIST|/|NOTE))', ['QUALITY', 'WEIGHT', 'INSPECTION']],
];
const quality = qualities.map(([word]) => word).join('|');
/** "Weight and quality": one certificate of both, of whichever of the types it was captured. */
const both: readonly DocumentType[] = ['WEIGHT', 'QUALITY', 'INSPECTION', 'ANALYSIS'];

/** A word before a name that is part of the name, and asks nothing by itself. */
const noAsking = '(?!SIGNED|ORIGINAL|COPY|ONE|TWO|THREE|MANUALLY|PLUS|AND|THE|OF|OR|A|ANY|IN|DULY)';

const messages = '(?:TELE)?FAX|E-?MAIL|TELEX|CABLE';
/** A copy of what was sent: found by its heading, whatever way it went. */
const advices: readonly Phrase[] = [
  phrase(
    '(?:A )?COPY OF (?:SUCH|THIS|THE|THE SAID|SAID) (?:SHIPMENT |SHIPPING )?(ADVICE|FAX|E-?MAIL|CABLE|TELEX)',
    ([, title]) => ({ demand: { types: ['OTHER'], named: [title ?? ''], copyOnly: true } }),
  ),
  phrase(
    `(?:BENEFICIARY'?S? )?((?:(?:SIGNED|CERTIFIED|TRUE) )*)COP(?:Y|IES) OF (?:THE |THEIR |ITS |BENEFICIARY'?S? )*(?:${messages})(?: ?(?:/|,|OR) ?(?:${messages}))*(?: (?:MESSAGES?|ADVICES?))?`,
    ([, how]) => ({
      demand: {
        types: ['OTHER'],
        named: ['ADVICE', 'FAX', 'TELEFAX', 'EMAIL', 'E MAIL', 'TELEX', 'CABLE'],
        copyOnly: true,
        ...(/SIGNED|CERTIFIED/.test(how ?? '') ? { signed: true } : {}),
      },
    }),
  ),
];

const certificates: readonly Phrase[] = [
  phrase('CERTIFICATES? OF ORIGIN (FORM [A-Z]{2})', ([, form]) => ({
    demand: { types: ['CERT_ORIGIN'], numbers: [form ?? ''] },
  })),
  named(
    `(?:COMBINED )?CERTIFICATES? OF VALUE AND ORIGIN(?: \\(?C\\.?C\\.?V\\.?O\\.?\\)?)?|(?:${noAsking}[\\p{L}.]{2,14} )?CERTIFICATES? OF (?:(?:${countryPattern}) )?ORIGIN(?: (?:GSP )?FORM [A-Z](?: (?:OF|FOR|UNDER) (?:THE )?[\\p{L}-]+(?: [\\p{L}-]+)? (?:FTA|AGREEMENT))?)?(?: OR GENERAL FORM)?|ORIGIN CERTIFICATES?|C/O|GSP FORM A`,
    ['CERT_ORIGIN'],
  ),
  ...qualities.flatMap(([word, types]) => [
    named(`CERTIFICATES? OF (?:${word})`, types),
    named(`(?:PRE[- ]?SHIPMENT )?(?:${word}) (?:CERTIFICATES?|REPORTS?|LISTS?|NOTES?|MEMOS?)`, types),
  ]),
  named(`CERTIFICATES? OF (?:${quality})(?: ?(?:,|AND|/|&) ?(?:${quality}))+`, both),
  named(`(?:${quality})(?: ?(?:,|AND|/|&) ?(?:${quality}))+ CERTIFICATES?`, both),
];

/** Before a name that the tables do not have: no numbering, and no name that they have. */
const noKnownName =
  '(?!\\d+[.)]|AND |OR |(?:\\S+ ){1,2}(?:OR|AND|PLUS|WITH) |ISSUED |ITS |SUCH |BENEFICIAR|INSURANCE|ORIGIN|(?:\\S+ ){0,3}CERTIFICATES? OF ORIGIN)';

/** A certificate, list or report of any other name: it is found by its title. */
export const otherEnglishDocuments: readonly Phrase[] = [
  phrase(
    '(?:MUST |SHOULD |SHALL |TO )?(?:ACCOMPANY|BE ATTACHED TO|FORM PART OF) (?:THE )?(?:ORIGINAL )?(?:SHIPPING )?DOCUMENTS',
    () => ({}),
  ),
  phrase(
    `${noKnownName}(?:[\\p{L}\\d][\\p{L}\\d.'/-]* ){1,3}?` +
      '(?:CERTIFICATES?|REPORTS?|LICEN[CS]ES?|STATEMENTS?|DECLARATIONS?|LISTS?|ADVICES?|RECEIPTS?|PROTOCOLS?)(?: OF (?!THE |ORIGIN|QUALITY|WEIGHT|QUANTITY|ANALYSIS|INSPECTION)[\\p{L}]+)?',
    ([title]) => ({ demand: { types: ['OTHER'], named: [title] } }),
  ),
  phrase(
    '([\\p{L}-]+) OR ([\\p{L}-]+) (CERTIFICATES?|REPORTS?|LICEN[CS]ES?|DECLARATIONS?)',
    ([, one, other, form]) => ({
      demand: { types: ['OTHER'], named: [`${one ?? ''} ${form ?? ''}`, `${other ?? ''} ${form ?? ''}`] },
    }),
  ),
  phrase(
    "CERTIFICATES? OF (?!ORIGIN|QUALITY|WEIGHT|QUANTITY|ANALYSIS|INSPECTION)[\\p{L}'-]+ (?:AND|&) (?!ORIGIN|QUALITY|WEIGHT|QUANTITY|ANALYSIS|INSPECTION|CERTIFICATE|BENEFICIARY)[\\p{L}'-]+(?= ISSUED|,|;|\\.|$)",
    ([title]) => ({
      demand: { types: ['OTHER'], named: [title] },
    }),
  ),
  phrase(
    "CERTIFICATES? OF (?:[\\p{L}'-]+)(?: (?!ISSUED|SIGNED|FROM|BY|IN|TO|FOR|STATING|CERTIFYING|SHOWING|AND|OR|WITH)[\\p{L}'-]+)?",
    ([title]) => ({
      demand: { types: ['OTHER'], named: [title] },
    }),
  ),
  phrase(
    '((?:CERTIFICATES? |MOVEMENT CERTIFICATES? )?EUR[.-]? ?1)(?: (?:MOVEMENT CERTIFICATES?|CERTIFICATES?|FORMS?))? OR (?:AN? )?(?:INVOICE |ORIGIN )?DECLARATION(?: OF ORIGIN)?(?: ON (?:THE )?(?:COMMERCIAL )?INVOICE)?',
    ([, title]) => ({ demand: { types: ['OTHER'], named: [title ?? ''], orOnInvoice: true } }),
  ),
  phrase(
    '(?:CERTIFICATES? |MOVEMENT CERTIFICATES? )?(?:EUR[.-]? ?1|A\\.?TR\\.?(?: ?1)?|V\\.?I\\.? ?1|T2L)(?: (?:MOVEMENT CERTIFICATES?|CERTIFICATES?|DOCUMENTS?|FORMS?))?',
    ([title]) => ({
      demand: { types: ['OTHER'], named: [title] },
    }),
  ),
];

export const englishDocuments: readonly Phrase[] = [...transport, ...commercial, ...advices, ...certificates];
