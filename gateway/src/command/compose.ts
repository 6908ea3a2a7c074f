/**
 * Turns what a person says into what the ledger takes. Pure but for its ports, which the simulator shares.
 */
import type { CommandDefinition, Opening } from '@chopmark/chaincode/api';
import { type PaperToken } from '../fingerprint/receipt.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import { paysOtherInvoice } from '../voucher/invoice-check.ts';
import { derivations } from './derived-members.ts';
import { derivedTerms } from './derived-terms.ts';
import { newId, type RandomBytes } from './derivation.ts';
import { isNotComposed, type NotComposed, type OpeningPorts, openKnown } from './open-terms.ts';
import type { Input } from './terms-source.ts';
import { broughtSections } from './request-schema.ts';
import { vouchedTokens } from './vouching.ts';

export interface ComposePorts extends OpeningPorts {
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

const deriveMembers = async (
  { name }: CommandDefinition,
  input: Input,
  openings: Composed['openings'],
  vouched: readonly PaperToken[],
  { source, fingerprintKeys }: ComposePorts,
): Promise<Input | NotComposed> => {
  const members: Record<string, unknown> = {};
  for (const [member, { derive, otherwise }] of Object.entries(derivations[name] ?? {})) {
    if (input[member] !== undefined) continue;
    const value = await derive({ input, openings, vouched, source, fingerprintKeys });
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
  const vouched = await vouchedTokens(definition, input, ports);
  if (isNotComposed(vouched)) return vouched;
  if (await paysOtherInvoice(definition, input, ports)) return { notComposed: 'TOKENS_MISMATCH' };
  const openings = { ...brought, ...known };
  for (const [section, derive] of Object.entries(derivedTerms[definition.name] ?? {})) {
    const terms = await derive(input, openings, ports.source, ports.fingerprintKeys);
    if (terms !== undefined) openings[section] = { terms, salt: ports.random(saltBytes).toString('hex') };
  }
  const derived = await deriveMembers(definition, input, openings, vouched, ports);
  return isNotComposed(derived) ? derived : { input: derived, openings, ids };
};
