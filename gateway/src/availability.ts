/** Failures of what lies behind this gateway, as the HTTP side answers them. */
import type { Logger } from 'pino';
import { mongo } from 'mongoose';
import type { LedgerView } from './hosting.ts';
import { CommitRejectedError, EndorseError, EvaluateError, OverloadedError } from './ledger/errors.ts';
import { Problem, Unavailable } from './plugins/problem.ts';

/** The store is away, as opposed to: the store says no. */
const isStoreAway = (error: unknown): boolean =>
  error instanceof mongo.MongoError && !(error instanceof mongo.MongoServerError);

const isLedgerAway = (error: unknown): boolean =>
  error instanceof EvaluateError || error instanceof EndorseError || error instanceof OverloadedError;

/**
 * @returns a handler that throws Unavailable (the same request may be made again, its command id makes that safe), a
 * Problem for a transaction that was rejected at commit, or else the error itself
 */
export const asProblem =
  (log: Logger) =>
  (error: unknown): never => {
    if (isLedgerAway(error) || isStoreAway(error)) {
      log.warn({ err: error }, 'the ledger or the store cannot be reached, or is busy');
      throw new Unavailable();
    }
    if (error instanceof CommitRejectedError)
      throw new Problem('COMMIT_REJECTED', { expected: error.validationCode });
    throw error;
  };

/** The same view, which says nothing while it is being made again: half a view would answer wrongly. */
export const onlyWhole = (view: LedgerView, isRebuilding: () => boolean): LedgerView => {
  const whole = <Answer>(ask: () => Promise<Answer>): Promise<Answer> =>
    isRebuilding() ? Promise.reject(new Problem('VIEW_REBUILDING', { retryAfter: 1 })) : ask();
  return {
    height: () => view.height(),
    lag: () => view.lag(),
    waitForBlock: (block, timeoutMs) => view.waitForBlock(block, timeoutMs),
    record: (key) => whole(() => view.record(key)),
    records: (prefix, after, limit) => whole(() => view.records(prefix, after, limit)),
    terms: (collection, key) => whole(() => view.terms(collection, key)),
    timeline: (recordId) => whole(() => view.timeline(recordId)),
    transactions: (query) => whole(() => view.transactions(query)),
    alerts: (query) => whole(() => view.alerts(query)),
    closingAlerts: (topics) => whole(() => view.closingAlerts(topics)),
  };
};

type Members = Readonly<Record<string, unknown>>;

/** The same port, its failures as problems. */
export const guarded = <T extends object>(port: T, log: Logger): T => {
  const members = Object.entries(port as Members).map(([name, member]) => [
    name,
    typeof member === 'function'
      ? (...given: unknown[]): unknown => {
          const answer = (member as (...all: unknown[]) => unknown)(...given);
          return answer instanceof Promise ? answer.catch(asProblem(log)) : answer;
        }
      : member,
  ]);
  return Object.fromEntries(members) as T;
};
