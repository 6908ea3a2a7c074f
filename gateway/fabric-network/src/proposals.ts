/** Proposals to named peers, and the signed transaction that comes of their endorsements. */
import { EventEnvelope } from '@chopmark/chaincode/api';
import type { EndorsedTransaction, LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import { common } from '@hyperledger/fabric-protos';
import type { Endorsement, EndorsementResponse, Endorser, Query } from 'fabric-common';
import { contextOf } from './identity.ts';
import type { Membership } from './membership.ts';

export interface Proposal {
  readonly chaincode: string;
  readonly name: string;
  readonly args: readonly string[];
  /** Travels to the endorsers only. */
  readonly transient?: Readonly<Record<string, string>>;
  /** Longer than usual for a batch. */
  readonly patience?: (milliseconds: number) => number;
}

const timeouts = { evaluate: 3_000, endorse: 5_000 } as const;
const timeOf = ({ patience }: Proposal, kind: keyof typeof timeouts): number =>
  patience?.(timeouts[kind]) ?? timeouts[kind];
/** Fabric's own bound between answers and errors of a chaincode. */
const errorStatus = 400;

const transientMapOf = (transient: Readonly<Record<string, string>>): Record<string, Buffer> =>
  Object.fromEntries(Object.entries(transient).map(([name, text]) => [name, Buffer.from(text)]));

const statusOf = ({ response }: EndorsementResponse): Error | undefined =>
  response.status < errorStatus
    ? undefined
    : new Error(`chaincode response ${response.status}, ${response.message}`);

/**
 * Sends the signed proposal and waits for all answers.
 * @throws Error what the chaincode, or else a peer, said first
 */
const answersOf = async (
  membership: Membership,
  proposal: Endorsement | Query,
  targets: Endorser[],
  requestTimeout: number,
): Promise<EndorsementResponse[]> => {
  const { errors, responses } = await proposal.send({ targets, requestTimeout });
  const failed = new Set(errors.map(({ connection }) => connection.name));
  for (const target of targets) membership.note(target, failed.has(target.name) ? 'failed' : 'answered');
  const failure = responses.map(statusOf).find((error) => error !== undefined) ?? errors[0];
  if (failure !== undefined) throw failure;
  return responses;
};

const prepare = <P extends Endorsement | Query>(
  made: P,
  { channel }: Membership,
  identity: LedgerIdentity,
  { name, args, transient = {} }: Proposal,
): P => {
  const context = contextOf(channel.client, identity);
  made.build(context, { fcn: name, args: [...args], transientMap: transientMapOf(transient) });
  made.sign(context);
  return made;
};

/** The answer of one peer. */
export const evaluateOn = async (
  membership: Membership,
  target: Endorser,
  identity: LedgerIdentity,
  proposal: Proposal,
): Promise<Uint8Array> => {
  const query = prepare(membership.channel.newQuery(proposal.chaincode), membership, identity, proposal);
  const [answer] = await answersOf(membership, query, [target], timeOf(proposal, 'evaluate'));
  return answer?.response.payload ?? new Uint8Array();
};

/** @throws Error in the words of Fabric's own gateway */
const requireSameResults = ([first, ...others]: readonly EndorsementResponse[]): void => {
  if (others.some(({ payload }) => first?.payload.equals(payload) !== true)) {
    throw new Error('ProposalResponsePayloads do not match');
  }
};

/** Endorsed by all targets and signed: the bytes that are kept and broadcast. */
export const endorseOn = async (
  membership: Membership,
  targets: Endorser[],
  identity: LedgerIdentity,
  proposal: Proposal,
): Promise<EndorsedTransaction> => {
  const { channel } = membership;
  const endorsement = prepare(channel.newEndorsement(proposal.chaincode), membership, identity, proposal);
  const answers = await answersOf(membership, endorsement, targets, timeOf(proposal, 'endorse'));
  requireSameResults(answers);
  const context = contextOf(channel.client, identity);
  const commit = endorsement.newCommit();
  commit.build(context);
  commit.sign(context);
  const signed = commit.getSignedEnvelope() as {
    readonly payload: Uint8Array;
    readonly signature: Uint8Array;
  };
  const envelope = new common.Envelope();
  envelope.setPayload(signed.payload);
  envelope.setSignature(signed.signature);
  return {
    transactionId: endorsement.getTransactionId(),
    envelope: envelope.serializeBinary(),
    result: EventEnvelope.parse(JSON.parse(answers[0]?.response.payload.toString('utf8') ?? '')),
  };
};
