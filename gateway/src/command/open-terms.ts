/** Terms that a command repeats, opened from the organisation's own copies. */
import type { CommandDefinition, ErrorCode, Opening } from '@chopmark/chaincode/api';
import { derivedTerms } from './derived-terms.ts';
import { locators } from './known-terms.ts';
import type { Input, TermsSource } from './terms-source.ts';

export interface OpeningPorts {
  /** The organisation that speaks. */
  readonly mspId: string;
  readonly source: TermsSource;
}

/** Why a command cannot be composed, in the ledger's words where it has some. */
export interface NotComposed {
  readonly notComposed: ErrorCode | 'TERMS_NOT_HELD';
  readonly pointer?: string;
}

export const isNotComposed = (value: object): value is NotComposed => 'notComposed' in value;

/** What the ledger says to an organisation that is no party, by the command's own declaration. */
const strangerCodes: readonly ErrorCode[] = [
  'NOT_THE_INSPECTOR',
  'NOT_THE_OBLIGOR',
  'NOT_THE_CONTROLLER',
  'NOT_THE_WAREHOUSE',
  'RECEIPT_NOT_CONTROLLED',
  'LIEN_NOT_HELD',
  'FINANCING_NOT_OF_PARTY',
  'NOT_THE_PARTY',
  'NOT_THE_DEBTOR',
  'NOT_THE_PAYING_BANK',
  'NOT_THE_GUARANTOR',
  'TRANSFER_NOT_FOUND',
  'NOT_THE_SELLER',
  'NOT_AN_AUTHORITY',
  'NOT_THE_OWNER',
  'PAYMENT_NOT_FOUND',
  'CREDIT_NOTE_NOT_OPEN',
  'NOT_THE_AUTHORITY',
  'REFINANCING_NOT_FOUND',
];

const notHeld = ({ errors }: CommandDefinition, record: unknown, mspId: string): NotComposed => {
  const isParty = JSON.stringify(record).includes(`"${mspId}"`);
  const declared = strangerCodes.find((code) => (errors as readonly ErrorCode[]).includes(code));
  return { notComposed: isParty || declared === undefined ? 'TERMS_NOT_HELD' : declared };
};

interface Opened {
  readonly opening: Opening<unknown>;
  readonly record: unknown;
}

/** `undefined` where the ledger can do without: then it says itself what is wrong. */
export const openSection = async (
  definition: CommandDefinition,
  section: string,
  input: Input,
  { mspId, source }: OpeningPorts,
): Promise<Opened | NotComposed | undefined> => {
  const located = await locators[section]?.(source, input);
  if (located === undefined) throw new Error(`no place is known for terms of section ${section}`);
  const mayLack = definition.optional?.includes(section) === true;
  if ('absent' in located) return mayLack ? undefined : { notComposed: located.absent };
  const { recordId, hash, record } = located;
  const opening = await source.terms(recordId, located.section ?? section, hash);
  if (opening !== undefined) return { opening, record };
  return mayLack ? undefined : notHeld(definition, record, mspId);
};

/** By section. */
export const openKnown = async (
  definition: CommandDefinition,
  input: Input,
  ports: OpeningPorts,
): Promise<Record<string, Opening<unknown>> | NotComposed> => {
  const openings: Record<string, Opening<unknown>> = {};
  for (const section of definition.known) {
    if (section in (derivedTerms[definition.name] ?? {})) continue;
    const found = await openSection(definition, section, input, ports);
    if (found === undefined) continue;
    if (isNotComposed(found)) return found;
    openings[section] = found.opening;
  }
  return openings;
};
