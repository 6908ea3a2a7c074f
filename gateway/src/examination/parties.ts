/** Firms that the credit names, by role or by words. */
import type { CreditTerms, FirmOnDocument, NamedBank } from '@chopmark/chaincode/api';
import type { Who } from './requirements/requirement.ts';
import { compareNames, type Likeness, namesFirm } from './text/names.ts';
import { wordsOf } from './text/plain.ts';

export interface NamedParty {
  readonly names: readonly string[];
  readonly address?: readonly string[];
  readonly country?: string | undefined;
}

const bankNames = (bank: NamedBank): string[] => [bank.name, bank.bic].filter((name) => name !== undefined);

/** What the credit calls the party; a bank may be known by its name or its BIC. */
export const partyOf = (credit: CreditTerms, who: Who): NamedParty => {
  switch (who) {
    case 'applicant':
    case 'beneficiary':
      return { names: [credit[who].name], address: credit[who].address, country: credit[who].country };
    case 'issuing-bank':
      return { names: bankNames(credit.issuingBank) };
    case 'nominated-bank':
      return { names: 'any' in credit.availability.with ? [] : bankNames(credit.availability.with) };
    default:
      return { names: [who.name] };
  }
};

export const whoText = (credit: CreditTerms, who: Who): string => partyOf(credit, who).names.join(' / ');

/** Words that a person must read: "or", "any", "agent of", or a bank that the credit names by BIC alone. */
const isOpen = (name: string): boolean => /\bOR\b|\bANY\b|\bAND\/OR\b|或/.test(name.toUpperCase());

const isBicOnly = ({ names }: NamedParty): boolean =>
  names.every((name) => /^[A-Z0-9]{8}([A-Z0-9]{3})?$/.test(name));

/** Whether a document's name is the party that the credit means. */
export const compareParty = (credit: CreditTerms, who: Who, found: string): Likeness => {
  const party = partyOf(credit, who);
  const answers = party.names.map((name) => (namesFirm(found, name) ? 'same' : compareNames(name, found)));
  if (answers.includes('same')) return 'same';
  if (party.names.length === 0 || isBicOnly(party) || party.names.some(isOpen)) return 'unclear';
  return answers.includes('unclear') ? 'unclear' : 'different';
};

/** Whether one text holds all words of another. */
export const holdsWords = (text: string, expected: string): boolean => {
  const words = new Set(wordsOf(text));
  return wordsOf(expected).every((word) => words.has(word));
};

export const firmText = ({ name, address, country }: FirmOnDocument): string =>
  [name, ...(address ?? []), country].filter((part) => part !== undefined).join(', ');
