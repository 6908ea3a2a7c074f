/** Carries attacks out with the signatures that one organisation can make alone. */
import type { LedgerClient, LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import type { Manifest } from '@chopmark/network/manifest';
import type { peer } from '@hyperledger/fabric-protos';
import { type Peers, signResults } from '../fabric/endorsement.ts';
import { type Proposal, proposalOf } from '../fabric/proposal.ts';
import { envelopeOf, submitted } from '../fabric/transaction.ts';
import type { Forgery } from './forgery.ts';

/** An organisation that attacks: its client, and its way to orderers. */
export interface Attacker {
  readonly mspId: string;
  readonly client: LedgerIdentity;
  readonly ledger: LedgerClient;
}

export interface Field {
  readonly manifest: Manifest;
  readonly peers: Peers;
}

export interface ForgedResults {
  readonly proposal: Proposal;
  readonly results: Uint8Array;
  readonly signature: peer.Endorsement;
}

export const forgeryProposal = (
  { manifest: { channel, chaincode } }: Field,
  creator: LedgerIdentity,
  forgeries: readonly Forgery[],
): Proposal =>
  proposalOf({ channel, chaincode, creator, name: 'Forge', parameters: [JSON.stringify(forgeries)] });

/** Results that the organisation's own forged chaincode makes and its own peer signs. */
export const forge = async (
  field: Field,
  { mspId, client }: Attacker,
  forgeries: readonly Forgery[],
): Promise<ForgedResults> => {
  const proposal = forgeryProposal(field, client, forgeries);
  const endorsement = await field.peers.endorse(mspId, proposal);
  if (endorsement.type === 'refused') throw new Error(`${mspId} did not forge: ${endorsement.message}`);
  return { proposal, ...endorsement };
};

/** Submits forged results with these signatures. @returns Fabric's validation code */
export const strike = async (
  { ledger }: Attacker,
  { proposal, results }: ForgedResults,
  signatures: readonly peer.Endorsement[],
): Promise<string> => {
  const envelope = envelopeOf(proposal, results, signatures);
  return (await submitted(ledger, proposal.transactionId, envelope)).codeName;
};

/** Forges and submits with the organisation's own signature only. */
export const strikeAlone = async (
  field: Field,
  attacker: Attacker,
  forgeries: readonly Forgery[],
): Promise<string> => {
  const forged = await forge(field, attacker, forgeries);
  return strike(attacker, forged, [forged.signature]);
};

/** A signature that names one peer as its author and was made by another key. */
export const impersonated = (
  results: Uint8Array,
  named: LedgerIdentity,
  signer: LedgerIdentity,
): peer.Endorsement => {
  const signature = signResults(results, { ...named, sign: (message) => signer.sign(message) });
  return signature;
};
