/** Turns what a person says into what the ledger takes. Pure but for its ports, which the simulator shares. */
import type { CommandDefinition, ErrorCode, Opening } from '@chopmark/chaincode/api';
import { type ReceiptGoods, type ReceiptToken, receiptTokens, sameTokens } from '../fingerprint/receipt.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import { derivations } from './derived-members.ts';
import { newId, type RandomBytes } from './derivation.ts';
import { type Input, locators, type TermsSource } from './known-terms.ts';
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
  'NOT_THE_WAREHOUSE',
  'RECEIPT_NOT_CONTROLLED',
  'LIEN_NOT_HELD',
  'FINANCING_NOT_OF_PARTY',
];

const notHeld = ({ errors }: CommandDefinition, record: unknown, mspId: string): NotComposed => {
  const isParty = JSON.stringify(record).includes(`"${mspId}"`);
  const declared = strangerCodes.find((code) => (errors as readonly ErrorCode[]).includes(code));
  return { notComposed: isParty || declared === undefined ? 'TERMS_NOT_HELD' : declared };
};

interface Known {
  readonly openings: Record<string, Opening<unknown>>;
  readonly knownHashes: Record<string, string>;
  readonly records: Record<string, unknown>;
}

const openKnown = async (
  definition: CommandDefinition,
  input: Input,
  { mspId, source }: ComposePorts,
): Promise<Known | NotComposed> => {
  const known: Known = { openings: {}, knownHashes: {}, records: {} };
  for (const section of definition.known) {
    const located = await locators[section]?.(source, input);
    if (located === undefined) throw new Error(`no place is known for terms of section ${section}`);
    if ('absent' in located) return { notComposed: located.absent };
    const { recordId, hash } = located.place;
    const opening = await source.terms(recordId, section, hash);
    if (opening === undefined) return notHeld(definition, located.record, mspId);
    known.openings[section] = opening;
    known.knownHashes[section] = hash;
    known.records[section] = located.record;
  }
  return known;
};

/** The authority vouches for the fingerprints: it recomputes every one from the terms before it attests. */
const attestsOtherTokens = (
  { name }: CommandDefinition,
  { openings, records }: Known,
  keys: FingerprintKeys,
): boolean => {
  if (name !== 'AttestReceipt') return false;
  const { tokens } = records['goods'] as { tokens: readonly ReceiptToken[] };
  return !sameTokens(tokens, receiptTokens(keys, openings['goods']?.terms as ReceiptGoods));
};

/** Makes ids, salts, fingerprints and hashes, and opens the terms that the command repeats. */
export const compose = async (
  definition: CommandDefinition,
  said: Said,
  ports: ComposePorts,
): Promise<Composed | NotComposed> => {
  const { input, ids } = withIds(definition, said.input, ports.random);
  const openings: Record<string, Opening<unknown>> = {};
  for (const section of broughtSections(definition)) {
    openings[section] = { terms: said.terms[section], salt: ports.random(saltBytes).toString('hex') };
  }
  const known = await openKnown(definition, input, ports);
  if (isNotComposed(known)) return known;
  if (attestsOtherTokens(definition, known, ports.fingerprintKeys)) return { notComposed: 'TOKENS_MISMATCH' };
  Object.assign(openings, known.openings);
  const derivation = { openings, knownHashes: known.knownHashes, fingerprintKeys: ports.fingerprintKeys };
  const derived = Object.fromEntries(
    Object.entries(derivations[definition.name] ?? {}).map(([member, derive]) => [
      member,
      derive(derivation),
    ]),
  );
  return { input: { ...input, ...derived }, openings, ids };
};
