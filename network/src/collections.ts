/** Private data collections of the chaincode, in the form that `peer lifecycle` reads. */
import { partyEndorsement, partyMembers, supervisedEndorsement, supervisedMembers } from './policies.ts';
import type { Topology } from './topology.ts';

/** One entry of Fabric's collections file. */
export type CollectionConfig = {
  readonly name: string;
  readonly policy: string;
  readonly requiredPeerCount: number;
  readonly maxPeerCount: number;
  readonly blockToLive: number;
  readonly memberOnlyRead: boolean;
  readonly memberOnlyWrite: boolean;
  readonly endorsementPolicy: { readonly signaturePolicy: string };
};

/**
 * `requiredPeerCount` 0: most collections have one member peer, so no other could acknowledge.
 * `memberOnlyWrite` false: a bank's client writes the terms' copy of its counterparty, whose peer endorses
 * it. `blockToLive` 0: nothing expires.
 */
const collection = (name: string, members: string, endorsement: string): CollectionConfig => ({
  name,
  policy: members,
  requiredPeerCount: 0,
  maxPeerCount: 2,
  blockToLive: 0,
  memberOnlyRead: true,
  memberOnlyWrite: false,
  endorsementPolicy: { signaturePolicy: endorsement },
});

/** `party_<MSP>` for all but the regulator, and `supervised_<MSP>` for every bank. */
export const collectionsOf = (topology: Topology): readonly CollectionConfig[] => [
  ...topology.organisations
    .filter(({ kind }) => kind !== 'regulator')
    .map((organisation) =>
      collection(`party_${organisation.mspId}`, partyMembers(organisation), partyEndorsement(organisation)),
    ),
  ...topology.organisations
    .filter(({ kind }) => kind === 'bank')
    .map((bank) =>
      collection(
        `supervised_${bank.mspId}`,
        supervisedMembers(topology, bank),
        supervisedEndorsement(topology, bank),
      ),
    ),
];
