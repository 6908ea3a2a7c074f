/** Firms that the credit names, by role or by words. */
import type { CreditTerms, FirmOnDocument, NamedBank } from '@chopmark/chaincode/api';
import { whoOf } from './requirements/english-words.ts';
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

/** Words of a credit's sentence, of which a name that was taken from it is not made: who is meant a person says. */
const prose =
  /\b(?:ANY|AGENTS?|AUTHORIT(?:Y|IES)|APPLICANTS?|BENEFICIAR(?:Y|IES)|BUYERS?|SELLERS?|US|GIVING|SHOWING|FULL|NAMES?|ADDRESS(?:ES)?|LOCAL|APPROVED|THIRD PARTY|SAME|ABOVE|BELOW|THEIR|ITS|SUCH|WAREHOUSE|FACTORY|MINISTRY|GOVERNMENT|CUSTOMS|CARRYING|VESSEL|SURVEYORS?|LABORATORY|INSPECTION COMPANY|COUNTRY|PORT|CONCERNED|RELEVANT|DESTINATION|LICENSED|RECOGNI[SZ]ED|NOTIFY|PARTY|CONSIGNEE|SHIPPER|OPENERS?|BANKERS)\b|\b(?:MANUFACTURERS?|PRODUCERS?|SUPPLIERS?|MILLS?|SHIPPING|CARRIER|INSURANCE|FORWARDERS?) ?(?:COMPANY|LINE)?$/;
const proseHan =
  /及|和|、|监理|单位$|收货人|托运人|出具|签发|并|或|加盖|签字|有关|相关|当地|任何|任一|具有|资质|机构$|部门$|生产|厂家|承运人|保险人|第三方|双方|指定/;

/** Words that name no firm: who may be meant is for a person to say. */
const isOpen = (name: string): boolean => prose.test(name.toUpperCase()) || proseHan.test(name);

const isBicOnly = (who: Who, { names }: NamedParty): boolean =>
  typeof who === 'string' && names.every((name) => /^[A-Z0-9]{8}([A-Z0-9]{3})?$/.test(name));

/** `MS. A. KHAN OF MAPLE TEXTILES`: a person signs by its name. */
const personIn = (name: string): string => {
  const person = /^(?:MR|MRS|MS|MISS|DR)\b\.? *(.+)$/.exec(name)?.[1];
  return person === undefined ? name : person.replace(/ (?:OF|FROM|,) .*$/, '');
};

/** `MANUFACTURER/BENEFICIARY`, `SGS OR CCIC`: each of them by itself. */
const alternativesOf = (who: Who): readonly Who[] =>
  typeof who === 'string'
    ? [who]
    : who.name.split(/\s*\/\s*|\s+(?:AND\/)?OR\s+|或者?/).map((name) => whoOf(personIn(name)));

const compareOne = (credit: CreditTerms, who: Who, found: string): Likeness => {
  const party = partyOf(credit, who);
  const answers = party.names.map((name) => (namesFirm(found, name) ? 'same' : compareNames(name, found)));
  if (answers.includes('same')) return 'same';
  if (party.names.length === 0 || isBicOnly(who, party) || party.names.some(isOpen)) return 'unclear';
  return answers.includes('unclear') ? 'unclear' : 'different';
};

/** Whether a document's name is the party that the credit means. */
export const compareParty = (credit: CreditTerms, who: Who, found: string): Likeness => {
  const answers = alternativesOf(who).map((one) => compareOne(credit, one, found));
  if (answers.includes('same')) return 'same';
  return answers.includes('unclear') ? 'unclear' : 'different';
};

/** Whether one text holds all words of another. */
export const holdsWords = (text: string, expected: string): boolean => {
  const words = new Set(wordsOf(text));
  return wordsOf(expected).every((word) => words.has(word));
};

/** The credit may name a firm with words of its address: `LANIFICIO CERVO S.P.A. BIELLA`. */
export const compareFirm = (credit: CreditTerms, who: Who, firm: FirmOnDocument): Likeness =>
  typeof who !== 'string' && holdsWords(who.name, firm.name) && holdsWords(firmText(firm), who.name)
    ? 'same'
    : compareParty(credit, who, firm.name);

export const firmText = ({ name, address, country }: FirmOnDocument): string =>
  [name, ...(address ?? []), country].filter((part) => part !== undefined).join(', ');
