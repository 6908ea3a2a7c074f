/** An administrator’s endpoints for alerts: named, tried, looked at, removed. */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { shownKinds } from '../alert/alert.ts';
import { positionNow } from '../alert/feed.ts';
import { principalOf } from '../auth/principal.ts';
import { Problem } from '../plugins/problem.ts';
import { cursorOf, placeOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { faultOf, type WebhookNetworks } from './address.ts';
import { attempt, deliveriesPrefix, Delivery, type DeliverySettings } from './delivery.ts';
import {
  addEndpoint,
  changeEndpoint,
  type Endpoint,
  endpointsMax,
  endpointsOf,
  findEndpoint,
  newWebhookId,
  sealSecret,
  type WebhookHost,
  WebhookId,
} from './endpoint.ts';
import { newSecret } from './signature.ts';

export interface WebhookSettings {
  readonly networks: WebhookNetworks;
  readonly delivery: DeliverySettings;
}

const config = { roles: ['org-admin'] as const };
const tags = ['webhooks'];
const params = z.strictObject({ webhookId: WebhookId });

const WebhookView = z
  .strictObject({
    webhookId: z.string(),
    url: z.string(),
    kinds: z.array(z.enum(shownKinds)).optional(),
    state: z.enum(['active', 'disabled']),
    createdBy: z.string(),
    createdAt: z.string(),
    failingSince: z.string().optional(),
    nextAttemptAt: z.string().optional(),
  })
  .meta({ id: 'Webhook' });

const viewOf = ({ id, url, kinds, state, createdBy, createdAt, failing }: Endpoint) => ({
  webhookId: id,
  ...{ url, state, createdBy, createdAt },
  ...(kinds === undefined ? {} : { kinds }),
  ...(failing === undefined ? {} : { failingSince: failing.since, nextAttemptAt: failing.nextAt }),
});

const NewWebhook = z
  .strictObject({
    url: z.string().max(500).meta({ description: 'https; the body of each call is one alert.' }),
    kinds: z.array(z.enum(shownKinds)).min(1).optional().meta({ description: 'All of them unless said.' }),
  })
  .meta({ id: 'NewWebhook' });

/** @throws Problem */
const found = async (host: WebhookHost, webhookId: string): Promise<Endpoint> => {
  const endpoint = await findEndpoint(host, webhookId);
  if (endpoint === undefined) throw new Problem('RECORD_NOT_FOUND');
  return endpoint;
};

const registerNaming = (app: FastifyInstance, { networks }: WebhookSettings): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.post(
    '/v1/webhooks',
    {
      config,
      schema: {
        operationId: 'createWebhook',
        summary: 'Has alerts from now on sent to an address, signed with a secret that is shown once, here.',
        tags,
        body: NewWebhook,
        response: { 201: WebhookView.extend({ secret: z.string() }), ...problems },
      },
    },
    async (request, reply) => {
      const { organisation, user } = principalOf(request);
      const { url, kinds } = request.body;
      const expected = faultOf(url, networks);
      if (expected !== undefined) throw new Problem('WEBHOOK_ADDRESS_REFUSED', { pointer: '/url', expected });
      if ((await endpointsOf(organisation)).length >= endpointsMax) throw new Problem('WEBHOOKS_FULL');
      const [id, secret] = [newWebhookId(), newSecret()];
      const endpoint: Endpoint = {
        ...{ id, url, state: 'active', createdBy: user.login, createdAt: new Date().toISOString() },
        ...(kinds === undefined ? {} : { kinds }),
        sealedSecret: sealSecret(organisation.sealer, organisation.mspId, id, secret),
        position: positionNow(organisation, Date.now()),
      };
      await addEndpoint(organisation, endpoint);
      return reply.code(201).send({ ...viewOf(endpoint), secret });
    },
  );
  routes.delete(
    '/v1/webhooks/:webhookId',
    {
      config,
      schema: {
        operationId: 'removeWebhook',
        summary: 'Sends nothing there any more.',
        tags,
        params,
        response: { 204: z.void(), ...problems },
      },
    },
    async (request, reply) => {
      const { organisation } = principalOf(request);
      await found(organisation, request.params.webhookId);
      await changeEndpoint(organisation, request.params.webhookId, () => 'removed');
      return reply.code(204).send();
    },
  );
};

const registerLooking = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/webhooks',
    {
      config,
      schema: {
        operationId: 'listWebhooks',
        summary: 'The addresses that alerts are sent to, and whether they take them.',
        tags,
        response: { 200: z.strictObject({ items: z.array(WebhookView) }), ...problems },
      },
    },
    async (request) => ({ items: (await endpointsOf(principalOf(request).organisation)).map(viewOf) }),
  );
  routes.get(
    '/v1/webhooks/:webhookId/deliveries',
    {
      config,
      schema: {
        operationId: 'listWebhookDeliveries',
        summary: 'Every attempt of the last 30 days, newest first.',
        tags,
        params,
        querystring: z.strictObject({
          cursor: z.string().max(400).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: {
          200: z.strictObject({ items: z.array(Delivery), nextCursor: z.string().optional() }),
          ...problems,
        },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { id } = await found(organisation, request.params.webhookId);
      const { cursor, limit } = request.query;
      const prefix = deliveriesPrefix(id);
      const place = placeOf(cursor);
      const after = place === undefined ? undefined : `${prefix}${place}`;
      const kept = await organisation.webhooks.deliveries.list(prefix, { after, limit: limit + 1 });
      const page = kept.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map(({ document }) => Delivery.parse(document)),
        ...(kept.length > limit && last !== undefined
          ? { nextCursor: cursorOf(last.id.slice(prefix.length)) }
          : {}),
      };
    },
  );
};

const registerTrying = (app: FastifyInstance, { delivery }: WebhookSettings): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.post(
    '/v1/webhooks/:webhookId/test',
    {
      config,
      schema: {
        operationId: 'testWebhook',
        summary: 'Sends a signed message of type `test` now, and says what came of it.',
        tags,
        params,
        response: { 200: Delivery.pick({ delivered: true, status: true, error: true }), ...problems },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const endpoint = await found(organisation, request.params.webhookId);
      const id = `TST-${randomBytes(12).toString('hex').toUpperCase()}`;
      const body = JSON.stringify({ type: 'test', timestamp: new Date().toISOString(), data: {} });
      return attempt(organisation, endpoint, { id, body }, delivery);
    },
  );
  routes.post(
    '/v1/webhooks/:webhookId/activation',
    {
      config,
      schema: {
        operationId: 'activateWebhook',
        summary: 'Goes on where a disabled endpoint stopped: nothing of what came meanwhile is left out.',
        tags,
        params,
        response: { 200: WebhookView, ...problems },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const activated = (endpoint: Endpoint): Endpoint => ({
        ...endpoint,
        state: 'active',
        failing: undefined,
      });
      const endpoint = await changeEndpoint(organisation, request.params.webhookId, activated);
      if (endpoint === undefined) throw new Problem('RECORD_NOT_FOUND');
      return viewOf(endpoint);
    },
  );
};

export const registerWebhookRoutes = (app: FastifyInstance, settings: WebhookSettings): void => {
  registerNaming(app, settings);
  registerLooking(app);
  registerTrying(app, settings);
};
