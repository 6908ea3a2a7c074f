/** Certificates of origin and of inspection, packing lists, beneficiary's certificates: UCP 600 art. 14(f). */
import type { Dossier, Of } from '../dossier.ts';
import { compareParty, firmText } from '../parties.ts';
import {
  byLikeness,
  complies,
  decide,
  discrepancy,
  judgement,
  type Observation,
  onTypes,
  type Rule,
} from '../rule.ts';
import { countryNamed } from '../text/countries.ts';
import { compareNames, type Likeness } from '../text/names.ts';
import { isHan, plain } from '../text/plain.ts';
import { inOneUnit, quantityText, sumOf } from '../text/quantities.ts';
import { demandsOn } from './signature.ts';

const inspections = ['INSPECTION', 'WEIGHT', 'QUALITY', 'ANALYSIS'] as const;

const countryOf = (text: string): string | undefined =>
  countryNamed(plain(text)) ??
  text
    .split(/[(),/]/)
    .map((part) => countryNamed(plain(part)))
    .find((country) => country !== undefined);

/** Countries under any of their names; one that is not in the table a person compares. */
export const compareCountries = (one: string, other: string): Likeness => {
  const [left, right] = [countryOf(one), countryOf(other)];
  if (plain(one) === plain(other)) return 'same';
  if (left === undefined || right === undefined) return 'unclear';
  return left === right ? 'same' : 'different';
};

const isOrigin = (document: Of<'CERT_ORIGIN'>, { goods }: Dossier): Observation => {
  const asked =
    demandsOn(document).find(({ demand }) => demand.origin !== undefined)?.demand.origin ??
    goods.find(({ origin }) => origin)?.origin;
  const found = document.particulars.originCountry ?? document.document.goods?.countryOfOrigin;
  const where = {
    field: '/particulars/originCountry',
    expected: asked ?? 'a country of origin',
    found: found ?? 'none',
  };
  if (found === undefined) return discrepancy(where);
  return asked === undefined ? complies(where) : byLikeness(compareCountries(asked, found), where);
};

/** The consignee of a certificate does not conflict with that of the transport document. */
const isConsigneeOfTransport = (
  { particulars: { consignee } }: Of<'CERT_ORIGIN' | 'PACKING_LIST'>,
  dossier: Dossier,
): Observation | undefined => {
  if (consignee === undefined) return undefined;
  const where = {
    field: '/particulars/consignee',
    expected: dossier.credit.applicant.name,
    found: firmText(consignee),
  };
  if (/TO ORDER|TO WHOM/i.test(consignee.name)) return complies(where);
  const named = dossier
    .ofTypes(['BILL_OF_LADING', 'SEA_WAYBILL', 'AIR_WAYBILL', 'MULTIMODAL', 'RAIL', 'ROAD'])
    .flatMap(({ particulars }) => [
      ...(particulars.consignee !== undefined && particulars.consignee.form !== 'to-order'
        ? [particulars.consignee.firm.name]
        : []),
      ...(particulars.notify ?? []).map(({ name }) => name),
    ]);
  const isKnown =
    compareParty(dossier.credit, 'applicant', consignee.name) === 'same' ||
    compareParty(dossier.credit, 'issuing-bank', consignee.name) === 'same' ||
    named.some((name) => compareNames(name, consignee.name) === 'same');
  return isKnown
    ? complies(where)
    : byLikeness(compareParty(dossier.credit, 'applicant', consignee.name), where);
};

const packingSums = ({
  particulars: { lines = [] },
  document: { goods },
}: Of<'PACKING_LIST'>): Observation[] =>
  (['packages', 'quantity', 'netWeight', 'grossWeight'] as const).flatMap((name) => {
    const parts = lines.flatMap((line) => line[name] ?? []);
    const total = goods?.[name];
    const sum = parts.length === lines.length ? sumOf(parts) : undefined;
    const pair = sum === undefined || total === undefined ? undefined : inOneUnit(sum, total);
    if (pair === undefined || sum === undefined || total === undefined) return [];
    return [
      decide(pair[0] === pair[1], {
        field: `/goods/${name}`,
        expected: quantityText(sum),
        found: quantityText(total),
      }),
    ];
  });

const isNotHeavierNet = ({
  document: { goods },
}: {
  document: { goods?: Dossier['presentation']['documents'][number]['goods'] };
}): Observation | undefined => {
  const { netWeight, grossWeight } = goods ?? {};
  const pair =
    netWeight === undefined || grossWeight === undefined ? undefined : inOneUnit(netWeight, grossWeight);
  if (pair === undefined || netWeight === undefined || grossWeight === undefined) return undefined;
  return decide(pair[0] <= pair[1], {
    field: '/goods/netWeight',
    expected: `at most ${quantityText(grossWeight)}`,
    found: quantityText(netWeight),
  });
};

export const certificateRules: readonly Rule[] = [
  {
    id: 'origin-stated',
    title: 'A certificate of origin states the origin, and the one that the credit asks for.',
    articles: { UCP600: 'UCP 600 art. 14(f); ISBP L1, L3', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the origin certified as the credit asks.',
    check: onTypes(['CERT_ORIGIN'], isOrigin),
  },
  {
    id: 'certificate-consignee',
    title: 'The consignee of a certificate or list does not conflict with the transport document.',
    articles: { UCP600: 'UCP 600 art. 14(d); ISBP L5', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the consignee corrected.',
    check: onTypes(['CERT_ORIGIN', 'PACKING_LIST'], isConsigneeOfTransport),
  },
  {
    id: 'certificate-exporter',
    title:
      'The exporter of a certificate of origin may be another than the beneficiary; it does not conflict with the shipper.',
    articles: { UCP600: 'UCP 600 art. 14(k); ISBP L6', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the exporter corrected.',
    check: onTypes(['CERT_ORIGIN'], ({ particulars: { exporter } }, { credit }) =>
      exporter === undefined
        ? undefined
        : decide(compareNames(credit.applicant.name, exporter.name) !== 'same', {
            field: '/particulars/exporter',
            expected: 'not the applicant',
            found: firmText(exporter),
          }),
    ),
  },
  {
    id: 'inspection-not-adverse',
    title: 'A certificate of inspection, weight, quality or analysis does not show that the goods fail.',
    articles: { UCP600: 'UCP 600 art. 14(f); ISBP Q9', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'CONFLICTING_DATA',
    cure: 'Present a certificate without an adverse statement.',
    check: onTypes(inspections, ({ particulars: { adverse, result } }) => {
      const isAdverse =
        adverse === true ||
        /\b(REJECTED|FAILED|NOT (?:IN )?CONFORM\w*|OUT OF SPECIFICATION|UNFIT|DOES NOT (?:MEET|CONFORM))\b|不合格/i.test(
          result ?? '',
        );
      return decide(!isAdverse, {
        field: '/particulars/result',
        expected: 'no adverse statement',
        found: result ?? (adverse === true ? 'adverse' : 'none'),
      });
    }),
  },
  {
    id: 'inspection-has-result',
    title: 'A certificate of inspection, weight, quality or analysis says what was found.',
    articles: { UCP600: 'UCP 600 art. 14(f)', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'CONFLICTING_DATA',
    cure: 'Present a certificate that states the result.',
    check: onTypes(inspections, ({ particulars: { result }, document: { statements = [], goods } }) => {
      const says =
        result !== undefined ||
        statements.length > 0 ||
        goods?.netWeight !== undefined ||
        goods?.quantity !== undefined;
      const where = {
        field: '/particulars/result',
        expected: 'a result',
        found: result ?? statements[0] ?? 'none',
      };
      return says ? complies(where) : judgement({ ...where, note: 'the content is not captured' });
    }),
  },
  {
    id: 'packing-sums',
    title: 'The lines of a packing list add up to its totals.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Correct the packing list.',
    check: onTypes(['PACKING_LIST'], packingSums),
  },
  {
    id: 'net-not-above-gross',
    title: 'Net weight does not exceed gross weight.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Correct the weights.',
    check: (dossier) =>
      dossier.documents.flatMap((document) => {
        const seen = isNotHeavierNet(document);
        return seen === undefined ? [] : [{ ...seen, document }];
      }),
  },
  {
    id: 'beneficiary-certificate-by-beneficiary',
    title: "A beneficiary's certificate is issued and signed by the beneficiary.",
    articles: { UCP600: 'UCP 600 art. 14(f); ISBP P1', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'WRONG_ISSUER',
    cure: 'Have the beneficiary issue and sign the certificate.',
    check: onTypes(['BENEFICIARY_CERT'], ({ document: { issuer, signatures } }, { credit }) => {
      const names = [issuer?.name, ...signatures.flatMap(({ by, onBehalfOf }) => [by, onBehalfOf])].filter(
        (name) => name !== undefined,
      );
      const where = {
        field: '/issuer',
        expected: credit.beneficiary.name,
        found: names.join(' / ') || 'none',
      };
      if (names.length === 0) return judgement(where);
      const answers = names.map((name) => compareParty(credit, 'beneficiary', name));
      return byLikeness(
        answers.includes('same') ? 'same' : answers.includes('unclear') ? 'unclear' : 'different',
        where,
      );
    }),
  },
  {
    id: 'chinese-where-domestic',
    title: 'Documents of a domestic credit are in Chinese.',
    articles: { 'CN-DLC-2016': 'Measures 2016: Chinese language' },
    code: 'CONFLICTING_DATA',
    cure: 'Present the document in Chinese.',
    check: (dossier) =>
      dossier.documents.flatMap((document) => {
        const { language, title } = document.document;
        if (language === undefined) return [];
        const found = `${language} ${title ?? ''}`.trim();
        return [
          {
            document,
            ...decide(language === 'zh' || isHan(title ?? ''), { field: '/language', expected: 'zh', found }),
          },
        ];
      }),
  },
];
