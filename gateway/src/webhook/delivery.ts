/** Deliveries: signed, in order, each until it is taken; and what came of every attempt. */
import { z } from 'zod';
import { type Alert, isVisible } from '../alert/alert.ts';
import { alertsAfter, type Fed, type Position } from '../alert/feed.ts';
import { mayNameFor, viewOfAlert } from '../alert/view.ts';
import type { Viewer } from '../plugins/viewer.ts';
import { changeEndpoint, type Endpoint, secretOf, type WebhookHost } from './endpoint.ts';
import type { Outcome, Sender } from './sender.ts';
import { signedHeaders } from './signature.ts';

export interface DeliverySettings {
  readonly send: Sender;
  readonly now: () => number;
  /** How long to wait after so many failures in a row. */
  readonly retryMs: (failures: number) => number;
  /** An endpoint that fails for so long is disabled. */
  readonly patienceMs: number;
}

export const Delivery = z
  .strictObject({
    messageId: z.string().meta({ description: 'Of the alert; the same in every attempt.' }),
    at: z.string(),
    attempt: z.int(),
    delivered: z.boolean(),
    status: z.int().optional(),
    error: z.enum(['address-refused', 'unreachable']).optional(),
  })
  .meta({ id: 'WebhookDelivery' });
export type Delivery = z.output<typeof Delivery>;

const keptMs = 30 * 24 * 3_600_000;
/** Newest first in the order of keys. */
const latest = 9_999_999_999_999;

export const deliveriesPrefix = (endpointId: string): string => `delivery/${endpointId}/`;

const keep = async ({ webhooks }: WebhookHost, endpointId: string, delivery: Delivery): Promise<void> => {
  const at = Date.parse(delivery.at);
  const key = `${deliveriesPrefix(endpointId)}${latest - at}-${delivery.messageId}`;
  await webhooks.deliveries.replace(key, delivery, at + keptMs);
};

/** An endpoint is the organisation's, and no firm's and no person's. */
const viewerOf = ({ mspId, kind }: WebhookHost): Viewer => ({
  ...{ mspId, kind, role: 'org-admin', subject: undefined, enrolmentId: '' },
});

const unread = { acknowledgement: undefined, ended: undefined };

const bodyOf = async (host: WebhookHost, alert: Alert): Promise<string> => {
  const viewer = viewerOf(host);
  const view = viewOfAlert(alert, unread, viewer, await mayNameFor(host.view, viewer));
  const message = { type: `alert.${alert.kind}`, timestamp: alert.at, data: { ...view, status: undefined } };
  return JSON.stringify(message);
};

/** Sends one message and keeps what came of it. */
export const attempt = async (
  host: WebhookHost,
  endpoint: Endpoint,
  message: { readonly id: string; readonly body: string },
  { send, now }: DeliverySettings,
): Promise<Outcome> => {
  const at = now();
  const signed = signedHeaders(secretOf(host, endpoint), { ...message, timestamp: Math.floor(at / 1000) });
  const outcome = await send(endpoint.url, signed, message.body);
  await keep(host, endpoint.id, {
    messageId: message.id,
    at: new Date(at).toISOString(),
    attempt: (endpoint.failing?.attempts ?? 0) + 1,
    ...outcome,
  });
  return outcome;
};

/** Gone (410), or without success for too long. */
const isGivenUp = (since: string, { status }: Outcome, { now, patienceMs }: DeliverySettings): boolean =>
  status === 410 || now() - Date.parse(since) >= patienceMs;

const afterFailure =
  (outcome: Outcome, settings: DeliverySettings) =>
  (endpoint: Endpoint): Endpoint => {
    const attempts = (endpoint.failing?.attempts ?? 0) + 1;
    const since = endpoint.failing?.since ?? new Date(settings.now()).toISOString();
    const nextAt = new Date(settings.now() + settings.retryMs(attempts)).toISOString();
    const state = isGivenUp(since, outcome, settings) ? 'disabled' : endpoint.state;
    return { ...endpoint, state, failing: { since, attempts, nextAt } };
  };

const afterSuccess =
  (position: Position) =>
  (endpoint: Endpoint): Endpoint => ({ ...endpoint, position, failing: undefined });

const isWanted = (host: WebhookHost, { kinds }: Endpoint, { alert }: Fed): boolean =>
  isVisible(alert, viewerOf(host)) && (kinds?.includes(alert.kind) ?? true);

export const isDue = ({ state, failing }: Endpoint, now: number): boolean =>
  state === 'active' && (failing === undefined || Date.parse(failing.nextAt) <= now);

/** What one step did: there may be more, there is nothing, or the endpoint did not take it. */
export type Step = 'moved' | 'idle' | 'failed';

const chunk = 20;

/** Delivers the next alerts up to the first that is not taken. Killed at any point, it delivers that one again. */
export const deliverNext = async (
  host: WebhookHost,
  endpoint: Endpoint,
  settings: DeliverySettings,
): Promise<Step> => {
  const next = { now: settings.now(), limit: chunk };
  const fed = await alertsAfter(host, endpoint.position, next);
  let current: Endpoint | undefined = endpoint;
  for (const one of fed) {
    if (current === undefined || !isDue(current, settings.now())) return 'failed';
    if (isWanted(host, current, one)) {
      const message = { id: one.alert.id, body: await bodyOf(host, one.alert) };
      const outcome = await attempt(host, current, message, settings);
      if (!outcome.delivered) {
        await changeEndpoint(host, endpoint.id, afterFailure(outcome, settings));
        return 'failed';
      }
    }
    current = await changeEndpoint(host, endpoint.id, afterSuccess(one.position));
  }
  return fed.length === 0 ? 'idle' : 'moved';
};
