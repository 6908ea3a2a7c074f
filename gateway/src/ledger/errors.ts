/**
 * What can go wrong on the way to the ledger, by stage. Only the stage says whether the command may be on the
 * ledger: before submission it is not, after it the commit status alone tells.
 */

/** No message carries terms: peers name addresses, organisations and codes only. */
export abstract class LedgerError extends Error {
  abstract readonly stage: 'evaluate' | 'endorse' | 'submit' | 'commit-unknown' | 'commit-rejected';
}

export class EvaluateError extends LedgerError {
  override readonly name = 'EvaluateError';
  readonly stage = 'evaluate';
}

/** Why endorsement failed; `mismatch` and `unavailable` pass with time, `failed` does not. */
export type EndorseFailure = 'mismatch' | 'unavailable' | 'failed';

/** Nothing was submitted: the same command may be sent again. */
export class EndorseError extends LedgerError {
  override readonly name = 'EndorseError';
  readonly stage = 'endorse';
  readonly failure: EndorseFailure;
  constructor(failure: EndorseFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}

/**
 * The orderer did not take the transaction, or its answer was lost. `permanent`: it will never take these
 * bytes.
 */
export class SubmitError extends LedgerError {
  override readonly name = 'SubmitError';
  readonly stage = 'submit';
  readonly permanent: boolean;
  constructor(permanent: boolean, message: string, options?: ErrorOptions) {
    super(message, options);
    this.permanent = permanent;
  }
}

/** Not in a block yet, or the peer did not answer. Never a failure. */
export class CommitUnknownError extends LedgerError {
  override readonly name = 'CommitUnknownError';
  readonly stage = 'commit-unknown';
}

/** The transaction stands in a block as invalid and changed nothing. */
export class CommitRejectedError extends LedgerError {
  override readonly name = 'CommitRejectedError';
  readonly stage = 'commit-rejected';
  readonly transactionId: string;
  /** Fabric's validation code by name, such as `ENDORSEMENT_POLICY_FAILURE`. */
  readonly validationCode: string;
  constructor(transactionId: string, validationCode: string) {
    super(`transaction ${transactionId} was rejected: ${validationCode}`);
    this.transactionId = transactionId;
    this.validationCode = validationCode;
  }
}

/** Too many requests are waiting for this peer. Nothing was sent. */
export class OverloadedError extends Error {
  override readonly name = 'OverloadedError';
}
