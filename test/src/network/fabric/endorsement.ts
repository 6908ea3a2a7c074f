/** Endorsements asked of peers one by one, or made by hand with a peer's key. */
import type { LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import { connectPeer } from '@chopmark/gateway/ledger/peer-connection';
import type { Manifest } from '@chopmark/network/manifest';
import type { Client } from '@grpc/grpc-js';
import { peer } from '@hyperledger/fabric-protos';
import { type Proposal, serializedIdentity } from './proposal.ts';

/** What a peer says to a proposal: a refusal, or results with its signature. */
export type Endorsement =
  | { readonly type: 'refused'; readonly message: string }
  | {
      readonly type: 'endorsed';
      /** What is signed: results, event and answer of the chaincode. */
      readonly results: Uint8Array;
      readonly signature: peer.Endorsement;
    };

export interface Peers {
  endorse(mspId: string, proposal: Proposal): Promise<Endorsement>;
  connection(mspId: string): Client;
  close(): void;
}

const deadlineMs = 15_000;

const processProposal = (client: Client, proposal: peer.SignedProposal): Promise<peer.ProposalResponse> =>
  new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      '/protos.Endorser/ProcessProposal',
      (request: peer.SignedProposal) => Buffer.from(request.serializeBinary()),
      (bytes: Buffer) => peer.ProposalResponse.deserializeBinary(bytes),
      proposal,
      { deadline: Date.now() + deadlineMs },
      (error, response) => (response ? resolve(response) : reject(error ?? new Error('no answer'))),
    );
  });

const endorsementOf = (response: peer.ProposalResponse): Endorsement => {
  const [status, signature] = [response.getResponse(), response.getEndorsement()];
  if (status === undefined || status.getStatus() >= 400 || signature === undefined) {
    return { type: 'refused', message: status?.getMessage() ?? 'no response' };
  }
  return { type: 'endorsed', results: response.getPayload_asU8(), signature };
};

/** The peers of the network, each asked directly. */
export const peersOf = ({ organisations }: Manifest): Peers => {
  const clients = new Map<string, Client>();
  const connection = (mspId: string): Client => {
    const organisation = organisations.find((one) => one.mspId === mspId);
    if (organisation === undefined) throw new Error(`${mspId} is not a member`);
    const { address, tlsCaCertificate } = organisation.peer;
    const client = clients.get(address) ?? connectPeer(address, tlsCaCertificate);
    clients.set(address, client);
    return client;
  };
  return {
    connection,
    endorse: (mspId, { signed }) =>
      processProposal(connection(mspId), signed).then(endorsementOf, (error: unknown) => ({
        type: 'refused',
        message: error instanceof Error ? error.message : 'no answer',
      })),
    close: () => {
      for (const client of clients.values()) client.close();
    },
  };
};

/** A signature over any results, by whoever has a key: a peer's, or one that only looks like it. */
export const signResults = (results: Uint8Array, signer: LedgerIdentity): peer.Endorsement => {
  const endorser = serializedIdentity(signer);
  const endorsement = new peer.Endorsement();
  endorsement.setEndorser(endorser);
  endorsement.setSignature(signer.sign(Buffer.concat([results, endorser])));
  return endorsement;
};
