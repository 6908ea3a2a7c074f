/** Which writes of a transaction its endorsers do not suffice for, by Fabric's rules: a key policy replaces. */
import { type KeyPolicy, peer, satisfies } from '../src/kernel/key-policy.ts';
import type { Change } from '../src/kernel/ledger.ts';
import type { Member } from '../src/membership/consortium.ts';
import type { State } from './memory-ledger.ts';
import { members } from './people.ts';

const declared: Readonly<Record<string, Member>> = members;

export const endorsing: readonly string[] = Object.keys(declared).filter(
  (mspId) => declared[mspId]?.endorses,
);

export const peerOfMember = (mspId: string): string => declared[mspId]?.host ?? mspId;

export const chaincodePolicy: KeyPolicy = { atLeast: 2, of: endorsing.map(peer) };

const collectionPolicy = (collection: string): KeyPolicy => {
  const mspId = collection.replace(/^(party|supervised)_/, '');
  const own = peer(peerOfMember(mspId));
  if (collection.startsWith('party_')) return own;
  const others = endorsing.filter((other) => other !== peerOfMember(mspId)).map(peer);
  return { atLeast: 2, of: [own, { atLeast: 1, of: others }] };
};

/** The policy that decides whether a write is valid: that of the key before the transaction. */
export const policyOf = (state: State, change: Change): KeyPolicy =>
  change.type === 'put-private'
    ? collectionPolicy(change.collection)
    : (state.get(change.key)?.policy ?? chaincodePolicy);

/** Keys that these organisations cannot write together. */
export const unendorsed = (state: State, changes: readonly Change[], signers: readonly string[]): string[] =>
  changes.filter((change) => !satisfies(policyOf(state, change), new Set(signers))).map(({ key }) => key);
