/** Who issued and who signed: UCP 600 arts. 3, 14(f); examination rules arts. 52, 54. */
import { textOf } from '../document-text.ts';
import type { Dossier, Examined } from '../dossier.ts';
import { compareParty, whoText } from '../parties.ts';
import type { Demand, Requirement, Who } from '../requirements/requirement.ts';
import { byLikeness, complies, decide, judgement, type Observation, onEach, type Rule } from '../rule.ts';
import { compareNames, type Likeness } from '../text/names.ts';
import { plain } from '../text/plain.ts';

/** What a paragraph asks of the document, or of all documents. */
export const demandsOn = ({
  requirements,
}: Examined): readonly { readonly id: string; readonly demand: Demand }[] =>
  requirements.map(({ id, demand, condition }: Requirement) => ({
    id,
    demand: condition.allDocuments ?? demand,
  }));

/** Certificates, declarations and statements are signed by their nature (ISBP). */
const signedByNature = /^(CERT_ORIGIN|INSPECTION|WEIGHT|QUALITY|ANALYSIS|BENEFICIARY_CERT)$/;
const certifies = /\b(CERTIFICATE|DECLARATION|STATEMENT|AFFIDAVIT)\b|证明|声明/i;
/** Rules of their own ask who signs these. */
const signedByArticle =
  /^(BILL_OF_LADING|SEA_WAYBILL|CHARTER_PARTY_BL|MULTIMODAL|AIR_WAYBILL|ROAD|RAIL|INLAND_WATERWAY|TRANSPORT_DOC|COURIER|POST|INSURANCE|DRAFT|GOODS_RECEIPT|SERVICE_EVIDENCE)$/;

const mustBeSigned = (examined: Examined): boolean => {
  const { particulars, title } = examined.document;
  if (signedByArticle.test(particulars.type)) return false;
  const isAsked = demandsOn(examined).some(({ demand }) => demand.signed === true);
  return isAsked || signedByNature.test(particulars.type) || certifies.test(title ?? '');
};

/** Names that issuers are known by. */
const knownNames: Readonly<Record<string, readonly string[]>> = {
  CCPIT: [
    'CHINA COUNCIL FOR THE PROMOTION OF INTERNATIONAL TRADE',
    'CHINA CHAMBER OF INTERNATIONAL COMMERCE',
  ],
  CIQ: ['ENTRY EXIT INSPECTION AND QUARANTINE', 'CHINA INSPECTION AND QUARANTINE'],
  SGS: ['SGS'],
  CCIC: ['CHINA CERTIFICATION AND INSPECTION'],
};

const anyChamber =
  /^(?:THE |AN? |ANY |LOCAL )*CHAMBERS? OF COMMERCE(?:,? (?:AND|&) INDUSTRY)?(?: (?:OR|AND\/OR) .*| (?:OF|IN) (?:THE )?(?:(?:EXPORTING|EXPORTER'?S?'?|SELLER'?S?'?|BENEFICIARY'?S?'?) COUNTRY|COUNTRY OF (?:ORIGIN|EXPORT)))?$/;
const chamberNames = /CHAMBER|CAMARA|CAMERA DI|CHAMBRE|HANDELSKAMMER|\bIHK\b|KOOPHANDEL|商会|贸促/i;

/** Whom the words of carriage usually mean. */
const usualParty = (name: string): 'beneficiary' | 'applicant' | undefined => {
  if (/^(?:THE )?(?:SHIPPER|CONSIGNOR|EXPORTER)S?$|^托运人$/i.test(name)) return 'beneficiary';
  return /^(?:THE )?CONSIGNEE$|^收货人$|^收货方$|^使用方$/i.test(name) ? 'applicant' : undefined;
};

const compareIssuer = (dossier: Dossier, who: Who, found: string): Likeness => {
  const likeness = compareParty(dossier.credit, who, found);
  if (likeness === 'same' || typeof who === 'string') return likeness;
  const usual = usualParty(who.name);
  if (usual !== undefined && compareParty(dossier.credit, usual, found) === 'same') return 'same';
  if (anyChamber.test(who.name) && chamberNames.test(plain(found))) return 'same';
  const others = knownNames[anyChamber.test(who.name) ? 'CCPIT' : who.name.toUpperCase()] ?? [];
  return others.some((name) => found.toUpperCase().includes(name)) ? 'same' : likeness;
};

/** Whether the issuer is the maker of the goods is decided where the document says so on its face. */
const makers =
  /^(?:THE |ITS |ORIGINAL )*(?:MANUFACTURERS?|PRODUCERS?|MAKERS?|MILLS?|FACTORY)$|^(?:生产|制造)(?:厂家|厂商|商|企业|单位|工厂)$|^厂家$/;
const saysMaker =
  /\b(?:MANUFACTURERS?|MANUFACTURED BY|PRODUCERS?|PRODUCED BY|MAKERS?|MILLS?|FACTORY|WORKS|PLANT)\b|厂家|厂商|生产商|制造商|生产企业|工厂|厂$/m;

const isMaker = (document: Examined['document'], who: Who): boolean =>
  typeof who !== 'string' &&
  makers.test(who.name.toUpperCase()) &&
  saysMaker.test(textOf(document).toUpperCase());

const bestOf = (answers: readonly Likeness[]): Likeness =>
  answers.includes('same') ? 'same' : answers.includes('unclear') ? 'unclear' : 'different';

/** Every name that a document shows as its issuer's; the seller issues a tax invoice. */
const issuersOf = ({ issuer, signatures, particulars }: Examined['document']): string[] =>
  [
    issuer?.name,
    'seller' in particulars ? particulars.seller?.name : undefined,
    ...signatures.flatMap(({ by, onBehalfOf }) => [by, onBehalfOf]),
  ].filter((name) => name !== undefined);

/** Capacities of those whom credits name by what they are. */
const capacityNames: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:CARRIER|SHIPPING (?:COMPANY|LINE)|OCEAN CARRIER)(?:S|'S)?(?: OR (?:THEIR|ITS|HIS) AGENTS?)?$/,
    /^(?:agent-of-)?carrier$/,
  ],
  [/^(?:MASTER|CAPTAIN)(?: OR (?:HIS|ITS|THEIR) AGENTS?)?$/, /^(?:agent-of-)?master$/],
  [
    /^(?:INSURANCE COMPAN(?:Y|IES)|INSURERS?|UNDERWRITERS?)(?: OR (?:THEIR|ITS) AGENTS?)?$/,
    /insurer$|^underwriter$/,
  ],
  [/SURVEYORS?$/, /^surveyor$/],
  [/AUTHORIT(?:Y|IES)$|^CUSTOMS/, /^authority$/],
  [/^承运人$|^铁路承运人$/, /^(?:agent-of-)?carrier$|^railway-company$/],
];

/** Signed as what the credit asks for: the beneficiary, the carrier, or any chamber of commerce. */
const isByCapacity = (capacity: string | undefined, who: Who): boolean => {
  if (capacity === undefined) return false;
  if (typeof who === 'string') return capacity === who;
  if (capacity === 'chamber-of-commerce') return anyChamber.test(who.name);
  return capacityNames.some(([name, capacities]) => name.test(who.name) && capacities.test(capacity));
};

const isIssuedBy = (dossier: Dossier, { document }: Examined, who: Who): Observation => {
  const names = issuersOf(document);
  const where = { field: '/issuer', expected: whoText(dossier.credit, who), found: names.join(' / ') };
  if (names.length === 0) return judgement({ ...where, found: 'none', note: 'the issuer is not captured' });
  return isMaker(document, who) || document.signatures.some(({ capacity }) => isByCapacity(capacity, who))
    ? complies(where)
    : byLikeness(bestOf(names.map((name) => compareIssuer(dossier, who, name))), where);
};

const isSignedBy = (
  dossier: Dossier,
  { document: { signatures } }: Examined,
  who: Who,
): Observation | undefined => {
  if (signatures.length === 0) return undefined;
  const names = signatures.flatMap(({ by, onBehalfOf }) => [
    by,
    ...(onBehalfOf === undefined ? [] : [onBehalfOf]),
  ]);
  const where = { field: '/signatures', expected: whoText(dossier.credit, who), found: names.join(' / ') };
  if (signatures.some(({ capacity }) => isByCapacity(capacity, who))) return complies(where);
  return byLikeness(bestOf(names.map((name) => compareIssuer(dossier, who, name))), where);
};

/** "Manually signed": a method that the document shows must be by hand; a stamp beside it does no harm. */
const byHand = (examined: Examined): Observation[] =>
  demandsOn(examined).flatMap(({ id, demand: { signedByHand } }) => {
    const methods = examined.document.signatures.flatMap(({ method }) => method ?? []);
    if (signedByHand !== true || methods.length === 0) return [];
    const where = { requirement: id, field: '/signatures', expected: 'manual', found: methods.join(' / ') };
    return [
      decide(methods.includes('manual') || methods.length < examined.document.signatures.length, where),
    ];
  });

export const signatureRules: readonly Rule[] = [
  {
    id: 'signed',
    title:
      'A document is signed where the credit asks for it, and certificates, declarations and statements always.',
    articles: { UCP600: 'UCP 600 art. 3; ISBP A31 to A35', 'CN-DLC-2016': 'Examination rules art. 54' },
    code: 'UNSIGNED',
    cure: 'Have the issuer sign the document.',
    check: onEach((examined) =>
      mustBeSigned(examined)
        ? [
            decide(examined.document.signatures.length > 0, {
              field: '/signatures',
              expected: 'a signature',
              found: examined.document.signatures.map(({ by }) => by).join(' / ') || 'none',
            }),
            ...byHand(examined),
          ]
        : undefined,
    ),
  },
  {
    id: 'signed-by-named-party',
    title: 'A document is signed by whom the credit names.',
    articles: { UCP600: 'UCP 600 arts. 3, 14(f)', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'WRONG_ISSUER',
    cure: 'Have the named party sign the document.',
    check: onEach((examined, dossier) =>
      demandsOn(examined).flatMap(({ id, demand: { signedBy } }) => {
        const seen = signedBy === undefined ? undefined : isSignedBy(dossier, examined, signedBy);
        return seen === undefined ? [] : [{ requirement: id, ...seen }];
      }),
    ),
  },
  {
    id: 'issued-by-named-party',
    title: 'A document is issued by whom the credit names.',
    articles: { UCP600: 'UCP 600 art. 14(f)', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'WRONG_ISSUER',
    cure: 'Present a document of the named issuer.',
    check: onEach((examined, dossier) =>
      demandsOn(examined).flatMap(({ id, demand: { issuedBy } }) =>
        issuedBy === undefined ? [] : [{ requirement: id, ...isIssuedBy(dossier, examined, issuedBy) }],
      ),
    ),
  },
  {
    id: 'issuer-is-not-beneficiary',
    title: 'Words such as "independent", "competent" or "official" allow any issuer but the beneficiary.',
    articles: { UCP600: 'UCP 600 art. 3', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'WRONG_ISSUER',
    cure: 'Present a document of another issuer than the beneficiary.',
    check: onEach((examined, { credit }) =>
      demandsOn(examined).flatMap(({ id, demand: { issuerNotBeneficiary } }) => {
        const found = examined.document.issuer?.name ?? examined.document.signatures[0]?.by;
        if (issuerNotBeneficiary !== true || found === undefined) return [];
        const isBeneficiary = compareNames(credit.beneficiary.name, found) === 'same';
        return [
          {
            requirement: id,
            ...decide(!isBeneficiary, { field: '/issuer', expected: 'not the beneficiary', found }),
          },
        ];
      }),
    ),
  },
  {
    id: 'corrections-authenticated',
    title:
      'Corrections are authenticated by whoever issued the document; the beneficiary need not authenticate its own.',
    articles: { UCP600: 'ISBP A7 to A9', 'CN-DLC-2016': 'Examination rules, corrections' },
    code: 'UNSIGNED',
    cure: 'Have the issuer authenticate the correction.',
    check: onEach(({ document: { corrections = [], issuer } }, { credit }) =>
      corrections.map(({ text, authenticated }, index) => {
        const isOwn = issuer !== undefined && compareNames(credit.beneficiary.name, issuer.name) === 'same';
        return decide(authenticated || isOwn, {
          field: `/corrections/${index}`,
          expected: 'an authentication',
          found: text,
        });
      }),
    ),
  },
];
