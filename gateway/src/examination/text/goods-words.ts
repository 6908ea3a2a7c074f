/** Descriptions of goods: the words that tell goods apart. */
import type { Likeness } from './names.ts';
import { kinds } from './contrasts.ts';
import { isHan, mayBeTypingError, plain } from './plain.ts';
import { isOtherCode, replacedWord } from './replaced-words.ts';

const silentWords = new Set(
  (
    'A AN AND ABT BENEFICIARY S GOOD THE OF FOR IN ON TO WITH AS PER BY OR FROM IS ARE EACH TOTAL QUANTITY QTY PRICE UNIT VALUE AMOUNT DESCRIPTION GOODS BRAND NEW ' +
    'NO NOS NUMBER INCOTERMS INCOTERM HS CODE SAID CONTAIN STC ABOUT AT PACKED PACKING COMMODITY SPECIFICATION SPEC ' +
    'RATE TERM DELIVERY TRADE OPTION SELLER BUYER APPLICANT EUR USD GBP CNY RMB DETAIL OTHER ALL PRODUCT NAME ITEM ' +
    'ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN LOT INCLUDING AND/OR ICC EACH PCT PERCENT % ORIGIN COUNTRY'
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

/** Names of kinds, and goods that they stand for in general descriptions. */
const kindNames: Readonly<Record<string, string>> = {
  FOOTWEAR: 'SHOE SNEAKER BOOT SANDAL SLIPPER LOAFER',
  SHOE: 'SNEAKER BOOT SANDAL SLIPPER LOAFER FOOTWEAR',
  WINE: 'CABERNET MERLOT SYRAH SHIRAZ MALBEC CHARDONNAY RIESLING CARMENERE SAUVIGNON CHATEAU PINOT',
  FRUIT: 'APPLE ORANGE BANANA GRAPE LEMON MANGO PEAR KIWI AVOCADO CHERRY BLUEBERRY PINEAPPLE',
  GRAIN: 'RICE WHEAT MAIZE CORN BARLEY SORGHUM OAT',
  PULSE: 'LENTIL CHICKPEA BEAN PEA',
  MEDICINE: 'TABLET CAPSULE INJECTION SYRUP AMPOULE PHARMACEUTICAL',
  PHARMACEUTICAL: 'TABLET CAPSULE INJECTION SYRUP AMPOULE MEDICINE',
  FURNITURE: 'TABLE CHAIR SOFA BED CABINET WARDROBE DESK',
  FERTILIZER: 'UREA NPK DAP MAP POTASH PHOSPHATE',
  FERTILISER: 'UREA NPK DAP MAP POTASH PHOSPHATE',
  VEHICLE: 'CAR TRUCK BUS TRACTOR TRAILER MOTORCYCLE',
  SEAFOOD: 'FISH SHRIMP TUNA SALMON SQUID CRAB PRAWN',
  MEAT: 'BEEF PORK CHICKEN LAMB MUTTON',
  COMPUTER: 'LAPTOP NOTEBOOK SERVER TABLET',
};
const namesKindOf = (word: string, wanted: readonly string[]): boolean =>
  kindNames[word]?.split(' ').some((goods) => wanted.includes(goods)) === true;

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('S') && !/SS$|US$|IS$/.test(word) ? word.slice(0, -1) : word;

/** Words whose next word belongs to them: `GRADE A` is another word than `GRADE B`. */
const attributeNames = /\b(GRADE|TYPE|MODEL|CLASS|SIZE)\s+(?=[A-Z0-9])/g;

/** Labels of a Chinese description, which say nothing of the goods. */
const hanLabels = /含税|单价|总价|金额|数量|品名|货物名称|规格型号|规格|型号|牌号|品牌|名称|货物|合同号/gu;

const parts = (word: string): readonly string[] =>
  isHan(word) ? (word.match(/[\p{Script=Latin}\d.]+\p{Script=Han}?|\p{Script=Han}+/gu) ?? []) : [word];

const lineWords = (line: string): string[] => [
  ...new Set(
    plain(line)
      .replace(/(\d) ?(?:PCT|PERCENT|PER CENT|%)/g, '$1%')
      .replace(hanLabels, ' ')
      .replace(attributeNames, '$1-')
      .split(/\s+/)
      .flatMap(parts)
      .map((word) => (word === 'ALUMINUM' ? 'ALUMINIUM' : singular(word)))
      .filter((word) => word !== '' && !silentWords.has(word)),
  ),
];

/** Significant words, each once; Chinese runs are words of their own. */
export const goodsWords = (text: string): string[] => [
  ...new Set(text.split(/\n|[,;]\s/).flatMap(lineWords)),
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
const attribute =
  /\b(GRADE|TYPE|MODEL|CLASS|SIZE)\s+((?!(?:FOR|AND|OF|IN|AS|TO)\b)(?:[A-Z]{1,3}|[A-Z.-]*\d[A-Z0-9.-]*))(?=\s|$)/g;

/** Attributes do not reach over the end of a line. */
const plainLines = (text: string): string => text.split('\n').map(plain).join(' | ');

/** Another form, a typing error, or some of the signs. */
const isAlmostIn = (word: string, seen: readonly string[], whole: string): boolean =>
  isHan(word)
    ? Array.from(word).some((sign) => whole.includes(sign))
    : seen.some((other) => mayBeTypingError(word, other));

const conflictingAttribute = (expected: string, found: string): string[] | undefined => {
  const wanted = new Map(
    [...plainLines(expected).matchAll(attribute)].map(([, name, value]) => [name, value]),
  );
  return [...plainLines(found).matchAll(attribute)]
    .find(([, name, value]) => {
      const other = wanted.get(name);
      return other !== undefined && other.replace(/[.-]/g, '') !== (value ?? '').replace(/[.-]/g, '');
    })
    ?.slice(0, 1);
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

const linesOf = (text: string): string[][] => text.split('\n').map(goodsWords);

/** Words that put the goods into another class, say another grade, or stand in the place of what is expected. */
const contradiction = (expected: string, found: string): readonly string[] => {
  const [wanted, seen] = [goodsWords(expected), goodsWords(found)];
  const foreign = [
    ...otherClass.filter((word) => seen.includes(word) && !wanted.includes(word)),
    ...hasNot(plain(expected), plain(found), otherClassHan),
    ...(conflictingAttribute(expected, found) ?? []),
  ];
  const replaced = replacedWord(linesOf(expected), linesOf(found));
  return replaced === undefined ? foreign : [...foreign, `${replaced.foreign} for ${replaced.missing}`];
};

/**
 * Whether an invoice's description corresponds with the credit's, in any order (UCP 600 art. 18(c)). It differs where
 * it says something else, or nothing of what the credit says; words that are only missing are for a person.
 *
 * @param elsewhere what the invoice says in other places, where details may stand too (ISBP C3)
 */
export const compareDescription = (expected: string, found: string, elsewhere = ''): DescriptionMatch => {
  const foreign = contradiction(expected, found);
  if (foreign.length > 0) return { likeness: 'different', words: foreign };
  const [wanted, seen] = [goodsWords(expected), goodsWords(found)];
  const whole = plain(found).replace(/\s/g, '');
  const others = goodsWords(elsewhere);
  const missing = wanted.filter((word) => !isIn(word, seen, whole) && !others.includes(word));
  if (missing.length === 0) return { likeness: 'same', words: [] };
  if (!missing.every(isPureHan)) {
    const isNothing = wanted.every((word) => missing.includes(word) && !isAlmostIn(word, seen, whole));
    return { likeness: isNothing ? 'different' : 'unclear', words: missing };
  }
  const answers = wanted.map((word) => (missing.includes(word) ? compareHan(word, whole) : 'same'));
  const likeness = answers.every((answer) => answer === 'different') ? 'different' : worst(answers);
  return {
    likeness: likeness === 'different' && answers.includes('same') ? 'unclear' : likeness,
    words: missing,
  };
};

/** Other kinds of goods than the credit's, where none of the credit's is named. */
const otherKind = (wanted: readonly string[], seen: readonly string[]): string[] => {
  const own = wanted.filter((word) => kinds.has(word));
  if (own.length === 0 || own.some((word) => seen.includes(word))) return [];
  return seen.filter((word) => kinds.has(word));
};

const otherCode = (wanted: readonly string[], seen: readonly string[]): string[] => {
  const missing = wanted.filter((word) => !seen.includes(word));
  return seen.filter((word) => !wanted.includes(word) && missing.some((one) => isOtherCode(one, word)));
};

/** `WRISTWATCH` and `WATCH`: one names a kind of the other. */
const areCompound = (one: string, other: string): boolean =>
  [one, other].every((word) => /^[A-Z]{5,}$/.test(word)) && (one.endsWith(other) || other.endsWith(one));

/** Whether another document's description, which may be general, conflicts with the credit's (UCP 600 art. 14(e)). */
export const compareGeneral = (expected: string, found: string): DescriptionMatch => {
  const [wanted, seen] = [goodsWords(expected), goodsWords(found)];
  const foreign = [
    ...(conflictingAttribute(expected, found) ?? []),
    ...otherKind(wanted, seen),
    ...otherClass.filter((word) => seen.includes(word) && !wanted.includes(word)),
    ...otherCode(wanted, seen),
  ];
  if (foreign.length > 0) return { likeness: 'different', words: foreign };
  const whole = plain(found).replace(/\s/g, '');
  const shares =
    wanted.some((word) => isIn(word, seen, whole) || seen.some((other) => areCompound(word, other))) ||
    seen.some((word) => isIn(word, wanted, plain(expected)));
  const isGeneral =
    seen.every((word) => generalWords.has(word) || namesKindOf(word, wanted) || /^\d/.test(word)) ||
    /货物|商品|产品/.test(found);
  return { likeness: shares || isGeneral ? 'same' : 'unclear', words: seen };
};
