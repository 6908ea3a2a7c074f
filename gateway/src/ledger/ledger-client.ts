/**
 * What the gateway needs of a ledger, one instance per organisation. Transactions travel as the bytes of
 * Fabric's `common.Envelope`, blocks as those of `peer.BlockAndPrivateData`, so that any Fabric client can
 * stand behind it.
 */
import type { EventEnvelope, ItemRefusal, Opening, Refusal } from '@chopmark/chaincode/api';

/** Who signs. The key itself stays where it is. */
export interface LedgerIdentity {
  readonly mspId: string;
  /** PEM. */
  readonly certificate: string;
  /** ECDSA over SHA-256, DER, low `s`. */
  sign(message: Uint8Array): Uint8Array;
}

export interface Command {
  readonly name: string;
  readonly commandId: string;
  readonly input: unknown;
  /** Private terms by section. They travel in the transient map, to the endorsers only. */
  readonly openings: Readonly<Record<string, Opening<unknown>>>;
}

/** What stands in the way of a command, and who endorses it, on the own peer's present state. */
export interface Plan {
  /** Organisations to ask for endorsement; empty for a replay. */
  readonly endorsers: readonly string[];
  /** The command id has been committed before with the same content. */
  readonly replayed: boolean;
  /** Of the first time, where it is a replay; else without events. */
  readonly envelope: EventEnvelope;
  /** Items of a batch that stand in the way of the others. */
  readonly refusals: readonly ItemRefusal[];
}

/** A signed transaction, ready to be submitted any number of times. */
export interface SignedTransaction {
  readonly transactionId: string;
  readonly envelope: Uint8Array;
}

export interface EndorsedTransaction extends SignedTransaction {
  readonly result: EventEnvelope;
}

export interface CommitStatus {
  /** Fabric's validation code; 0 is valid. */
  readonly code: number;
  /** `VALID`, `MVCC_READ_CONFLICT`, … */
  readonly codeName: string;
  readonly blockNumber: number;
}

/** A block by its place and content: who has the same one has the same chain up to it. */
export interface BlockId {
  readonly number: number;
  /** Of its header, hexadecimal. */
  readonly hash: string;
}

export interface LedgerClient {
  /** Evaluates the command on the own peer. @throws EvaluateError */
  plan(identity: LedgerIdentity, command: Command): Promise<Plan | Refusal>;
  /**
   * Has the named organisations' peers endorse, and signs. @throws EndorseError: nothing has been submitted
   */
  endorse(
    identity: LedgerIdentity,
    command: Command,
    endorsers: readonly string[],
  ): Promise<EndorsedTransaction | Refusal>;
  /**
   * Hands the bytes to an orderer. An acknowledgement is not durability. @throws SubmitError: it may still
   * commit
   */
  submit(transaction: SignedTransaction): Promise<void>;
  /** Waits a few seconds for the transaction in a block. @throws CommitUnknownError: not known yet */
  commitStatus(transactionId: string): Promise<CommitStatus>;
  /** Reads on the own peer; the answer of the chaincode as text. @throws EvaluateError */
  evaluate(name: string, args: readonly string[]): Promise<string>;
  /**
   * Blocks with the own peer's private data, from the given number on; ends only by error or by the signal.
   */
  blocks(from: number, signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** Number of blocks on the own peer. @throws EvaluateError */
  height(): Promise<number>;
  /** The last block on the peer of an organisation, as that peer says. @throws EvaluateError */
  lastBlock(mspId: string): Promise<BlockId>;
  /** Gives up the connections that are this client's own. */
  close(): void;
}
