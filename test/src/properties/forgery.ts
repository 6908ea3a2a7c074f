/** What a dishonest organisation's own peer signs although no rule allows it. */
import { canonicalJson, idPrefixes } from '@chopmark/chaincode/api';
import type { Envelope } from '../simulated/channel.ts';
import { creatorOf, opaqueId } from '../simulated/consortium.ts';
import { digestOf, type Effects, type KeyWrite, noEffects } from '../simulated/effects.ts';
import { peerOf, type World } from './world.ts';

const targets = [
  'lien/',
  'claimlien/',
  'tombstone/',
  'fact/',
  'receipt/',
  'financing/',
  'offer/',
  'consortium',
];

const far = '2099-01-01T00:00:00.000Z';

/** Members that a liar would like to have otherwise. */
const lies: readonly Readonly<Record<string, unknown>>[] = [
  { share: '2000000000000000000' },
  { share: '1' },
  { expiresAt: far, renewals: 0 },
  { state: 'reserved' },
  { state: 'encumbered' },
  { status: 'lifted' },
  { status: 'issued' },
  { status: 'repaid' },
  { status: 'open' },
  { remaining: '1000000000000000000' },
];

const lieAbout = (text: string, mspId: string, detail: number): string => {
  const record = JSON.parse(text) as Record<string, unknown>;
  const lie = lies[detail % lies.length] ?? {};
  const known = Object.entries(lie).filter(([member]) => member in record);
  const holder = 'holder' in record && detail % 7 === 0 ? { holder: mspId } : {};
  return canonicalJson({ ...record, ...Object.fromEntries(known), ...holder });
};

/** A second whole lien beside the one that stands. */
const lienBeside = (text: string, mspId: string, id: string): KeyWrite => {
  const lien = JSON.parse(text) as { assetId: string };
  return { key: `lien/${lien.assetId}/${id}`, text: canonicalJson({ ...lien, id, holder: mspId }) };
};

const forgedWrite = (world: World, mspId: string, pick: number, detail: number): KeyWrite | undefined => {
  const { channel } = world;
  const prefix = targets[pick % targets.length] ?? '';
  const found = channel.state.range(prefix, `${prefix}\uffff`, channel.height);
  const [key, entry] = found[detail % Math.max(found.length, 1)] ?? [];
  if (key === undefined || entry?.text === undefined) return undefined;
  if (detail % 5 === 0) return { key, text: null };
  if (prefix === 'lien/' && detail % 5 === 1) {
    return lienBeside(entry.text, mspId, opaqueId(idPrefixes.lien, world.random.hex(8)));
  }
  return { key, text: lieAbout(entry.text, mspId, detail) };
};

/** A blind write without reads: no version check can stop it, only the endorsement policy. */
export const forgedEnvelope = (
  world: World,
  mspId: string,
  pick: number,
  detail: number,
  seen: readonly Envelope[],
): Envelope | undefined => {
  const write = forgedWrite(world, mspId, pick, detail);
  if (write === undefined) return undefined;
  const policies = detail % 4 === 0 && write.text !== null ? [{ key: write.key, policy: { mspId } }] : [];
  const effects: Effects = { ...noEffects, writes: [write], policies };
  const own = { mspId: peerOf(mspId), digest: digestOf(effects) };
  // Signatures of others over something else, cut out of an envelope that went by.
  const stolen = detail % 3 === 0 ? (seen[pick % Math.max(seen.length, 1)]?.endorsements ?? []) : [];
  return {
    txId: world.random.hex(32),
    creator: creatorOf({ organisation: mspId, role: 'org-admin' }),
    command: 'Forged',
    timestamp: world.channel.now,
    effects,
    endorsements: [own, ...stolen.filter((endorsement) => endorsement.mspId !== own.mspId)],
    privateWrites: [],
  };
};
