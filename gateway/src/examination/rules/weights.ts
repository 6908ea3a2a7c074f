/** Quantities, weights and packages of one document against the others: UCP 600 art. 14(d). */
import type { PresentedDocument, StatedQuantity } from '@chopmark/chaincode/api';
import type { Dossier, Examined } from '../dossier.ts';
import { decide, type Located, type Rule } from '../rule.ts';
import { inOneUnit, quantityText, sumOf } from '../text/quantities.ts';

interface Stated {
  readonly document: Examined;
  readonly value: StatedQuantity;
}

const statedBy = (
  { documents }: Dossier,
  of: (document: PresentedDocument) => StatedQuantity | undefined,
): readonly Stated[] =>
  documents.flatMap((document) => {
    const value = of(document.document);
    return value === undefined ? [] : [{ document, value }];
  });

const typeOf = ({ document: { document } }: Stated): string => document.particulars.type;
const sumOfType = (stated: readonly Stated[], one: Stated): StatedQuantity | undefined =>
  sumOf(stated.filter((other) => typeOf(other) === typeOf(one)).map(({ value }) => value));

/** Against the first document that states it: each by itself, or all of its kind together. */
const quantityAgrees =
  (of: (document: PresentedDocument) => StatedQuantity | undefined, field: string): Rule['check'] =>
  (dossier) => {
    const stated = statedBy(dossier, of);
    const [first, ...others] = stated;
    if (first === undefined) return [];
    const firstSum = sumOfType(stated, first);
    return others.flatMap((one): Located[] => {
      if (typeOf(one) === typeOf(first)) return [];
      const pairs = [
        [first.value, one.value],
        [firstSum, one.value],
        [first.value, sumOfType(stated, one)],
        [firstSum, sumOfType(stated, one)],
      ].flatMap(([left, right]) => {
        const pair = left === undefined || right === undefined ? undefined : inOneUnit(left, right);
        return pair === undefined ? [] : [pair];
      });
      if (pairs.length === 0) return [];
      const expected = `${quantityText(firstSum ?? first.value)} (${first.document.document.id})`;
      const where = { field, expected, found: quantityText(one.value) };
      const holds = pairs.some(([left, right]) => left === right);
      return [{ document: one.document, ...decide(holds, where) }];
    });
  };

const billed = (document: PresentedDocument): StatedQuantity | undefined => {
  if (document.goods?.quantity !== undefined) return document.goods.quantity;
  const { particulars } = document;
  return 'lines' in particulars
    ? sumOf((particulars.lines ?? []).flatMap(({ quantity }) => quantity ?? []))
    : undefined;
};

export const weightRules: readonly Rule[] = [
  {
    id: 'quantities-agree',
    title: 'Documents that state the quantity state the same.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the quantity corrected.',
    check: quantityAgrees(billed, '/goods/quantity'),
  },
  {
    id: 'net-weights-agree',
    title: 'Documents that state the net weight state the same.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the weight corrected.',
    check: quantityAgrees(({ goods }) => goods?.netWeight, '/goods/netWeight'),
  },
  {
    id: 'gross-weights-agree',
    title: 'Documents that state the gross weight state the same.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the weight corrected.',
    check: quantityAgrees(({ goods }) => goods?.grossWeight, '/goods/grossWeight'),
  },
  {
    id: 'packages-agree',
    title: 'Documents that state the number of packages state the same.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the number of packages corrected.',
    check: quantityAgrees(({ goods }) => goods?.packages, '/goods/packages'),
  },
];
