/** What English credits ask of a document that they have named: numbers, signatures, addressees, marks. */
import { count, countOf, end, foldOf, foldPattern, issuedBy, name, whoOf } from './english-words.ts';
import { phrase, type Phrase } from './phrases.ts';
import type { Demand, Quoted } from './requirement.ts';

const asks = (source: string, demand: Demand): Phrase => phrase(source, () => ({ demand }));

const numbers: readonly Phrase[] = [
  phrase(`(?:IN |AT LEAST )?(${count}) ORIGINALS?`, ([, n]) => ({ demand: { originals: countOf(n) } })),
  phrase(
    `(?:PLUS |AND |WITH )?(${count}) (?:NON[- ]NEGOTIABLE |N/N |N\\.N\\. )?(?:COP(?:Y|IES)|PHOTOCOP(?:Y|IES))`,
    ([, n]) => ({
      demand: { copies: countOf(n) },
    }),
  ),
  phrase(`IN (${count}) (?:COP(?:Y|IES)|FOLDS?|SETS?)`, ([, n]) => ({ demand: { total: countOf(n) } })),
  phrase(`(${count})[- ]?(?:FOLDS?)`, ([, n]) => ({ demand: { total: countOf(n) } })),
  phrase(`(?:IN )?(${foldPattern})`, ([, word]) => ({ demand: { total: foldOf(word) } })),
  phrase('(?:IN )?ORIGINALS?', () => ({ demand: { originals: 1 } })),
  phrase('(?:PHOTO)?COPY(?: OF)?', () => ({ demand: { copyOnly: true } })),
  asks('(?:IN A )?(?:FULL|COMPLETE) SETS?(?: \\(?\\d ?/ ?\\d\\)?)?(?: (?:OF )?(?:ORIGINALS?))?(?: OF)?', {
    fullSet: true,
  }),
  asks('\\(?3 ?/ ?3\\)?(?: SETS?)?(?: OF)?', { fullSet: true }),
  phrase('\\(?2 ?/ ?3\\)?(?: SETS?)?(?: OF)?', () => ({ demand: { originals: 2 } })),
];

const signatures: readonly Phrase[] = [
  asks('(?:MANUALLY |DULY |HAND[- ]?)?SIGNED(?: (?:AND|&) STAMPED)?|STAMPED (?:AND|&) SIGNED', {
    signed: true,
  }),
  phrase(`(?:DULY |MANUALLY )?(?:COUNTER)?SIGNED BY (?:THE )?(${name})${end}`, ([, who]) => ({
    demand: { signed: true, signedBy: whoOf(who) },
  })),
  asks('ISSUED BY (?:THE |A )?(?:CHAMBERS? OF COMMERCE)', { issuedBy: { name: 'CHAMBER OF COMMERCE' } }),
  asks('ISSUED BY (?:THE )?(?:SHIPPING COMPANY|CARRIER|INSURANCE COMPANY|INSURERS?)', {}),
  phrase(`(?:ISSUED (?:AND SIGNED )?BY|FROM) (?:THE )?(${name})${end}`, ([, who]) => ({
    demand: issuedBy(whoOf(who)),
  })),
  phrase("BENEFICIARY(?:'S)?(?= (?:MANUALLY |DULY )?SIGNED)", () => ({
    demand: { signedBy: 'beneficiary' },
  })),
];

/** `THE APPLICANT AND THE ISSUING BANK`: each role by itself; a firm's name keeps its "and". */
const everyOf = (text: string | undefined): string[] => {
  const parts = (text ?? '').split(/\s+(?:AND|&)\s+(?:THE\s+)?/);
  return parts.every((part) => typeof whoOf(part) === 'string') ? parts : [text ?? ''];
};

const addressees: readonly Phrase[] = [
  phrase(
    `(?:MADE OUT|ISSUED) (?:IN THE NAME OF|TO) (?!(?:THE )?ORDER)(?:THE )?(${name})${end}`,
    ([, who]) => ({
      demand: { madeOutTo: whoOf(who), consignee: { form: 'named', who: whoOf(who) } },
    }),
  ),
  asks("(?:MADE OUT |CONSIGNED |ISSUED )?(?:TO (?:THE )?)?(?:SHIPPER'?S )?ORDER(?: OF (?:THE )?SHIPPER)?", {
    consignee: { form: 'to-order' },
  }),
  phrase(
    `(?:MADE OUT |CONSIGNED |ISSUED )?TO (?:THE )?ORDER OF (?:THE )?(?!SHIPPER)(${name})${end}`,
    ([, who]) => ({
      demand: { consignee: { form: 'to-order-of', who: whoOf(who) } },
    }),
  ),
  phrase(
    `(?:CONSIGNED TO|SHOWING AS CONSIGNEE|CONSIGNEE:?) (?!(?:THE )?ORDER)(?:THE )?(${name})${end}`,
    ([, who]) => ({
      demand: { consignee: { form: 'named', who: whoOf(who) } },
    }),
  ),
  asks('(?:BLANK ENDORSED|ENDORSED IN BLANK|IN BLANK ENDORSED|(?:TO BE )?ENDORSED BLANK|BLANK BACKED)', {
    endorsed: 'blank',
  }),
  phrase(`SHOWING (?:THE )?(${name}) AS (?:THE )?CONSIGNEE`, ([, who]) => ({
    demand: { consignee: { form: 'named', who: whoOf(who) } },
  })),
  phrase(`ENDORSED TO(?: THE)?(?: ORDER OF)? (?:THE )?(${name})${end}`, ([, who]) => ({
    demand: { endorsed: whoOf(who) },
  })),
  phrase(
    `(?:AND )?(?:MARKED )?NOTIFY(?:ING)?(?: PARTY)?:? (?:THE )?(${name})(?:(?: WITH)?(?: FULL)? NAME AND ADDRESS)?${end}`,
    ([, who]) => ({ demand: { notify: everyOf(who).map(whoOf) } }),
  ),
];

const shipment: readonly Phrase[] = [
  asks(
    '(?:MARKED |SHOWING |INDICATING |STATING |EVIDENCING )?["\']?FREIGHT (?:HAS BEEN )?(?:PRE[- ]?PAID|PAID)["\']?',
    { freight: ['prepaid'] },
  ),
  asks(
    '(?:MARKED |SHOWING |INDICATING |STATING |EVIDENCING )?["\']?FREIGHT (?:TO )?COLLECT["\']?|FREIGHT PAYABLE AT DESTINATION',
    {
      freight: ['collect'],
    },
  ),
  asks(
    '(?:MARKED |SHOWING )?["\']?FREIGHT PRE[- ]?PAID["\']? ?(?:OR|/) ?["\']?(?:FREIGHT )?PAYABLE AS PER CHARTER[- ]?PARTY["\']?',
    { freight: ['prepaid', 'payable-as-per-charter-party'] },
  ),
  asks('["\']?FREIGHT PAYABLE AS PER CHARTER[- ]?PARTY["\']?', {
    freight: ['payable-as-per-charter-party', 'prepaid'],
  }),
  asks('CLEAN', { clean: true }),
  asks('(?:SHIPPED )?ON[- ]?BOARD|SHIPPED', { onBoard: true }),
  asks(
    'DATED NOT LATER THAN (?:THE )?(?:DATE OF SHIPMENT|SHIPMENT DATE|B/L DATE|BILLS? OF LADING DATE|DATE OF (?:THE )?BILLS? OF LADING)',
    {
      beforeShipment: true,
    },
  ),
  phrase(
    '(?:(?:EVIDENCING|SHOWING|STATING|CERTIFYING|INDICATING)(?: THAT)? (?:THE )?(?:GOODS (?:ARE |IS )?(?:OF )?)?)' +
      '(?:(?:COUNTRY OF )?ORIGIN:? (?:IS |OF )?)?(CHINESE|CHINA|GERMAN|GERMANY|KOREAN|KOREA|JAPANESE|JAPAN)(?: ORIGIN)?' +
      '(?= ?(?:[.,;]|$))',
    ([, origin]) => ({ demand: { origin: origin ?? '' } }),
  ),
  asks('\\(?ORIGINAL FOR (?:THE )?(?:SHIPPER|CONSIGNOR|SENDER)\\)?', { originals: 1 }),
];

const cover: readonly Phrase[] = [
  asks('(?:ISSUED )?IN (?:AN )?(?:ASSIGNABLE|NEGOTIABLE|TRANSFERABLE) FORM', {}),
  phrase(
    '(?:FOR |COVERING |WITH COVER OF )?(?:AT LEAST |MINIMUM |NOT LESS THAN )?(?:FULL )?(?:(?:CIF|CIP|INVOICE) VALUE PLUS (\\d{1,3}) ?(?:PCT|PERCENT|PER CENT|%))',
    ([, plus]) => ({ demand: { coverPercent: 100 + Number(plus) } }),
  ),
  phrase(
    '(?:FOR |COVERING |WITH COVER OF )?(?:AT LEAST |MINIMUM |NOT LESS THAN )?(\\d{3}) ?(?:PCT|PERCENT|PER CENT|%)(?: OF)?(?: THE)?(?: FULL| GROSS| TOTAL| COMMERCIAL)?(?: (?:CIF|CIP|CIF/CIP|CIF OR CIP|INVOICE)(?: VALUE| AMOUNT)?)?(?: VALUE)?(?: OF (?:THE )?(?:INVOICE|GOODS|SHIPMENT))?',
    ([, percent]) => ({ demand: { coverPercent: Number(percent) } }),
  ),
  phrase(
    '(?:COVERING |AGAINST |INCLUDING |PLUS |AND )?(?:INSTITUTE CARGO CLAUSES? ?\\(?[ABC]\\)?|I\\.?C\\.?C\\.? ?\\(?[ABC]\\)?|ALL RISKS?|INSTITUTE (?:WAR|STRIKES?) CLAUSES?(?: \\(CARGO\\))?|WAR(?: RISKS?)?|STRIKES?(?: RISKS?)?|SRCC|TPND|W\\.?P\\.?A\\.?|F\\.?P\\.?A\\.?|THEFT|BREAKAGE)',
    ([risk]) => ({ demand: { risks: [risk.replace(/^(?:COVERING|AGAINST|INCLUDING|PLUS|AND) /, '')] } }),
  ),
  phrase(
    `(?:WITH )?CLAIMS?(?: TO BE)? PAYABLE (?:IN|AT) (${name})(?: IN (?:THE )?(?:CURRENCY OF (?:THE )?(?:CREDIT|DRAFTS?)))?${end}`,
    ([, place]) => ({
      demand: { claimsPayableIn: place ?? '' },
    }),
  ),
  asks('IN (?:THE )?(?:SAME )?CURRENCY (?:OF|AS) (?:THE )?(?:CREDIT|L/C|DRAFTS?)', {}),
];

const quoted = (source: string, ...quotes: readonly Quoted[]): Phrase => asks(source, { quotes });
const lead =
  '(?:QUOTING|INDICATING|SHOWING|MENTIONING|STATING|BEARING|MUST (?:QUOTE|INDICATE|SHOW|STATE|MENTION|BEAR)|SHALL (?:QUOTE|INDICATE|SHOW)|TO (?:QUOTE|SHOW|INDICATE))';
const creditName =
  "(?:THIS |THE |OUR )?(?:DOCUMENTARY |L/C |LETTER OF )?(?:CREDIT|L/C|LC)(?:'S)? ?(?:NUMBER|NO\\.?|NR\\.?|REFERENCE)?";
const quotations: readonly Phrase[] = [
  quoted(`${lead} ${creditName}`, 'credit-number'),
  quoted(
    `${lead} ${creditName} AND (?:ITS )?(?:ISSUE |ISSUING )?DATE(?: OF ISSUE)?`,
    'credit-number',
    'credit-date',
  ),
  quoted(
    `${lead} (?:THE )?(?:SALES )?(?:CONTRACT|S/C) (?:NUMBER|NO\\.?)(?: [A-Z0-9/-]+)?`,
    'contract-number',
  ),
  quoted(`${lead} (?:THE )?(?:COMMERCIAL )?INVOICE (?:NUMBER|NO\\.?)`, 'invoice-number'),
];

const sentences: readonly Phrase[] = [
  phrase(
    '((?:SENT|FAXED|E-?MAILED|TELEXED|FORWARDED|DES?PATCHED|COURIERED|ADVISED) [^;]+?)(?=\\s*[.;]?\\s*$|;)',
    ([, text]) => ({
      demand: { shows: [text ?? ''] },
    }),
  ),
  phrase(
    '(?:STATING|CERTIFYING|CONFIRMING(?! BANK)|DECLARING|ATTESTING|TO THE EFFECT)(?: THAT)?:? ([^;]+?)(?=\\s*[.;]?\\s*$|;)',
    ([, text]) => ({
      demand: { statements: [text ?? ''] },
    }),
  ),
  phrase(
    '(?:SHOWING|INDICATING|EVIDENCING|BEARING|MENTIONING)(?: THAT| THE)?:? ([^;]+?)(?=\\s*[.;]?\\s*$|;)',
    ([, text]) => ({
      demand: { shows: [text ?? ''] },
    }),
  ),
];

const electronic: readonly Phrase[] = [
  phrase(
    '(?:AS |IN THE FORM OF )?(?:AN )?ELECTRONIC RECORDS?(?: IN)?((?: ?(?:OR|,|AND)? ?(?:PDF|XML|OFD|JSON|TIFF?|EDIFACT))*)(?: FORMAT)?',
    ([, formats]) => ({
      demand: {
        electronic: true,
        ...((formats ?? '').trim() === ''
          ? {}
          : { formats: (formats ?? '').match(/PDF|XML|OFD|JSON|TIFF?|EDIFACT/g) ?? [] }),
      },
    }),
  ),
  phrase('IN ((?:PDF|XML|OFD)(?: (?:OR|AND) (?:PDF|XML|OFD))*)(?: FORMAT)?', ([, formats]) => ({
    demand: { formats: (formats ?? '').match(/PDF|XML|OFD/g) ?? [] },
  })),
];

export const englishDetails: readonly Phrase[] = [
  ...[...numbers, ...signatures, ...addressees, ...shipment, ...cover, ...quotations, ...electronic],
];
/** Read only where nothing more exact fits. */
export const englishSentences = sentences;
