/**
 * Canonical forms under the fingerprints: the same paper, typed by two people, comes to the same text. Free
 * of locale. Version label `tfp1`: a change here needs a new label and a time in which both are computed.
 */

const separators = /[^\p{L}\p{N}]+/gu;

/** Compatibility characters folded, trimmed, upper case. */
export const textBase = (text: string): string => text.normalize('NFKC').trim().toUpperCase();

/** Letters and digits only: `INV-2026/00123` → `INV202600123`. */
export const codeStrict = (text: string): string => textBase(text).replaceAll(separators, '');

/** What remains of a number when prefixes, copies, look-alike letters and padding are ignored. */
export const codeLoose = (text: string): string =>
  textBase(text)
    .replaceAll(separators, ' ')
    .trim()
    .replace(/^(?:INVOICE|INV|FACTURA|发票号?)(?=[ \d]|NO|NR|NUM|REF|$) ?/u, '')
    .replace(/^(?:NO|NR|NUM|REF)(?=[ \d]|$) ?/u, '')
    .replace(/ (?:REV ?\d*|COPY|DUP(?:LICATE)?)$/u, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1')
    .replaceAll(/(?<!\d)0+(?=\d)/gu, '')
    .replaceAll(' ', '');

const legalForms = new Set(
  (
    'CO COMPANY LTD LIMITED INC CORP CORPORATION LLC LLP LP PLC GMBH AG KG SA SAS SARL SRL SPA BV NV PTE PTY PVT ' +
    'PRIVATE KK OY AB AS SDN BHD JSC OOO'
  ).split(' '),
);
const legalFormsHan = /(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团)$/u;

const withoutLegalForm = (words: readonly string[]): readonly string[] => {
  const last = words.at(-1);
  return words.length > 1 && last !== undefined && legalForms.has(last)
    ? withoutLegalForm(words.slice(0, -1))
    : words;
};

/** Key of a firm's name. Two firms may share one: alone it is a suspicion, never a proof. */
export const nameKey = (name: string): string => {
  const spaced = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('&', ' AND ')
    .replaceAll(/['’.]/gu, '')
    .replaceAll(separators, ' ')
    .trim();
  if (/\p{Script=Han}/u.test(spaced)) return spaced.replaceAll(' ', '').replace(legalFormsHan, '');
  const words = withoutLegalForm(spaced.split(' '));
  return (words.length > 1 && words[0] === 'THE' ? words.slice(1) : words).join('');
};

/**
 * Minor units of a dot-decimal amount as decimal text, or `undefined` when it says more than the currency
 * can.
 * @param digits decimals of the currency (ISO 4217)
 */
export const amountMinor = (amount: string, digits: number): string | undefined => {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(amount.replaceAll(/[\s,'_]/gu, ''));
  const fraction = match?.[2] ?? '';
  if (match === null || /[1-9]/.test(fraction.slice(digits))) return undefined;
  return BigInt(`${match[1] ?? ''}${fraction.slice(0, digits).padEnd(digits, '0')}`).toString();
};

export interface Firm {
  readonly name: string;
  readonly uscc?: string | undefined;
  readonly lei?: string | undefined;
  /** In the commercial register of its country. */
  readonly registrationNumber?: string | undefined;
  readonly country?: string | undefined;
}

/** Key of a firm: an authority's identifier where there is one, its name otherwise. */
export const firmKey = ({ name, uscc, lei, registrationNumber, country = '' }: Firm): string => {
  if (uscc !== undefined) return `USCC:${uscc}`;
  if (lei !== undefined) return `LEI:${lei}`;
  return registrationNumber === undefined
    ? `NAME:${country}:${nameKey(name)}`
    : `REG:${country}:${codeStrict(registrationNumber)}`;
};
