/** Banks and firms of a SWIFT message beside those of the credit's terms. */
import { isBic, type NamedBank, type NamedFirm } from '@chopmark/chaincode/api';
import type { MessageOf } from '../swift/api.ts';

type Mt700 = MessageOf<'700'>;
export type MessageBank = NonNullable<Mt700['applicantBank']>;
type MessageAvailability = Mt700['availability'];

/** The BIC of a logical terminal: its ninth character names the terminal, not the bank. */
export const bicOfTerminal = (terminal: string): string => `${terminal.slice(0, 8)}${terminal.slice(9)}`;

/** The first terminal of a bank. */
export const terminalOf = (bic: string): string => `${bic.slice(0, 8)}A${bic.slice(8) || 'XXX'}`;

const named = (lines: readonly string[]): { name: string; address: string[] } => {
  const [name = '', ...address] = lines;
  return { name, address };
};

export const bankOf = ({ bic, nameAddress, location, account }: MessageBank): NamedBank => ({
  ...(bic === undefined ? named(nameAddress ?? [location ?? '']) : { bic, address: [] }),
  ...(account === undefined ? {} : { account }),
});

export const messageBankOf = ({ bic, name, address, account }: NamedBank): MessageBank => ({
  ...(account === undefined ? {} : { account }),
  ...(bic === undefined ? { nameAddress: [name ?? '', ...address] } : { bic }),
});

const bicPattern = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/;

/** A bank that the terms call by a BIC or in words. */
export const bankOfWords = (words: string): MessageBank =>
  bicPattern.test(words) && isBic(words) ? { bic: words } : { nameAddress: [words] };

export const firmOf = (lines: readonly string[], account?: string): NamedFirm => ({
  ...named(lines),
  ...(account === undefined ? {} : { account }),
});

export const linesOfFirm = ({ name, address }: NamedFirm): string[] => [name, ...address];

/** A place follows, or a word that means every place. */
const anyBank = /^ANY BANKS?(?:(?:,| IN|, IN) (.+)| WORLD-?WIDE| ANYWHERE)?$/;

type AvailableWith = { readonly any: true; readonly place?: string | undefined } | NamedBank;

export const availableWithOf = (given: MessageAvailability['with']): AvailableWith => {
  if ('bic' in given) return { bic: given.bic, address: [] };
  const any = anyBank.exec(given.nameAddress.join(' '));
  if (any === null) return named(given.nameAddress);
  return any[1] === undefined ? { any: true } : { any: true, place: any[1] };
};

export const messageAvailableWith = (available: AvailableWith): MessageAvailability['with'] => {
  if ('any' in available) {
    return { nameAddress: [available.place === undefined ? 'ANY BANK' : `ANY BANK IN ${available.place}`] };
  }
  return available.bic === undefined
    ? { nameAddress: [available.name ?? '', ...available.address] }
    : { bic: available.bic };
};
