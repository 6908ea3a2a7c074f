/** Alerts from both sources, newest place first, as far as the caller may see them. */
import type { Principal } from '../auth/principal.ts';
import { Problem } from '../plugins/problem.ts';
import { viewerOf } from '../plugins/viewer.ts';
import { type Alert, isVisible } from './alert.ts';
import { isOpen, type Standing, standingsOf } from './standing.ts';
import { timedAlerts } from './timed.ts';
import { type AlertView, mayNameFor, viewOfAlert } from './view.ts';

const chunk = 200;

/** Chunks of all alerts before a place; the two sources are merged by place. */
async function* alertsBefore(
  { organisation }: Principal,
  place: string | undefined,
): AsyncGenerator<readonly Alert[]> {
  const timed = await timedAlerts(organisation, Date.now());
  for (let before = place; ;) {
    const facts = await organisation.view.alerts({ before, limit: chunk });
    const end = facts.length < chunk ? undefined : facts.at(-1)?.id;
    const upper = before;
    const between = timed.filter(
      ({ id }) => (upper === undefined || id < upper) && (end === undefined || id >= end),
    );
    yield [...facts, ...between].sort((one, other) => (one.id < other.id ? 1 : -1));
    if (end === undefined) return;
    before = end;
  }
}

export interface AlertFilter {
  readonly kind?: Alert['kind'] | undefined;
  readonly assetId?: string | undefined;
  readonly open?: boolean | undefined;
}

type Placed = readonly [Alert, Standing];

const selected = async (
  principal: Principal,
  alerts: readonly Alert[],
  { kind, assetId, open }: AlertFilter,
): Promise<Placed[]> => {
  const viewer = viewerOf(principal);
  const wanted = alerts.filter(
    (alert) =>
      isVisible(alert, viewer) &&
      (kind === undefined || alert.kind === kind) &&
      (assetId === undefined || alert.assetId === assetId || alert.fact.recordId === assetId),
  );
  const standings = await standingsOf(principal, wanted);
  const placed = wanted.flatMap((alert, at): Placed[] => {
    const standing = standings[at];
    return standing === undefined ? [] : [[alert, standing]];
  });
  return open === undefined ? placed : placed.filter(([, standing]) => isOpen(standing) === open);
};

/** One more than asked for, where there are more. */
export const listAlerts = async (
  principal: Principal,
  filter: AlertFilter,
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): Promise<AlertView[]> => {
  const viewer = viewerOf(principal);
  const mayName = await mayNameFor(principal.organisation.view, viewer);
  const found: AlertView[] = [];
  for await (const alerts of alertsBefore(principal, before)) {
    for (const [alert, standing] of await selected(principal, alerts, filter)) {
      found.push(viewOfAlert(alert, standing, viewer, mayName));
    }
    if (found.length > limit) break;
  }
  return found.slice(0, limit + 1);
};

/** @throws Problem, the same for what is not there and what is somebody else's */
export const readAlert = async (principal: Principal, alertId: string): Promise<AlertView> => {
  const { organisation } = principal;
  const [fact] = await organisation.view.alerts({ ids: [alertId], limit: 1 });
  const alert = fact ?? (await timedAlerts(organisation, Date.now())).find(({ id }) => id === alertId);
  const [placed] = alert === undefined ? [] : await selected(principal, [alert], {});
  if (placed === undefined) throw new Problem('RECORD_NOT_FOUND');
  const viewer = viewerOf(principal);
  return viewOfAlert(...placed, viewer, await mayNameFor(organisation.view, viewer));
};
