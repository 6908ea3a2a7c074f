/** The ledger port on `@hyperledger/fabric-gateway`: the Gateway service of the organisation's own peer. */
import { EventEnvelope } from '@chopmark/chaincode/api';
import type { Client } from '@grpc/grpc-js';
import {
  connect,
  type Contract,
  type Gateway,
  hash,
  type ProposalOptions,
  type Status,
} from '@hyperledger/fabric-gateway';
import { common, gateway as protocol, msp } from '@hyperledger/fabric-protos';
import { bulkhead as bulkheadOf } from './bulkhead.ts';
import { lastBlockOf } from './chain-info.ts';
import { argumentOf, patienceFor, PlanAnswer, transientOf } from './command-transport.ts';
import {
  commitUnknownOf,
  endorseErrorOf,
  evaluateErrorOf,
  refusalOr,
  submitErrorOf,
} from './fabric-failures.ts';
import type {
  BlockId,
  Command,
  CommitStatus,
  EndorsedTransaction,
  LedgerClient,
  LedgerIdentity,
  SignedTransaction,
} from './ledger-client.ts';
import type { LedgerSettings } from './ledger-settings.ts';
import { validationCodeName } from './validation-code.ts';

const deadlines = { evaluate: 3_000, endorse: 5_000, submit: 3_000, commitStatus: 5_000 } as const;
const gatewaysMax = 1_000;
/** Questions for commit statuses wait for a block, so they take no place from requests that wait for nobody. */
const watching = { concurrency: 512, waitingMax: 100_000 } as const;

const within = (milliseconds: number) => () => ({ deadline: Date.now() + milliseconds });

const connectAs = (client: Client, signer: LedgerIdentity): Gateway =>
  connect({
    client,
    identity: { mspId: signer.mspId, credentials: Buffer.from(signer.certificate) },
    signer: (message) => Promise.resolve(signer.sign(message)),
    // The signer hashes by itself.
    hash: hash.none,
    evaluateOptions: within(deadlines.evaluate),
    endorseOptions: within(deadlines.endorse),
    submitOptions: within(deadlines.submit),
    commitStatusOptions: within(deadlines.commitStatus),
  });

/** A Gateway object per certificate; it holds no socket, so the oldest is simply dropped. */
const gatewaysOver = (client: Client): ((identity: LedgerIdentity) => Gateway) => {
  const gateways = new Map<string, Gateway>();
  return (identity) => {
    const known = gateways.get(identity.certificate);
    if (known !== undefined) return known;
    const oldest = gateways.keys().next();
    if (gateways.size >= gatewaysMax && !oldest.done) gateways.delete(oldest.value);
    const made = connectAs(client, identity);
    gateways.set(identity.certificate, made);
    return made;
  };
};

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

const envelopeOf = (preparedTransaction: Uint8Array): Uint8Array =>
  protocol.PreparedTransaction.deserializeBinary(preparedTransaction).getEnvelope()?.serializeBinary() ??
  new Uint8Array();

const preparedOf = ({ transactionId, envelope }: SignedTransaction): Uint8Array => {
  const prepared = new protocol.PreparedTransaction();
  prepared.setTransactionId(transactionId);
  prepared.setEnvelope(common.Envelope.deserializeBinary(envelope));
  return prepared.serializeBinary();
};

const statusRequestOf = (channel: string, transactionId: string, reader: LedgerIdentity): Uint8Array => {
  const creator = new msp.SerializedIdentity();
  creator.setMspid(reader.mspId);
  creator.setIdBytes(Buffer.from(reader.certificate));
  const request = new protocol.CommitStatusRequest();
  request.setChannelId(channel);
  request.setTransactionId(transactionId);
  request.setIdentity(creator.serializeBinary());
  const signed = new protocol.SignedCommitStatusRequest();
  signed.setRequest(request.serializeBinary());
  return signed.serializeBinary();
};

/** The blocks of a stream until it ends; the signal closes it. */
async function* deliver(gateway: Gateway, channel: string, from: number, signal: AbortSignal) {
  const events = await gateway.getNetwork(channel).getBlockAndPrivateDataEvents({ startBlock: BigInt(from) });
  const close = () => events.close();
  signal.addEventListener('abort', close, { once: true });
  // Aborted while the stream was asked for. It is read all the same: nobody else would hear that it was cancelled.
  if (signal.aborted) close();
  try {
    for await (const block of events) yield block.serializeBinary();
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', close);
    events.close();
  }
}

const endorsedOf = async (
  gateway: Gateway,
  contract: Contract,
  identity: LedgerIdentity,
  command: Command,
  endorsers: readonly string[],
): Promise<EndorsedTransaction> => {
  const proposal = contract.newProposal(command.name, {
    arguments: [argumentOf(command)],
    transientData: transientOf(command),
    endorsingOrganizations: [...endorsers],
  });
  const transaction = await proposal.endorse(within(patienceFor(command, deadlines.endorse))());
  const signature = identity.sign(transaction.getDigest());
  const signed = gateway.newSignedTransaction(transaction.getBytes(), signature);
  return {
    transactionId: transaction.getTransactionId(),
    envelope: envelopeOf(signed.getBytes()),
    result: EventEnvelope.parse(JSON.parse(textOf(transaction.getResult()))),
  };
};

const statusOf = ({ code, blockNumber }: Status): CommitStatus => ({
  code,
  codeName: validationCodeName(code),
  blockNumber: Number(blockNumber),
});

export const fabricGatewayClient = (settings: LedgerSettings): LedgerClient => {
  const { channel, chaincode, peer, evaluatorMspId, connection, bulkhead, reader } = settings;
  const gatewayOf = gatewaysOver(connection);
  const watch = bulkheadOf(watching.concurrency, watching.waitingMax);
  const contractOf = (identity: LedgerIdentity, name = chaincode): Contract =>
    gatewayOf(identity).getNetwork(channel).getContract(name);
  const evaluate = (identity: LedgerIdentity, name: string, options: ProposalOptions) =>
    bulkhead(() =>
      contractOf(identity).evaluate(name, { ...options, endorsingOrganizations: [evaluatorMspId] }),
    );

  const chainOf = (mspId: string): Promise<BlockId> =>
    bulkhead(() =>
      contractOf(reader, 'qscc').evaluate('GetChainInfo', {
        arguments: [channel],
        endorsingOrganizations: [mspId],
      }),
    )
      .then(lastBlockOf)
      .catch((error: unknown) => Promise.reject(evaluateErrorOf(error)));

  return {
    plan: (identity, command) =>
      bulkhead(() =>
        contractOf(identity)
          .newProposal('Plan', {
            arguments: [command.name, argumentOf(command)],
            transientData: transientOf(command),
            endorsingOrganizations: [evaluatorMspId],
          })
          .evaluate(within(patienceFor(command, deadlines.evaluate))()),
      )
        .then((answer) => PlanAnswer.parse(JSON.parse(textOf(answer))))
        .catch(refusalOr(evaluateErrorOf)),

    endorse: (identity, command, endorsers) =>
      bulkhead(() =>
        endorsedOf(gatewayOf(identity), contractOf(identity), identity, command, endorsers),
      ).catch(refusalOr(endorseErrorOf)),

    submit: (transaction) =>
      bulkhead(async () => {
        await gatewayOf(reader).newTransaction(preparedOf(transaction)).submit();
      }).catch((error: unknown) => Promise.reject(submitErrorOf(error))),

    commitStatus: (transactionId) =>
      watch(() =>
        gatewayOf(reader)
          .newCommit(statusRequestOf(channel, transactionId, reader))
          .getStatus(),
      )
        .then(statusOf)
        .catch((error: unknown) => Promise.reject(commitUnknownOf(error))),

    evaluate: (name, args) =>
      evaluate(reader, name, { arguments: [...args] })
        .then(textOf)
        .catch((error: unknown) => Promise.reject(evaluateErrorOf(error))),

    blocks: (from, signal) => deliver(gatewayOf(reader), channel, from, signal),

    height: async () => (await chainOf(peer.mspId)).number + 1,

    lastBlock: (mspId) => chainOf(mspId),

    // The channel to the peer is everybody's.
    close: () => undefined,
  };
};
