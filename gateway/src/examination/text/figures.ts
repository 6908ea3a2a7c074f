/** Figures as credits of different countries write them. */

/** Digits with separators, as far as they may belong to one number. */
export const figures = "(?:\\d{1,3}(?: \\d{3})+(?![\\d.,])|\\d+(?:[.,']\\d+)*)(?:[.,]-)?";

const grouped = (text: string, separator: string): boolean =>
  new RegExp(`^\\d{1,3}(?:\\${separator}\\d{3})+$`).test(text);

/** The whole part without its groups; `undefined` where the separators make no groups of three. */
const wholeOf = (text: string, separator: string): string | undefined => {
  if (!text.includes(separator)) return text;
  return grouped(text, separator) ? text.split(separator).join('') : undefined;
};

const withFraction = (text: string, group: string, mark: string): string | undefined => {
  const [whole = '', ...fractions] = text.split(mark);
  if (fractions.length > 1) return undefined;
  const digits = wholeOf(whole, group);
  if (digits === undefined) return undefined;
  return fractions[0] === undefined ? digits : `${digits}.${fractions[0]}`;
};

const lastOf = (text: string): string => /[.,](?=\d*$)/.exec(text)?.[0] ?? '';

/**
 * `1,234.50`, `1.234,50`, `1'234.50`, `26,00` → a decimal text; `1.234,-` too. A comma before three digits groups
 * thousands, a point before three digits does so only where there are two of them or a comma follows.
 */
export const decimalIn = (written: string): string | undefined => {
  const text = written.replace(/[.,]-$/, '').replace(/(?<=\d)[' ](?=\d{3})/g, '');
  const mark = lastOf(text);
  const read = (): string | undefined => {
    if (mark === '') return text;
    const both = text.includes('.') && text.includes(',');
    if (both) return mark === '.' ? withFraction(text, ',', '.') : withFraction(text, '.', ',');
    if (grouped(text, mark) && (mark === ',' || text.indexOf('.') !== text.lastIndexOf('.')))
      return wholeOf(text, mark);
    return withFraction(text, mark === '.' ? ',' : '.', mark);
  };
  const digits = read()?.replace(/^0+(?=\d)/, '');
  return digits !== undefined && /^\d{1,15}(\.\d{1,8})?$/.test(digits) ? digits : undefined;
};
