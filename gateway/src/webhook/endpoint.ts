/** Endpoints of an organisation: where alerts are sent, and how far each one is. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { shownKinds } from '../alert/alert.ts';
import type { HostedOrganisation } from '../hosting.ts';
import type { Sealer } from '../identity/sealer.ts';

export const WebhookId = z.string().regex(/^WHK-[0-9A-F]{24}$/, 'an id like WHK-0123456789ABCDEF01234567');

export const Endpoint = z.strictObject({
  id: WebhookId,
  url: z.string(),
  /** Absent: all of them. */
  kinds: z.array(z.enum(shownKinds)).optional(),
  sealedSecret: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  state: z.enum(['active', 'disabled']),
  /** The view itself is the outbox: everything after this has still to be delivered. */
  position: z.strictObject({ fact: z.string(), day: z.string() }),
  failing: z.strictObject({ since: z.string(), attempts: z.int(), nextAt: z.string() }).optional(),
});
export type Endpoint = z.output<typeof Endpoint>;

export type WebhookHost = Pick<HostedOrganisation, 'mspId' | 'kind' | 'view' | 'webhooks' | 'sealer'>;

/** Of one organisation. */
export const endpointsMax = 8;

const prefix = 'endpoint/';
const keyOf = (id: string): string => `${prefix}${id}`;

export const newWebhookId = (): string => `WHK-${randomBytes(12).toString('hex').toUpperCase()}`;

const purposeOf = (mspId: string, id: string): string => `webhook secret of ${mspId} ${id}`;
export const sealSecret = (sealer: Sealer, mspId: string, id: string, secret: string): string =>
  sealer.seal(Buffer.from(secret), purposeOf(mspId, id));
export const secretOf = ({ sealer, mspId }: WebhookHost, { id, sealedSecret }: Endpoint): string =>
  sealer.open(sealedSecret, purposeOf(mspId, id)).toString();

export const endpointsOf = async ({ webhooks }: WebhookHost): Promise<Endpoint[]> =>
  (await webhooks.endpoints.list(prefix)).map(({ document }) => Endpoint.parse(document));

export const findEndpoint = async ({ webhooks }: WebhookHost, id: string): Promise<Endpoint | undefined> => {
  const found = await webhooks.endpoints.get(keyOf(id));
  return found === undefined ? undefined : Endpoint.parse(found);
};

export const addEndpoint = async ({ webhooks }: WebhookHost, endpoint: Endpoint): Promise<void> => {
  await webhooks.endpoints.insert(keyOf(endpoint.id), endpoint);
};

const turns = new Map<string, Promise<unknown>>();

/** Changes of one endpoint come one after the other: a delivery does not bring a removed endpoint back. */
export const changeEndpoint = async (
  host: WebhookHost,
  id: string,
  change: (endpoint: Endpoint) => Endpoint | 'removed',
): Promise<Endpoint | undefined> => {
  const turn = (turns.get(id) ?? Promise.resolve()).then(async () => {
    const known = await findEndpoint(host, id);
    if (known === undefined) return undefined;
    const changed = change(known);
    if (changed === 'removed') await host.webhooks.endpoints.remove(keyOf(id));
    else await host.webhooks.endpoints.replace(keyOf(id), changed);
    return changed === 'removed' ? known : changed;
  });
  const settled = turn.catch(() => undefined);
  turns.set(id, settled);
  void settled.then(() => turns.get(id) === settled && turns.delete(id));
  return turn;
};
