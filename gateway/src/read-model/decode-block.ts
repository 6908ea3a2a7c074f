/**
 * Decodes `peer.BlockAndPrivateData`. A block that is not what its own hashes say is an error, never skipped.
 */
import { EventEnvelope } from '@chopmark/chaincode/api';
import { common, type ledger, msp, peer } from '@hyperledger/fabric-protos';
import { z } from 'zod';
import { validationCodeName } from '../ledger/validation-code.ts';
import type { Block, BlockTransaction, CommandOfBlock, PrivateWrite } from './block.ts';
import { headerHash, sha256 } from './block-hash.ts';
import { type Creator, rememberedCreators } from './certificate.ts';
import { ledgerWritesOf, privateWritesOf } from './write-sets.ts';

/**
 * The block does not belong to the chain that has been followed, or its content is not the one it was signed
 * for.
 */
export class BrokenChainError extends Error {
  override readonly name = 'BrokenChainError';
}

const text = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('utf8');
const CommandArgument = z.object({ commandId: z.string(), input: z.unknown().optional() });

/**
 * A command is one JSON argument; anything else that a member sent stands in the audit trail by its name
 * alone.
 */
const commandOf = (args: readonly (Uint8Array | string)[]): CommandOfBlock => {
  const name = text(args[0] ?? '').slice(0, 100);
  try {
    const { commandId, input } = CommandArgument.parse(JSON.parse(text(args[1] ?? '')));
    return { name, id: commandId.slice(0, 64), ...(Array.isArray(input) ? { isBatch: true } : {}) };
  } catch {
    return { name, id: '' };
  }
};

const eventsOf = (bytes: Uint8Array): BlockTransaction['events'] => {
  if (bytes.length === 0) return [];
  const payload = text(peer.ChaincodeEvent.deserializeBinary(bytes).getPayload_asU8());
  try {
    return EventEnvelope.parse(JSON.parse(payload)).events;
  } catch {
    return [];
  }
};

type Content = Pick<BlockTransaction, 'command' | 'events' | 'publicWrites' | 'hashedWrites'>;
const nothing: Content = {
  command: undefined,
  events: [],
  publicWrites: [],
  hashedWrites: [],
};

const noBytes = new Uint8Array();

/** What was said, and to which chaincode. */
const saidIn = (payload: peer.ChaincodeActionPayload): { chaincode: string; command: CommandOfBlock } => {
  const proposal = peer.ChaincodeProposalPayload.deserializeBinary(
    payload.getChaincodeProposalPayload_asU8(),
  );
  const specification = peer.ChaincodeInvocationSpec.deserializeBinary(
    proposal.getInput_asU8(),
  ).getChaincodeSpec();
  return {
    chaincode: specification?.getChaincodeId()?.getName() ?? '',
    command: commandOf(specification?.getInput()?.getArgsList() ?? []),
  };
};

const contentOf = (transaction: Uint8Array, mirrored: string): Content => {
  const action = peer.Transaction.deserializeBinary(transaction).getActionsList()[0];
  if (action === undefined) return nothing;
  const payload = peer.ChaincodeActionPayload.deserializeBinary(action.getPayload_asU8());
  const { chaincode, command } = saidIn(payload);
  const answer = payload.getAction()?.getProposalResponsePayload_asU8() ?? noBytes;
  const extension = peer.ProposalResponsePayload.deserializeBinary(answer).getExtension_asU8();
  const result = peer.ChaincodeAction.deserializeBinary(extension);
  const own = chaincode === mirrored;
  return {
    command: own ? command : { ...command, name: `${chaincode}.${command.name}` },
    events: own ? eventsOf(result.getEvents_asU8()) : [],
    ...ledgerWritesOf(result.getResults_asU8(), mirrored),
  };
};

const epoch = new Date(0).toISOString();

/** The types of google-protobuf are not declared. */
const instantOf = (channel: common.ChannelHeader): string => {
  const timestamp = channel.getTimestamp() as unknown as { toDate(): Date } | undefined;
  return timestamp?.toDate().toISOString() ?? epoch;
};

type PrivateSets = ReadonlyMap<number, ledger.rwset.TxPvtReadWriteSet>;

interface Context {
  readonly chaincode: string;
  readonly creatorOf: (mspId: string, pem: string) => Creator;
}

const transactionOf = (
  { chaincode, creatorOf }: Context,
  bytes: Uint8Array,
  index: number,
  code: number,
  privateWrites: readonly PrivateWrite[],
): BlockTransaction => {
  const payload = common.Payload.deserializeBinary(
    common.Envelope.deserializeBinary(bytes).getPayload_asU8(),
  );
  const header = payload.getHeader();
  const channel = common.ChannelHeader.deserializeBinary(header?.getChannelHeader_asU8() ?? new Uint8Array());
  const signature = common.SignatureHeader.deserializeBinary(
    header?.getSignatureHeader_asU8() ?? new Uint8Array(),
  );
  const creator = msp.SerializedIdentity.deserializeBinary(signature.getCreator_asU8());
  const pem = text(creator.getIdBytes_asU8());
  const isCommand = channel.getType() === common.HeaderType.ENDORSER_TRANSACTION;
  return {
    transactionId: channel.getTxId(),
    index,
    validationCode: validationCodeName(code),
    timestamp: instantOf(channel),
    // The first block is signed by nobody.
    creator: pem === '' ? { mspId: '', enrolmentId: '' } : creatorOf(creator.getMspid(), pem),
    ...(isCommand ? contentOf(payload.getData_asU8(), chaincode) : nothing),
    privateWrites,
  };
};

/** What anyone can have put into a block: it was rejected, so it need not be decodable. */
const rejectedGarbage = (index: number, code: number): BlockTransaction => ({
  transactionId: '',
  index,
  validationCode: validationCodeName(code),
  timestamp: epoch,
  creator: { mspId: '', enrolmentId: '' },
  ...nothing,
  privateWrites: [],
});

const transactionOrGarbage = (...[context, bytes, index, code, writes]: Parameters<typeof transactionOf>) => {
  try {
    return transactionOf(context, bytes, index, code, writes);
  } catch (error) {
    if (code === 0) throw error;
    return rejectedGarbage(index, code);
  }
};

/**
 * @param chaincode whose state is mirrored
 * @returns a decoder of the bytes of `peer.BlockAndPrivateData`
 * @throws BrokenChainError when the transactions are not those of the header
 */
export const blockDecoder = (chaincode: string): ((bytes: Uint8Array) => Block) => {
  const context: Context = { chaincode, creatorOf: rememberedCreators() };
  return (bytes) => {
    const delivered = peer.BlockAndPrivateData.deserializeBinary(bytes);
    const block = delivered.getBlock();
    const header = block?.getHeader();
    if (!block || !header) throw new BrokenChainError('a block without a header');
    const envelopes = block.getData()?.getDataList_asU8() ?? [];
    const number = header.getNumber();
    if (sha256(...envelopes) !== Buffer.from(header.getDataHash_asU8()).toString('hex')) {
      throw new BrokenChainError(`the transactions of block ${number} do not match its header`);
    }
    const codes = block.getMetadata()?.getMetadataList_asU8()[common.BlockMetadataIndex.TRANSACTIONS_FILTER];
    const privateData = delivered.getPrivateDataMapMap() as unknown as PrivateSets;
    return {
      number,
      hash: headerHash(number, header.getPreviousHash_asU8(), header.getDataHash_asU8()),
      previousHash: Buffer.from(header.getPreviousHash_asU8()).toString('hex'),
      transactions: envelopes.map((envelope, index) => {
        const writes = privateWritesOf(privateData.get(index), chaincode);
        return transactionOrGarbage(context, envelope, index, codes?.[index] ?? 0, writes);
      }),
    };
  };
};
