/** Dates and amounts as ledgers write them, made canonical where there is one reading only. Pure. */

/** `2026-03-02`, `2026/3/2`, `20260302`, `2026年3月2日`: the year first. Everything else stays as it is, to be refused. */
export const plainDate = (text: string): string => {
  const match =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)?.toSpliced(2, 1) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (match === null) return text;
  const [, year = '', month = '', day = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

export const decimalMarks = ['.', ','] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** A lone `1,234` may be a thousand or one and a fraction: groups are read only where a decimal mark follows them. */
const patterns: Readonly<Record<DecimalMark, { readonly form: RegExp; readonly groups: RegExp }>> = {
  '.': { form: /^(\d+|\d{1,3}([, ’'])\d{3}(?:\2\d{3})*(?=\.))(?:\.(\d+))?$/, groups: /[, ’']/g },
  ',': { form: /^(\d+|\d{1,3}([. ’'])\d{3}(?:\2\d{3})*(?=,))(?:,(\d+))?$/, groups: /[. ’']/g },
};

/**
 * `1 234,5` with two decimals is `1234.50`. What has more decimals than the currency, or another form, stays as it is,
 * to be refused.
 */
export const plainAmount = (text: string, mark: DecimalMark, digits: number | undefined): string => {
  const { form, groups } = patterns[mark];
  const match = form.exec(text);
  if (match === null || digits === undefined) return text;
  const [, whole = '', , fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(digits))) return text;
  const units = whole.replaceAll(groups, '').replace(/^0+(?=\d)/, '');
  return digits === 0 ? units : `${units}.${fraction.slice(0, digits).padEnd(digits, '0')}`;
};
