/**
 * Reads Fabric's gRPC failures: which are refusals of the chaincode, which pass with time, which never will.
 */
import { parseRefusal, type Refusal } from '@chopmark/chaincode/api';
import { GatewayError } from '@hyperledger/fabric-gateway';
import { status } from '@grpc/grpc-js';
import {
  CommitUnknownError,
  EndorseError,
  type EndorseFailure,
  EvaluateError,
  SubmitError,
} from './errors.ts';

/** The message of a failure with what each node said, without repetition. */
const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const details = error instanceof GatewayError ? error.details : [];
  return [error.message, ...details.map(({ mspId, message }) => `${mspId}: ${message}`)].join(' | ');
};

/** The chaincode's refusal inside a failure, if it is one. */
export const refusalIn = (error: unknown): Refusal | undefined => parseRefusal(messageOf(error));

/** A refusal is a value; any other failure goes through `wrap` and is thrown. */
export const refusalOr =
  (wrap: (error: unknown) => Error) =>
  (error: unknown): Refusal => {
    const refusal = refusalIn(error);
    if (refusal === undefined) throw wrap(error);
    return refusal;
  };

/** The status of gRPC, whichever client's error carries it. */
const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;

const passing = new Set<number>([status.UNAVAILABLE, status.DEADLINE_EXCEEDED, status.FAILED_PRECONDITION]);

/** Peers at different heights give different results; the text is the only sign of it. */
const isMismatch = (message: string): boolean => /ProposalResponsePayloads do not match/i.test(message);
/** The peer's own limit (it answers UNKNOWN), a chaincode being restarted, a peer that has just come up. */
const isPassing = (message: string): boolean =>
  /too many requests|failed to invoke chaincode|could not launch|timeout expired|request timeout|not connected|failed to connect|no combination of peers|no peers available/i.test(
    message,
  );

const failureOf = (error: unknown, message: string): EndorseFailure => {
  if (isMismatch(message)) return 'mismatch';
  return passing.has(codeOf(error) ?? -1) || isPassing(message) ? 'unavailable' : 'failed';
};

export const endorseErrorOf = (error: unknown): EndorseError => {
  const message = messageOf(error);
  return new EndorseError(failureOf(error, message), message, { cause: error });
};

/** Broadcast answers with which an orderer says that it will never take these bytes. */
const isPermanent = (message: string): boolean =>
  /status=(BAD_REQUEST|FORBIDDEN|REQUEST_ENTITY_TOO_LARGE)\b/.test(message);

export const submitErrorOf = (error: unknown): SubmitError => {
  const message = messageOf(error);
  return new SubmitError(isPermanent(message), message, { cause: error });
};

export const commitUnknownOf = (error: unknown): CommitUnknownError =>
  new CommitUnknownError(messageOf(error), { cause: error });

export const evaluateErrorOf = (error: unknown): EvaluateError =>
  new EvaluateError(messageOf(error), { cause: error });
