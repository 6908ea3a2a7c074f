/** Texts of a credit that may differ from another's in lowered prices or raised insurance cover alone. Pure. */

/** A figure after the credit's own currency: other capitals before a number are no price (`ISO 9001`). */
const priceIn = (currency: string): RegExp =>
  new RegExp(
    `(?:\\b${currency}${currency === 'CNY' ? '|\\bRMB|¥|￥|人民币' : ''})\\s?(?<amount>\\d[\\d,]*(?:\\.\\d+)?)`,
    'g',
  );
const percentage = /(?<percent>\d+(?:\.\d+)?)\s?(?:PCT|PERCENT|PER CENT|%|％)/gi;
const insurance = /INSURANCE|保险/i;

/** Digits after the point that prices and percentages are compared to. */
const scale = 8;

const scaled = (amount: string): bigint => {
  const [whole = '0', fraction = ''] = amount.replaceAll(',', '').split('.');
  return BigInt(whole + fraction.padEnd(scale, '0').slice(0, scale));
};

interface Figures {
  /** The text with a mark where each figure stood. */
  readonly frame: string;
  readonly figures: readonly bigint[];
}

const figuresOf = (text: string, pattern: RegExp, group: 'amount' | 'percent'): Figures => {
  const figures: bigint[] = [];
  const frame = text.replaceAll(pattern, (match, ...rest) => {
    const { [group]: figure = '0' } = rest.at(-1) as Record<string, string>;
    figures.push(scaled(figure));
    return match.replace(figure, '#');
  });
  return { frame, figures };
};

const agree = (one: Figures, other: Figures, allowed: (before: bigint, after: bigint) => boolean): boolean =>
  one.frame === other.frame &&
  one.figures.length === other.figures.length &&
  one.figures.every((figure, index) => allowed(figure, other.figures[index] ?? -1n));

/** The same text, but that prices in the currency may be lower. */
export const differsInLowerPrices =
  (currency: string) =>
  (original: string, transferred: string): boolean =>
    agree(
      figuresOf(original, priceIn(currency), 'amount'),
      figuresOf(transferred, priceIn(currency), 'amount'),
      (before, after) => after <= before && after > 0n,
    );

/** The same text, but that the percentage of insurance cover may be higher. */
export const differsInHigherCover = (original: string, transferred: string): boolean =>
  original === transferred ||
  (insurance.test(original) &&
    agree(
      figuresOf(original, percentage, 'percent'),
      figuresOf(transferred, percentage, 'percent'),
      (before, after) => after >= before,
    ));

/** As many paragraphs, each related to its counterpart. */
export const everyParagraph = (
  original: readonly string[],
  transferred: readonly string[],
  related: (one: string, other: string) => boolean,
): boolean =>
  original.length === transferred.length &&
  original.every((paragraph, index) => related(paragraph, transferred[index] ?? ''));
