/**
 * Events of one report in their turn. An event that is early is parked, one that was there before changes nothing, and
 * one that the rules do not take is kept for an officer. Pure.
 */
import type { Registration } from '../fingerprint/store.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { type ErrorCode, isRefusal } from '../kernel/errors.ts';
import { instantOf } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import { isSigned } from '../kernel/signature.ts';
import type { Consortium } from '../membership/consortium.ts';
import type { Assessed, Declaration, Feed, FeedEvent, FeedOutcome, Parked } from './records.ts';
import { putException, putParked, removeParked } from './store.ts';
import { afterStep, changesOfStep, checkStep } from './steps.ts';

/** Events that may wait for a missing one. */
const parkedMax = 100;

/** The text under the signature of customs’ system: all that the event says, and its source. */
export const feedText = (source: string, event: Omit<FeedEvent, 'signature'>): string => {
  const { sequence, declarationId, step, declarationHash, assessmentHash, occurredAt } = event;
  return canonicalJson({
    ...{ source, sequence, declarationId, step, declarationHash, assessmentHash, occurredAt },
  });
};

export interface FeedFacts {
  readonly feed: Feed | undefined;
  readonly parked: readonly Parked[];
  /** Of the events that are reported, and of the parked ones. */
  readonly declarations: readonly Declaration[];
  readonly registrations: readonly Registration[];
}

interface Reading {
  next: number;
  readonly declarations: Map<string, Declaration>;
  readonly waiting: Map<number, Parked>;
  /** Exact tokens that this report has taken, and by which declaration. */
  readonly taken: Map<string, string>;
  readonly outcomes: string[];
  readonly changed: Set<string>;
  readonly changes: Change[];
}

interface Context {
  readonly feed: Feed;
  readonly registrations: readonly Registration[];
  readonly consortium: Consortium;
  readonly now: number;
}

const outcomeOfCode: Partial<Record<ErrorCode, FeedOutcome>> = {
  DECLARATION_STATUS_WRONG: 'out-of-turn',
  WITHDRAWAL_NOT_REQUESTED: 'out-of-turn',
  ASSESSMENT_MISSING: 'incomplete',
  DECLARATION_REGISTERED: 'registered-elsewhere',
};

const registrationsOf = ({ registrations }: Context, assessed: Assessed | undefined): Registration[] =>
  registrations.filter(({ token }) => assessed?.tokens.some((own) => own.token === token.token));

const takenByOther = ({ taken }: Reading, { declarationId }: FeedEvent, assessed: Assessed | undefined) =>
  assessed?.tokens.some(({ subset, token }) => {
    const by = taken.get(token);
    return subset === 'C1' && by !== undefined && by !== declarationId;
  }) === true;

/** What the rules make of an event whose turn it is. */
const takeTurn = (reading: Reading, context: Context, { event, assessed }: Parked): FeedOutcome => {
  const declaration = reading.declarations.get(event.declarationId);
  if (declaration?.customs !== context.feed.by) return 'unknown';
  const facts = { declaration, assessed, registrations: registrationsOf(context, assessed) };
  const refused = checkStep(facts, event, context.consortium);
  if (isRefusal(refused)) return outcomeOfCode[refused.refused] ?? 'incomplete';
  if (takenByOther(reading, event, assessed)) return 'registered-elsewhere';
  const after = afterStep(facts, event, context.now);
  reading.declarations.set(after.id, after);
  reading.changed.add(after.id);
  for (const { token } of after.tokens) reading.taken.set(token, after.id);
  reading.changes.push(...changesOfStep(after, event, assessed, context.consortium));
  return 'applied';
};

const settle = (reading: Reading, context: Context, parked: Parked): void => {
  const { feed, consortium, now } = context;
  const { event } = parked;
  const outcome = takeTurn(reading, context, parked);
  reading.next += 1;
  reading.outcomes.push(`${event.sequence} ${outcome}`);
  if (outcome === 'applied') return;
  reading.changes.push(putException(consortium, feed, { event, outcome, at: instantOf(now) }));
};

/** Those that waited for the event that was just read. */
const settleWaiting = (reading: Reading, context: Context): void => {
  for (let parked = reading.waiting.get(reading.next); parked !== undefined;) {
    reading.waiting.delete(reading.next);
    reading.changes.push(removeParked(context.feed, parked.event));
    settle(reading, context, parked);
    parked = reading.waiting.get(reading.next);
  }
};

/** Of an event whose turn it is not, or that nobody signed. */
const outOfTurn = (
  { next, waiting }: Reading,
  { feed }: Context,
  event: FeedEvent,
): FeedOutcome | undefined => {
  if (!isSigned(feedText(feed.source, event), event.signature, feed.publicKey)) return 'unsigned';
  if (event.sequence < next || waiting.has(event.sequence)) return 'replayed';
  if (event.sequence === next) return undefined;
  return waiting.size < parkedMax ? 'parked' : 'too-far-ahead';
};

const read = (reading: Reading, context: Context, parked: Parked): void => {
  const { event } = parked;
  const outcome = outOfTurn(reading, context, event);
  if (outcome === undefined) {
    settle(reading, context, parked);
    settleWaiting(reading, context);
    return;
  }
  reading.outcomes.push(`${event.sequence} ${outcome}`);
  if (outcome !== 'parked') return;
  reading.waiting.set(event.sequence, parked);
  reading.changes.push(putParked(context.consortium, context.feed, parked));
};

/** Outcomes by number, what has changed, and the number that is awaited next. */
export const readFeed = (
  { parked, declarations }: FeedFacts,
  reported: readonly Parked[],
  context: Context,
): Omit<Reading, 'waiting' | 'taken' | 'declarations'> => {
  const reading: Reading = {
    next: context.feed.next,
    declarations: new Map(declarations.map((declaration) => [declaration.id, declaration])),
    waiting: new Map(parked.map((one) => [one.event.sequence, one])),
    taken: new Map(),
    outcomes: [],
    changed: new Set(),
    changes: [],
  };
  for (const one of reported) read(reading, context, one);
  return reading;
};
