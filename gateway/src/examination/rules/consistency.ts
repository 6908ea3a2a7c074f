/** Data of one document against the others and the credit: UCP 600 art. 14(d), (e), (j). */
import type { PresentedDocument } from '@chopmark/chaincode/api';
import type { Dossier, Examined } from '../dossier.ts';
import { compareParty } from '../parties.ts';
import { byLikeness, decide, judgement, type Located, onEach, type Rule } from '../rule.ts';
import { compareGeneral } from '../text/goods-words.ts';
import { isSameNumber } from '../text/names.ts';
import { comparePlaces } from '../text/places.ts';
import { bare, plain } from '../text/plain.ts';
import { compareCountries } from './certificates.ts';

interface Value {
  readonly document: Examined;
  readonly field: string;
  readonly text: string;
}

type ValueOf = (document: PresentedDocument) => readonly (readonly [string, string | undefined])[];

const valuesOf = ({ documents }: Dossier, of: ValueOf): Value[] =>
  documents.flatMap((document) =>
    of(document.document).flatMap(([field, text]) => (text === undefined ? [] : [{ document, field, text }])),
  );

/** Every value against the first: documents need not repeat it, but must not conflict. */
const agreeing =
  (of: ValueOf, isSame: (one: string, other: string) => boolean): Rule['check'] =>
  (dossier) => {
    const [first, ...others] = valuesOf(dossier, of);
    if (first === undefined) return [];
    return others.map(({ document, field, text }): Located => ({
      document,
      ...decide(isSame(first.text, text), {
        field,
        expected: `${first.text} (${first.document.document.id})`,
        found: text,
      }),
    }));
  };

const invoiceNumbers: Rule['check'] = (dossier) => {
  const numbers = dossier
    .ofTypes(['INVOICE', 'VAT_INVOICE', 'FULLY_DIGITAL_INVOICE'])
    .flatMap(({ document, particulars }) => [
      document.number,
      'invoiceNumber' in particulars ? particulars.invoiceNumber : undefined,
    ])
    .filter((number) => number !== undefined);
  if (numbers.length === 0) return [];
  return dossier.documents.flatMap((document): Located[] => {
    const found = document.document.references?.invoiceNumber;
    if (found === undefined) return [];
    const holds = numbers.some((number) => isSameNumber(number, found));
    return [
      {
        document,
        ...decide(holds, { field: '/references/invoiceNumber', expected: numbers.join(', '), found }),
      },
    ];
  });
};

const transportNumbers: Rule['check'] = ({ documents, shipments }) => {
  const numbers = shipments.flatMap(({ document }) => document.document.number ?? []);
  if (numbers.length === 0) return [];
  return documents.flatMap((document): Located[] => {
    const found = document.document.references?.transportDocumentNumber;
    if (found === undefined) return [];
    const holds = numbers.some((number) => isSameNumber(number, found));
    return [
      {
        document,
        ...decide(holds, {
          field: '/references/transportDocumentNumber',
          expected: numbers.join(', '),
          found,
        }),
      },
    ];
  });
};

const invoiceTypes = /INVOICE$/;

const vessels: ValueOf = ({ particulars, references }) => [
  ['/particulars/vessel', 'vessel' in particulars ? particulars.vessel : undefined],
  ['/references/vessel', references?.vessel],
];

const isSameVessel = (one: string, other: string): boolean => {
  const core = (text: string): string => bare(text.replace(/^(M\/?V|M\.V\.|MV|S\.?S\.?|VESSEL)\s+/i, ''));
  return core(one).includes(core(other)) || core(other).includes(core(one));
};

export const consistencyRules: readonly Rule[] = [
  {
    id: 'general-description',
    title: "A description outside the invoice may be general, and does not conflict with the credit's.",
    articles: { UCP600: 'UCP 600 art. 14(e)', 'CN-DLC-2016': 'Examination rules art. 53' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the description corrected.',
    check: onEach(({ document: { particulars, goods } }, { credit }) => {
      const found = goods?.description;
      // What a courier or the post carried are the documents.
      const isReceipt = particulars.type === 'COURIER' || particulars.type === 'POST';
      if (
        found === undefined ||
        isReceipt ||
        invoiceTypes.test(particulars.type) ||
        credit.goods.length === 0
      )
        return undefined;
      const expected = credit.goods.join('\n');
      const { likeness, words } = compareGeneral(expected, found);
      const where = { field: '/goods/description', expected, found };
      if (likeness === 'unclear') return judgement({ ...where, note: 'no word of the credit is repeated' });
      return decide(likeness === 'same', likeness === 'same' ? where : { ...where, note: words.join(', ') });
    }),
  },
  {
    id: 'invoice-number-agrees',
    title: 'Documents that refer to an invoice refer to the one presented.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the invoice number corrected.',
    check: invoiceNumbers,
  },
  {
    id: 'transport-number-agrees',
    title: 'Documents that refer to a transport document refer to the one presented.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the number corrected.',
    check: transportNumbers,
  },
  {
    id: 'vessel-agrees',
    title: 'All documents name the same vessel.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the vessel corrected.',
    check: (dossier) => (dossier.shipments.length > 1 ? [] : agreeing(vessels, isSameVessel)(dossier)),
  },
  {
    id: 'shipment-date-agrees',
    title: 'A date of shipment in another document is that of the transport document.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the date corrected.',
    check: onEach(({ document: { references } }, { shipments }) => {
      const dates = shipments.flatMap(({ date }) => date ?? []);
      const found = references?.shipmentDate;
      if (found === undefined || dates.length === 0) return undefined;
      return decide(dates.includes(found), {
        field: '/references/shipmentDate',
        expected: dates.join(', '),
        found,
      });
    }),
  },
  {
    id: 'referenced-ports-agree',
    title: "Ports in other documents do not conflict with the credit's.",
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the port corrected.',
    check: onEach(({ document: { references } }, { credit: { shipment } }) =>
      (
        [
          [shipment?.portOfLoading, references?.portOfLoading, 'portOfLoading'],
          [shipment?.portOfDischarge, references?.portOfDischarge, 'portOfDischarge'],
        ] as const
      ).flatMap(([expected, found, name]) =>
        expected === undefined || found === undefined
          ? []
          : [byLikeness(comparePlaces(expected, found), { field: `/references/${name}`, expected, found })],
      ),
    ),
  },
  {
    id: 'marks-agree',
    title: 'Shipping marks do not conflict; more detail is no conflict.',
    articles: { UCP600: 'UCP 600 art. 14(d); ISBP A32', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the marks corrected.',
    check: agreeing(
      ({ goods }) => [['/goods/marks', goods?.marks]],
      (one, other) => bare(one).includes(bare(other)) || bare(other).includes(bare(one)),
    ),
  },
  {
    id: 'origin-agrees',
    title: 'Documents that state the origin state the same.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the origin corrected.',
    check: agreeing(
      ({ goods, particulars }) => [
        ['/goods/countryOfOrigin', goods?.countryOfOrigin],
        [
          '/particulars/originCountry',
          'originCountry' in particulars ? particulars.originCountry : undefined,
        ],
      ],
      (one, other) =>
        compareCountries(one, other) !== 'different' ||
        plain(one).includes(plain(other)) ||
        plain(other).includes(plain(one)),
    ),
  },
  {
    id: 'hs-code-agrees',
    title: 'Commodity codes do not conflict in their first six digits.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the commodity code corrected.',
    check: onEach(({ document: { goods } }, { goods: items }) => {
      const codes = items.flatMap(({ hsCode }) => hsCode ?? []);
      const found = goods?.hsCode;
      if (found === undefined || codes.length === 0) return undefined;
      const six = (code: string): string => bare(code).replace(/\./g, '').slice(0, 6);
      return decide(
        codes.some((code) => six(code) === six(found)),
        { field: '/goods/hsCode', expected: codes.join(', '), found },
      );
    }),
  },
  {
    id: 'addresses-in-same-country',
    title: "Addresses of applicant and beneficiary may differ from the credit's, within the same country.",
    articles: { UCP600: 'UCP 600 art. 14(j)' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the country of the address corrected.',
    check: onEach(({ document: { issuer, particulars } }, { credit }) => {
      const firms = [
        ['/issuer', issuer],
        ['/particulars/madeOutTo', particulars.type === 'INVOICE' ? particulars.madeOutTo : undefined],
      ] as const;
      return firms.flatMap(([field, firm]) =>
        (['applicant', 'beneficiary'] as const).flatMap((role) => {
          const country = credit[role].country;
          if (firm?.country === undefined || country === undefined) return [];
          if (compareParty(credit, role, firm.name) !== 'same') return [];
          return [
            decide(firm.country === country, {
              field: `${field}/country`,
              expected: country,
              found: firm.country,
            }),
          ];
        }),
      );
    }),
  },
  {
    id: 'containers-agree',
    title: 'Container numbers in other documents are among those of the transport document.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the container number corrected.',
    check: onEach(({ document }, { shipments }) => {
      const known = shipments.flatMap(
        ({ document: { document: transport } }) => transport.goods?.containers ?? [],
      );
      const found = document.goods?.containers ?? [];
      if (known.length === 0 || found.length === 0) return undefined;
      const strange = found.filter((number) => !known.some((one) => bare(one) === bare(number)));
      return decide(strange.length === 0, {
        field: '/goods/containers',
        expected: known.join(', '),
        found: found.join(', '),
      });
    }),
  },
];
