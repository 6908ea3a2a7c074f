/**
 * How far an import is, as server-sent events: each holds the whole of it, so that a client that comes back is told
 * once what it has missed, and nothing where it has missed nothing.
 */
import { createHash } from 'node:crypto';
import { eventsFrom, eventText, type StreamSettings } from '../event-stream/stream.ts';
import { pause } from '../ledger/backoff.ts';
import type { Progress } from './progress.ts';

const tickMs = 1_000;

/** Faults are read with the import: a stream counts them. */
const toldOf = (record: Progress): object => {
  const told: Progress & { firstFaults?: unknown } = { ...record };
  delete told.firstFaults;
  return told;
};

/** Follows from what is told. */
export const idOfProgress = (record: Progress): string =>
  createHash('sha256')
    .update(JSON.stringify(toldOf(record)))
    .digest('hex')
    .slice(0, 32);

/** An id of whatever progress, or `undefined`. */
export const progressId = (text: string): string | undefined =>
  /^[0-9a-f]{32}$/.test(text) ? text : undefined;

/** @param known id of what the client knows already */
export const progressStream = (
  read: () => Promise<Progress>,
  known: string | undefined,
  settings: StreamSettings,
): AsyncGenerator<string> => {
  let [last, over] = [known, false];
  const next = async (): Promise<string[] | undefined> => {
    const record = await read();
    over = record.finishedAt !== undefined;
    const id = idOfProgress(record);
    if (id === last) return undefined;
    last = id;
    return [eventText(over ? 'ended' : 'progress', id, toldOf(record))];
  };
  const wait = (milliseconds: number) => pause(Math.min(milliseconds, tickMs), settings.ending);
  return eventsFrom({ next, wait, isOver: () => over }, settings);
};
