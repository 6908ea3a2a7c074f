/** Descriptions of goods: the words that tell goods apart. */
import type { Likeness } from './names.ts';
import { isHan, mayBeTypingError, plain } from './plain.ts';

const silentWords = new Set(
  (
    'A AN AND ABT BENEFICIARY S GOOD THE OF FOR IN ON TO WITH AS PER BY OR FROM IS ARE EACH TOTAL QUANTITY QTY PRICE UNIT VALUE AMOUNT DESCRIPTION GOODS BRAND NEW ' +
    'NO NOS NUMBER INCOTERMS HS CODE SAID CONTAIN STC ABOUT AT PACKED PACKING COMMODITY SPECIFICATION SPEC'
  ).split(' '),
);
/** Additions that put goods into another class: they never correspond to a credit that does not say so (ISBP). */
const otherClass =
  'USED SECONDHAND SCRAP REFURBISHED RECONDITIONED DEFECTIVE REJECTED WASTE REMANUFACTURED SAMPLE'.split(' ');
const otherClassHan = ['二手', '废', '旧', '翻新', '次品', '残次'];

/** Names that general descriptions use: a document that says nothing more exact does not conflict. */
const generalWords = new Set(
  (
    'GOODS MERCHANDISE CARGO NON METAL MACHINERY MACHINE EQUIPMENT PRODUCT TEXTILE GARMENT FABRIC CHEMICAL FOODSTUFF ' +
    'PART COMMODITY ARTICLE MATERIAL RAW NONFERROUS FERROUS ORE MINERAL FOOD CLOTHING APPAREL ELECTRONIC COMPONENT ' +
    'INVOICE CREDIT CONTRACT LC GENERAL'
  ).split(' '),
);

/** Words of which two different ones are two different goods. */
const kinds = new Set(
  (
    'COPPER ALUMINIUM ALUMINUM ZINC NICKEL TIN LEAD STEEL IRON SILVER GOLD BRASS COTTON WOOL POLYESTER SILK LINEN ' +
    'NYLON RICE WHEAT MAIZE CORN SOYBEAN BARLEY COFFEE COCOA TEA SUGAR RUBBER TIMBER PLYWOOD PAPER PULP COAL COKE ' +
    'UREA FERTILIZER CEMENT GLASS POLYETHYLENE POLYPROPYLENE PVC METHANOL ETHANOL DIESEL GASOLINE BEEF PORK CHICKEN ' +
    'FISH SHRIMP APPLE ORANGE BANANA TRACTOR EXCAVATOR TRANSFORMER TURBINE GENERATOR PUMP LATHE CATHODE INGOT BILLET ' +
    'COIL REBAR WIRE ROD'
  ).split(' '),
);

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('S') && !/SS$|US$|IS$/.test(word) ? word.slice(0, -1) : word;

/** Words whose next word belongs to them: `GRADE A` is another word than `GRADE B`. */
const attributeNames = /\b(GRADE|TYPE|MODEL|CLASS|SIZE)\s+(?=[A-Z0-9])/g;

/** Labels of a Chinese description, which say nothing of the goods. */
const hanLabels = /含税|单价|总价|金额|数量|品名|货物名称|规格型号|规格|型号|合同号/gu;

const parts = (word: string): readonly string[] =>
  isHan(word) ? (word.match(/[\p{Script=Latin}\d.]+\p{Script=Han}?|\p{Script=Han}+/gu) ?? []) : [word];

/** Significant words, each once; Chinese runs are words of their own. */
export const goodsWords = (text: string): string[] => [
  ...new Set(
    plain(text)
      .replace(hanLabels, ' ')
      .replace(attributeNames, '$1-')
      .split(/\s+/)
      .flatMap(parts)
      .map((word) => (word === 'ALUMINUM' ? 'ALUMINIUM' : singular(word)))
      .filter((word) => word !== '' && !silentWords.has(word)),
  ),
];

const isPureHan = (word: string): boolean => /^\p{Script=Han}+$/u.test(word);

const isIn = (word: string, words: readonly string[], whole: string): boolean =>
  words.includes(word) || (isHan(word) && whole.includes(word));

export interface DescriptionMatch {
  readonly likeness: Likeness;
  /** The words that made the difference. */
  readonly words: readonly string[];
}

const hasNot = (expected: string, found: string, words: readonly string[]): string[] =>
  words.filter((word) => found.includes(word) && !expected.includes(word));

/** Values that follow these words tell one class of the same goods from another. */
const attribute = /\b(GRADE|TYPE|MODEL|CLASS|SIZE)\s+([A-Z0-9.-]+)/g;

const conflictingAttribute = (expected: string, found: string): string | undefined => {
  const wanted = new Map([...plain(expected).matchAll(attribute)].map(([, name, value]) => [name, value]));
  return [...plain(found).matchAll(attribute)].find(([, name, value]) => {
    const other = wanted.get(name);
    return other !== undefined && other.replace(/[.-]/g, '') !== (value ?? '').replace(/[.-]/g, '');
  })?.[0];
};

/** Share of a run's pairs of signs that a text holds: the same words in another order have most of them. */
const heldPairs = (word: string, whole: string): number => {
  const signs = Array.from(word);
  const pairs = signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => whole.includes(pair)).length / pairs.length;
};

const compareHan = (word: string, whole: string): Likeness => {
  const signs = Array.from(word);
  const held = signs.filter((sign) => whole.includes(sign)).length;
  if (held === signs.length && heldPairs(word, whole) >= 0.8) return 'same';
  return held > 0 ? 'unclear' : 'different';
};

const worst = (answers: readonly Likeness[]): Likeness =>
  (['different', 'unclear'] as const).find((likeness) => answers.includes(likeness)) ?? 'same';

/** Whether an invoice's description corresponds with the credit's: all of it, in any order (UCP 600 art. 18(c)). */
export const compareDescription = (expected: string, found: string): DescriptionMatch => {
  const [wanted, seen] = [goodsWords(expected), goodsWords(found)];
  const whole = plain(found).replace(/\s/g, '');
  const foreign = [
    ...otherClass.filter((word) => seen.includes(word) && !wanted.includes(word)),
    ...hasNot(plain(expected), plain(found), otherClassHan),
  ];
  const conflict = conflictingAttribute(expected, found);
  if (conflict !== undefined) foreign.push(conflict);
  if (foreign.length > 0) return { likeness: 'different', words: foreign };
  const missing = wanted.filter((word) => !isIn(word, seen, whole));
  if (missing.length === 0) return { likeness: 'same', words: [] };
  const isTyping = missing.every(
    (word) => !word.includes('-') && seen.some((other) => mayBeTypingError(word, other)),
  );
  if (isTyping) return { likeness: 'unclear', words: missing };
  if (!missing.every(isPureHan)) return { likeness: 'different', words: missing };
  return { likeness: worst(missing.map((word) => compareHan(word, whole))), words: missing };
};

/** Whether another document's description, which may be general, conflicts with the credit's (UCP 600 art. 14(e)). */
export const compareGeneral = (expected: string, found: string): DescriptionMatch => {
  const [wanted, seen] = [goodsWords(expected), goodsWords(found)];
  const conflict = conflictingAttribute(expected, found);
  if (conflict !== undefined) return { likeness: 'different', words: [conflict] };
  const wantedKinds = wanted.filter((word) => kinds.has(word));
  const otherKinds = seen.filter((word) => kinds.has(word) && !wanted.includes(word));
  const sharesKind = wantedKinds.some((word) => seen.includes(word));
  if (otherKinds.length > 0 && wantedKinds.length > 0 && !sharesKind)
    return { likeness: 'different', words: otherKinds };
  const foreign = otherClass.filter((word) => seen.includes(word) && !wanted.includes(word));
  if (foreign.length > 0) return { likeness: 'different', words: foreign };
  const whole = plain(found).replace(/\s/g, '');
  const shares =
    wanted.some((word) => isIn(word, seen, whole)) ||
    seen.some((word) => isIn(word, wanted, plain(expected)));
  const isGeneral =
    seen.every((word) => generalWords.has(word) || /^\d/.test(word)) || /货物|商品|产品/.test(found);
  return { likeness: shares || isGeneral ? 'same' : 'unclear', words: seen };
};
