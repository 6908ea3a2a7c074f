/** Alerts as server-sent events: a stream reads the next alerts from the view, whichever process answers. */
import type { Principal } from '../auth/principal.ts';
import { eventsFrom, eventText, type StreamSettings } from '../event-stream/stream.ts';
import { Problem } from '../plugins/problem.ts';
import { viewerOf } from '../plugins/viewer.ts';
import { isVisible } from './alert.ts';
import { alertsAfter, type Fed, type Position, positionNow, textOfPosition } from './feed.ts';
import { standingsOf } from './standing.ts';
import { mayNameFor, viewOfAlert } from './view.ts';

const chunk = 50;

const eventOf = (event: string, position: Position, said: unknown): string =>
  eventText(event, textOfPosition(position), said);

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

/**
 * @param from the position that the client has; without one it is told of what comes from now on, after an event that
 * says as of which block
 */
export async function* alertStream(
  principal: Principal,
  from: Position | undefined,
  settings: StreamSettings,
): AsyncGenerator<string> {
  const { organisation } = principal;
  const { view } = organisation;
  let position = from ?? positionNow(organisation, Date.now());
  let height = view.height();
  yield eventOf('begun', position, { asOfBlock: height });
  const next = async (): Promise<string[] | undefined> => {
    height = view.height();
    const fed = await unlessRebuilding(() =>
      alertsAfter(organisation, position, { now: Date.now(), limit: chunk }),
    );
    const last = fed.at(-1);
    if (last === undefined) return undefined;
    position = last.position;
    return eventsOf(principal, fed);
  };
  yield* eventsFrom({ next, wait: (milliseconds) => view.waitForBlock(height + 1, milliseconds) }, settings);
}
