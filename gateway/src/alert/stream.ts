/**
 * Alerts as server-sent events. A stream holds no queue: it reads the next alerts from the view when the client has
 * taken those before, and an event's id is the position after it, so that a client goes on where it was, whichever
 * process answers.
 */
import type { Principal } from '../auth/principal.ts';
import { Problem } from '../plugins/problem.ts';
import { viewerOf } from '../plugins/viewer.ts';
import { isVisible } from './alert.ts';
import { alertsAfter, type Fed, type Position, positionNow, textOfPosition } from './feed.ts';
import { standingsOf } from './standing.ts';
import { mayNameFor, viewOfAlert } from './view.ts';

const chunk = 50;
const heartbeat = ': heartbeat\n\n';

export interface StreamSettings {
  readonly heartbeatMs: number;
  /** Ends the stream: the gateway stops, or the client is gone. */
  readonly ending: AbortSignal;
  /** Whether the access token still admits the caller. */
  readonly isAdmitted: () => Promise<boolean>;
}

const eventOf = (event: string, position: Position, said: unknown): string =>
  `id: ${textOfPosition(position)}\nevent: ${event}\ndata: ${JSON.stringify(said)}\n\n`;

/** Those of the next alerts that the caller may see, as events. */
const eventsOf = async (principal: Principal, fed: readonly Fed[]): Promise<string[]> => {
  const viewer = viewerOf(principal);
  const seen = fed.filter(({ alert }) => isVisible(alert, viewer));
  const standings = await standingsOf(
    principal,
    seen.map(({ alert }) => alert),
  );
  const mayName = await mayNameFor(principal.organisation.view, viewer);
  return seen.flatMap(({ alert, position }, at) => {
    const standing = standings[at];
    if (standing === undefined) return [];
    return [eventOf('alert', position, viewOfAlert(alert, standing, viewer, mayName))];
  });
};

/** A view that is being made again has nothing to say meanwhile. */
const unlessRebuilding = (read: () => Promise<Fed[]>): Promise<Fed[]> =>
  read().catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'VIEW_REBUILDING') return [];
    throw error;
  });

/** Ends early, without an error, when the signal aborts. */
export const unlessEnding = (waiting: Promise<boolean>, ending: AbortSignal): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const end = (): void => resolve(false);
    ending.addEventListener('abort', end, { once: true });
    waiting.then(resolve, reject).finally(() => ending.removeEventListener('abort', end));
  });

/**
 * @param from the position that the client has; without one it is told of what comes from now on, after an event that
 * says as of which block
 */
export async function* alertStream(
  principal: Principal,
  from: Position | undefined,
  { heartbeatMs, ending, isAdmitted }: StreamSettings,
): AsyncGenerator<string> {
  const { organisation } = principal;
  const { view } = organisation;
  let position = from ?? positionNow(organisation, Date.now());
  let beatAt = Date.now();
  yield eventOf('begun', position, { asOfBlock: view.height() });
  while (!ending.aborted) {
    const height = view.height();
    const fed = await unlessRebuilding(() =>
      alertsAfter(organisation, position, { now: Date.now(), limit: chunk }),
    );
    const isBeat = Date.now() - beatAt >= heartbeatMs;
    if ((isBeat || fed.length > 0) && !(await isAdmitted())) return;
    if (isBeat) {
      beatAt = Date.now();
      yield heartbeat;
    }
    position = fed.at(-1)?.position ?? position;
    yield* await eventsOf(principal, fed);
    if (fed.length > 0) continue;
    const waitMs = Math.max(beatAt + heartbeatMs - Date.now(), 1);
    await unlessEnding(view.waitForBlock(height + 1, waitMs), ending);
  }
}
