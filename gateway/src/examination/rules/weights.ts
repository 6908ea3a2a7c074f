/** Quantities, weights and packages of one document against the others: UCP 600 art. 14(d). */
import type { PresentedDocument, StatedQuantity } from '@chopmark/chaincode/api';
import type { Examined } from '../dossier.ts';
import { decide, type Located, type Rule } from '../rule.ts';
import { inOneUnit, quantityText, sumOf } from '../text/quantities.ts';

/** The totals of each document that states one against the transport document or the first that does. */
const quantityAgrees =
  (of: (document: PresentedDocument) => StatedQuantity | undefined, field: string): Rule['check'] =>
  (dossier) => {
    const groups = new Map<string, { readonly document: Examined; readonly sum: StatedQuantity }>();
    for (const document of dossier.documents) {
      const value = of(document.document);
      if (value === undefined) continue;
      const { type } = document.document.particulars;
      const before = groups.get(type);
      const sum = before === undefined ? value : sumOf([before.sum, value]);
      if (sum !== undefined) groups.set(type, { document: before?.document ?? document, sum });
    }
    const [first, ...others] = [...groups.values()];
    if (first === undefined) return [];
    return others.flatMap(({ document, sum }): Located[] => {
      const pair = inOneUnit(first.sum, sum);
      if (pair === undefined) return [];
      const where = {
        field,
        expected: `${quantityText(first.sum)} (${first.document.document.id})`,
        found: quantityText(sum),
      };
      return [{ document, ...decide(pair[0] === pair[1], where) }];
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
