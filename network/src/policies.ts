/**
 * Endorsement policies, in Fabric's policy language. Principals that endorse are always `.peer`, never
 * `.member`.
 */
import { endorsers, peerMspId, peerOwners, type Organisation, type Topology } from './topology.ts';

export const peerPrincipal = (mspId: string): string => `'${mspId}.peer'`;
const memberPrincipal = (mspId: string): string => `'${mspId}.member'`;

export const outOf = (count: number, principals: readonly string[]): string =>
  `OutOf(${count}, ${principals.join(', ')})`;
const or = (principals: readonly string[]): string => `OR(${principals.join(', ')})`;

/** Any two organisations that endorse commercial acts; the regulator does not (design, section 5). */
export const chaincodePolicy = (topology: Topology): string =>
  outOf(
    2,
    endorsers(topology).map(({ mspId }) => peerPrincipal(mspId)),
  );

/** More than half of the organisations that run a peer: those without one cannot record an approval. */
export const lifecyclePolicy = (topology: Topology): string => {
  const owners = peerOwners(topology);
  return outOf(
    Math.floor(owners.length / 2) + 1,
    owners.map(({ mspId }) => peerPrincipal(mspId)),
  );
};

/** Writes to an organisation's own collection: the peer that carries it, alone. */
export const partyEndorsement = (organisation: Organisation): string =>
  or([peerPrincipal(peerMspId(organisation))]);

/**
 * Who holds and reads an organisation's own collection. `memberOnlyRead` compares the client's certificate
 * with this very policy (Fabric 2.5, core/common/privdata/store.go), so it has to admit clients: `.member`,
 * not `.peer`. A represented organisation's is carried by the host's peer and read by the represented
 * organisation's clients only.
 */
export const partyMembers = (organisation: Organisation): string =>
  organisation.host
    ? or([peerPrincipal(organisation.host), memberPrincipal(organisation.mspId)])
    : or([memberPrincipal(organisation.mspId)]);

/** Writes to a bank's exposure record: the bank's peer and one other endorsing peer. */
export const supervisedEndorsement = (topology: Topology, bank: Organisation): string => {
  const others = endorsers(topology).filter(({ mspId }) => mspId !== bank.mspId);
  return `AND(${peerPrincipal(bank.mspId)}, ${or(others.map(({ mspId }) => peerPrincipal(mspId)))})`;
};

/** Who holds and reads a bank's exposure record: the bank and, where there is one, the regulator. */
export const supervisedMembers = (topology: Topology, bank: Organisation): string => {
  const regulators = topology.organisations.filter(({ kind }) => kind === 'regulator');
  return or([bank, ...regulators].map(({ mspId }) => memberPrincipal(mspId)));
};
