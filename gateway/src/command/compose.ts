/**
 * Turns what a person says into what the ledger takes. Pure but for its ports, which the simulator shares.
 */
import {
  type CommandDefinition,
  type ErrorCode,
  type Opening,
  Proceeds,
  type ProceedsTerms,
} from '@chopmark/chaincode/api';
import { proceedsTokens } from '../credit-proceeds/tokens.ts';
import { type ReceiptGoods, type ReceiptToken, receiptTokens, sameTokens } from '../fingerprint/receipt.ts';
import { liveKeys } from '../fingerprint/live-keys.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import { draftedTokens } from '../receivable/derived-members.ts';
import { receivableIn } from '../receivable/known-terms.ts';
import { derivations } from './derived-members.ts';
import { derivedTerms } from './derived-terms.ts';
import { newId, type RandomBytes } from './derivation.ts';
import { locators } from './known-terms.ts';
import { type Input, type TermsSource } from './terms-source.ts';
import { broughtSections } from './request-schema.ts';

export interface ComposePorts {
  /** The organisation that speaks. */
  readonly mspId: string;
  readonly source: TermsSource;
  readonly random: RandomBytes;
  readonly fingerprintKeys: FingerprintKeys;
}

/** A command as a client said it: members of `input`, and terms by section. */
export interface Said {
  readonly input: Input;
  readonly terms: Readonly<Record<string, unknown>>;
}

export interface Composed {
  readonly input: Input;
  readonly openings: Readonly<Record<string, Opening<unknown>>>;
  /** Ids of the records that the command makes. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Why a command cannot be composed, in the ledger's words where it has some. */
export interface NotComposed {
  readonly notComposed: ErrorCode | 'TERMS_NOT_HELD';
  readonly pointer?: string;
}

export const isNotComposed = (value: object): value is NotComposed => 'notComposed' in value;

const saltBytes = 16;

const withIds = (
  { creates }: CommandDefinition,
  input: Input,
  random: RandomBytes,
): Pick<Composed, 'input' | 'ids'> => {
  const ids: Record<string, string> = {};
  for (const [member, kind] of Object.entries(creates)) {
    const made = newId(kind, random);
    ids[member] = typeof input[member] === 'string' ? input[member] : made;
  }
  return { input: { ...input, ...ids }, ids };
};

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
  'NOT_THE_SELLER',
  'CREDIT_NOTE_NOT_OPEN',
];

const notHeld = ({ errors }: CommandDefinition, record: unknown, mspId: string): NotComposed => {
  const isParty = JSON.stringify(record).includes(`"${mspId}"`);
  const declared = strangerCodes.find((code) => (errors as readonly ErrorCode[]).includes(code));
  return { notComposed: isParty || declared === undefined ? 'TERMS_NOT_HELD' : declared };
};

interface Known {
  readonly openings: Record<string, Opening<unknown>>;
  readonly records: Record<string, unknown>;
}

interface Opened {
  readonly opening: Opening<unknown>;
  readonly record: unknown;
}

/** `undefined` where the ledger can do without: then it says itself what is wrong. */
const openSection = async (
  definition: CommandDefinition,
  section: string,
  input: Input,
  { mspId, source }: ComposePorts,
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

const openKnown = async (
  definition: CommandDefinition,
  input: Input,
  ports: ComposePorts,
): Promise<Known | NotComposed> => {
  const known: Known = { openings: {}, records: {} };
  for (const section of definition.known) {
    if (section in (derivedTerms[definition.name] ?? {})) continue;
    const found = await openSection(definition, section, input, ports);
    if (found === undefined) continue;
    if (isNotComposed(found)) return found;
    known.openings[section] = found.opening;
    known.records[section] = found.record;
  }
  return known;
};

/** Why a debtor cannot confirm: it was not shown the invoice, or the fingerprints are another's. */
const confirmsOther = async (
  definition: CommandDefinition,
  input: Input,
  { mspId, source, fingerprintKeys }: ComposePorts,
): Promise<NotComposed | undefined> => {
  const receivable = definition.name === 'ConfirmDebt' ? await receivableIn(source, input) : undefined;
  if (receivable === undefined) return undefined;
  const { id: receivableId, invoiceHash, tokens } = receivable;
  const computed = await draftedTokens({ input: { receivableId, invoiceHash }, source, fingerprintKeys });
  if (computed === undefined) return notHeld(definition, receivable, mspId);
  return sameTokens(tokens, computed) ? undefined : { notComposed: 'TOKENS_MISMATCH' };
};

/** The authority vouches for the fingerprints: it recomputes every one from the terms before it attests. */
const attestsOtherTokens = async (
  { name }: CommandDefinition,
  { openings, records }: Known,
  { source, fingerprintKeys }: ComposePorts,
): Promise<boolean> => {
  if (name !== 'AttestReceipt' && name !== 'AttestProceeds') return false;
  const keys = await liveKeys(fingerprintKeys, source);
  if (name === 'AttestProceeds') {
    const registered = Proceeds.parse(records['proceeds']).tokens;
    return !sameTokens(registered, proceedsTokens(keys, openings['proceeds']?.terms as ProceedsTerms));
  }
  const { tokens } = records['goods'] as { tokens: readonly ReceiptToken[] };
  return !sameTokens(tokens, receiptTokens(keys, openings['goods']?.terms as ReceiptGoods));
};

const deriveMembers = async (
  { name }: CommandDefinition,
  input: Input,
  openings: Composed['openings'],
  { source, fingerprintKeys }: ComposePorts,
): Promise<Input | NotComposed> => {
  const members: Record<string, unknown> = {};
  for (const [member, { derive, otherwise }] of Object.entries(derivations[name] ?? {})) {
    if (input[member] !== undefined) continue;
    const value = await derive({ input, openings, source, fingerprintKeys });
    if (value === undefined) return { notComposed: otherwise };
    members[member] = value;
  }
  return { ...input, ...members };
};

const bringTerms = (
  definition: CommandDefinition,
  said: Said,
  random: RandomBytes,
): Record<string, Opening<unknown>> =>
  Object.fromEntries(
    broughtSections(definition)
      .filter((section) => definition.optional?.includes(section) !== true || section in said.terms)
      .map((section) => [section, { terms: said.terms[section], salt: random(saltBytes).toString('hex') }]),
  );

/** Makes ids, salts, fingerprints, sums and hashes, and opens the terms that the command repeats. */
export const compose = async (
  definition: CommandDefinition,
  said: Said,
  ports: ComposePorts,
): Promise<Composed | NotComposed> => {
  const { input, ids } = withIds(definition, said.input, ports.random);
  const brought = bringTerms(definition, said, ports.random);
  const known = await openKnown(definition, input, ports);
  if (isNotComposed(known)) return known;
  if (await attestsOtherTokens(definition, known, ports)) return { notComposed: 'TOKENS_MISMATCH' };
  const other = await confirmsOther(definition, input, ports);
  if (other !== undefined) return other;
  const openings = { ...brought, ...known.openings };
  for (const [section, derive] of Object.entries(derivedTerms[definition.name] ?? {})) {
    const terms = await derive(input, openings, ports.source);
    if (terms !== undefined) openings[section] = { terms, salt: ports.random(saltBytes).toString('hex') };
  }
  const derived = await deriveMembers(definition, input, openings, ports);
  return isNotComposed(derived) ? derived : { input: derived, openings, ids };
};
