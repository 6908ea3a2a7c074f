/**
 * Server-sent events. A stream holds no queue: it asks its source for what comes next when the client has taken what
 * was before, and an event's id is the place after it, so that a client goes on where it was.
 */

const heartbeat = ': heartbeat\n\n';

export interface StreamSettings {
  readonly heartbeatMs: number;
  /** Ends the stream: the gateway stops, or the client is gone. */
  readonly ending: AbortSignal;
  /** Whether the access token still admits the caller. */
  readonly isAdmitted: () => Promise<boolean>;
}

export interface EventSource {
  /** The next events as text, which may be none that the caller sees; `undefined` where nothing has happened since. */
  readonly next: () => Promise<readonly string[] | undefined>;
  /** Until something may have happened, but not longer. */
  readonly wait: (milliseconds: number) => Promise<unknown>;
  /** Whether nothing more will come; asked after each `next`. */
  readonly isOver?: () => boolean;
}

export const eventText = (event: string, id: string, said: unknown): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(said)}\n\n`;

/** Ends early, without an error, when the signal aborts. */
export const unlessEnding = (waiting: Promise<unknown>, ending: AbortSignal): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const end = (): void => resolve(undefined);
    if (ending.aborted) end();
    ending.addEventListener('abort', end, { once: true });
    waiting.then(resolve, reject).finally(() => ending.removeEventListener('abort', end));
  });

/** Until the source is over, the stream is ended, or the caller is admitted no more. */
export async function* eventsFrom(
  { next, wait, isOver = () => false }: EventSource,
  { heartbeatMs, ending, isAdmitted }: StreamSettings,
): AsyncGenerator<string> {
  let beatAt = Date.now();
  while (!ending.aborted) {
    const events = await next();
    const isBeat = Date.now() - beatAt >= heartbeatMs;
    if ((isBeat || events !== undefined) && !(await isAdmitted())) return;
    if (isBeat) {
      beatAt = Date.now();
      yield heartbeat;
    }
    if (events !== undefined) yield* events;
    if (isOver()) return;
    if (events === undefined) {
      await unlessEnding(wait(Math.max(beatAt + heartbeatMs - Date.now(), 1)), ending);
    }
  }
}
