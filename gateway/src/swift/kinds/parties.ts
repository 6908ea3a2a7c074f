/** Parties: banks by identifier, by place or by name and address; firms by name and address. */
import { isBic } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { checkCode } from './codes.ts';
import { type Content, type Kind, kindOf, partOf, plain, type Reading, startOf, written } from './kind.ts';
import type { Writer } from './writer.ts';

const bicFormat = '4!a2!a2!c[3!c]';
const bicPattern = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/;

const Bic = z.string().refine((bic) => bicPattern.test(bic) && isBic(bic), 'a BIC of 8 or 11 characters');

/** More lines than the field has are a loss when they are written. */
const NameAddress = z.array(z.string()).min(1);

/** Joins the parts of a BIC; reports a country that does not exist. */
const readBic = (content: Content, index: number, { report }: Reading): string => {
  const bic = content.parts.slice(index, index + 4).join('');
  if (!isBic(bic)) {
    report({ code: 'BIC_INVALID', expected: 'a BIC with an ISO 3166 country' }, startOf(content, index));
  }
  return bic;
};

const joined = (...texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined && text !== '').join('\n');

const nameAddressText = (
  kind: Pick<Kind<never>, 'formats'>,
  option: string,
  index: number,
  texts: readonly string[],
  writer: Writer,
): string => {
  const component = kind.formats[option]?.components[index];
  return component === undefined ? '' : writer.lines(texts, component).join('\n');
};

/** A bank: exactly one of BIC, location and name with address; only a location may be missing as well. */
export interface Bank {
  /** Of an account: debit or credit. */
  readonly side?: string;
  readonly account?: string;
  readonly bic?: string;
  readonly location?: string;
  readonly nameAddress?: string[];
}

const bankOptions: Readonly<Record<string, string>> = {
  A: `[[/1!a][/34x]$]${bicFormat}`,
  B: '[/1!a][/34x]|[[/1!a][/34x]$]35x',
  D: '[[/1!a][/34x]$]4*35x',
};

const isOneBank = ({
  side,
  account,
  bic,
  location,
  nameAddress,
}: { readonly [K in keyof Bank]?: Bank[K] | undefined }): boolean => {
  const named = [bic, location, nameAddress].filter((member) => member !== undefined).length;
  return named === 1 || (named === 0 && (side !== undefined || account !== undefined));
};

const Bank = z
  .strictObject({
    side: z
      .string()
      .regex(/^[A-Z]$/)
      .optional(),
    account: z.string().min(1).optional(),
    bic: Bic.optional(),
    location: z.string().min(1).optional(),
    nameAddress: NameAddress.optional(),
  })
  .refine(isOneBank, 'one of bic, location and nameAddress');

const optionOf = ({ bic, nameAddress }: Bank): string => {
  if (bic !== undefined) return 'A';
  return nameAddress === undefined ? 'B' : 'D';
};

const partyIdentifier = ({ side, account }: Bank): string =>
  (side === undefined ? '' : `/${side}`) + (account === undefined ? '' : `/${account}`);

const identifierOf = (side: string | undefined, account: string | undefined): Bank => ({
  ...(side === undefined ? {} : { side }),
  ...(account === undefined ? {} : { account }),
});

const readBank = (content: Content, reading: Reading): Bank => {
  const { option, parts } = content;
  const [side, account] = parts;
  if (option === 'A') return { ...identifierOf(side, account), bic: readBic(content, 2, reading) };
  if (option === 'D') return { ...identifierOf(side, account), nameAddress: partOf(content, 2).split('\n') };
  const location = parts[4];
  if (location === undefined) return identifierOf(side, account);
  return { ...identifierOf(parts[2], parts[3]), location };
};

/** A bank with the option letters that the field has: A by BIC, B by place, D by name and address. */
export const bank = (letters: string): Kind<Bank> => {
  const kind: Kind<Bank> = kindOf({
    notations: Object.fromEntries(letters.split('').map((letter) => [letter, bankOptions[letter] ?? ''])),
    schema: Bank as z.ZodType<Bank>,
    read: readBank,
    write: (value, writer) => {
      const option = optionOf(value);
      const names = value.nameAddress ?? [];
      const name = option === 'D' ? nameAddressText(kind, 'D', 2, names, writer) : undefined;
      return { option, text: joined(partyIdentifier(value), value.bic ?? value.location ?? name) };
    },
  });
  return kind;
};

export interface Availability {
  readonly with: { readonly bic: string } | { readonly nameAddress: string[] };
  readonly by: string;
}

/** 41a: with which bank the credit is available, and how. */
export const availability: Kind<Availability> = kindOf({
  notations: { A: `${bicFormat}$14x`, D: '4*35x$14x' },
  schema: z.strictObject({
    with: z.union([z.strictObject({ bic: Bic }), z.strictObject({ nameAddress: NameAddress })]),
    by: z.string().min(1),
  }),
  codes: 'availability',
  read: (content, reading) => {
    const last = content.parts.length - 1;
    const by = partOf(content, last);
    checkCode(by, 'availability', startOf(content, last), reading);
    if (content.option === 'A') return { with: { bic: readBic(content, 0, reading) }, by };
    return { with: { nameAddress: partOf(content, 0).split('\n') }, by };
  },
  write: (value, writer) => {
    if ('bic' in value.with) return { option: 'A', text: `${value.with.bic}\n${value.by}` };
    const name = nameAddressText(availability, 'D', 0, value.with.nameAddress, writer);
    return { option: 'D', text: `${name}\n${value.by}` };
  },
});

export interface AccountHolder {
  readonly account?: string;
  readonly nameAddress: string[];
}

/** 59: name and address, with an account if it is known. */
export const accountHolder: Kind<AccountHolder> = kindOf({
  ...plain('[/34x$]4*35x'),
  schema: z.strictObject({
    account: z.string().min(1).max(34).optional(),
    nameAddress: NameAddress,
  }) as z.ZodType<AccountHolder>,
  read: (content) => {
    const [account, nameAddress = ''] = content.parts;
    const lines = nameAddress.split('\n');
    return account === undefined ? { nameAddress: lines } : { account, nameAddress: lines };
  },
  write: ({ account, nameAddress }, writer) =>
    written(
      joined(
        account === undefined ? undefined : `/${account}`,
        nameAddressText(accountHolder, '', 1, nameAddress, writer),
      ),
    ),
});
