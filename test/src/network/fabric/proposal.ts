/** Proposals built by hand: any creator, any time, any arguments. */
import { createHash, randomBytes } from 'node:crypto';
import type { LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import { common, msp, peer } from '@hyperledger/fabric-protos';

export interface ProposalRequest {
  readonly channel: string;
  readonly chaincode: string;
  readonly creator: LedgerIdentity;
  readonly name: string;
  readonly parameters: readonly string[];
  /** Time that the creator claims, milliseconds since 1970. */
  readonly at?: number;
}

export interface Proposal {
  readonly transactionId: string;
  readonly creator: LedgerIdentity;
  readonly header: common.Header;
  readonly payload: Uint8Array;
  readonly signed: peer.SignedProposal;
}

export const serializedIdentity = ({ mspId, certificate }: LedgerIdentity): Uint8Array => {
  const identity = new msp.SerializedIdentity();
  identity.setMspid(mspId);
  identity.setIdBytes(Buffer.from(certificate));
  return identity.serializeBinary();
};

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];

/** A channel header with its `timestamp` (field 3) of whole seconds (field 1), as protobuf writes it. */
const headerAt = (ms: number): common.ChannelHeader => {
  const seconds = [0x08, ...varint(Math.floor(ms / 1000))];
  return common.ChannelHeader.deserializeBinary(Uint8Array.from([0x1a, seconds.length, ...seconds]));
};

const headerOf = (
  { channel, chaincode, at = Date.now() }: ProposalRequest,
  creator: Uint8Array,
): { transactionId: string; header: common.Header } => {
  const nonce = randomBytes(24);
  const transactionId = createHash('sha256').update(nonce).update(creator).digest('hex');
  const channelHeader = headerAt(at);
  channelHeader.setType(common.HeaderType.ENDORSER_TRANSACTION);
  channelHeader.setChannelId(channel);
  channelHeader.setTxId(transactionId);
  const id = new peer.ChaincodeID();
  id.setName(chaincode);
  const extension = new peer.ChaincodeHeaderExtension();
  extension.setChaincodeId(id);
  channelHeader.setExtension$(extension.serializeBinary());
  const signatureHeader = new common.SignatureHeader();
  signatureHeader.setCreator(creator);
  signatureHeader.setNonce(nonce);
  const header = new common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  header.setSignatureHeader(signatureHeader.serializeBinary());
  return { transactionId, header };
};

const payloadOf = ({ chaincode, name, parameters }: ProposalRequest): peer.ChaincodeProposalPayload => {
  const id = new peer.ChaincodeID();
  id.setName(chaincode);
  const input = new peer.ChaincodeInput();
  input.setArgsList([name, ...parameters].map((one) => Buffer.from(one)));
  const spec = new peer.ChaincodeSpec();
  spec.setType(peer.ChaincodeSpec.Type.NODE);
  spec.setChaincodeId(id);
  spec.setInput(input);
  const invocation = new peer.ChaincodeInvocationSpec();
  invocation.setChaincodeSpec(spec);
  const payload = new peer.ChaincodeProposalPayload();
  payload.setInput(invocation.serializeBinary());
  return payload;
};

/** Builds and signs a proposal. */
export const proposalOf = (request: ProposalRequest): Proposal => {
  const { creator } = request;
  const { transactionId, header } = headerOf(request, serializedIdentity(creator));
  const payload = payloadOf(request).serializeBinary();
  const proposal = new peer.Proposal();
  proposal.setHeader(header.serializeBinary());
  proposal.setPayload(payload);
  const signed = new peer.SignedProposal();
  signed.setProposalBytes(proposal.serializeBinary());
  signed.setSignature(creator.sign(signed.getProposalBytes_asU8()));
  return { transactionId, creator, header, payload, signed };
};
