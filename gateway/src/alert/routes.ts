/** What recalls mean for liens: alerts, and that somebody took note of them. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { etagOf } from '../plugins/etag.ts';
import { AsOf, listOf, Page, pageOf, placeOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { alertReaders, shownKinds } from './alert.ts';
import { listAlerts, readAlert } from './read.ts';
import { AlertId } from './record.ts';
import { acknowledge } from './standing.ts';
import { registerAlertStream } from './stream-routes.ts';
import { registerWebhookRoutes, type WebhookSettings } from '../webhook/routes.ts';
import { AlertView } from './view.ts';

const tags = ['alerts'];
const config = { roles: alertReaders };
const params = z.strictObject({ alertId: AlertId });

const Filter = Page.extend({
  kind: z.enum(shownKinds).optional(),
  assetId: z.string().max(40).optional().meta({ description: 'The paper of the liens, or of the fact.' }),
  open: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .meta({ description: '`true`: neither acknowledged nor ended by a later alert.' }),
});

const registerReading = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/alerts',
    {
      config,
      schema: {
        operationId: 'listAlerts',
        summary:
          'Facts that bear on your liens or your papers, newest first; all of them for the supervisor. Overdue loans ' +
          'and expired registrations stand where the loan or the registration began.',
        tags,
        querystring: Filter,
        response: { 200: listOf(AlertView), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, cursor, limit, ...filter } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const found = await listAlerts(principal, filter, { before: placeOf(cursor), limit });
      return { ...pageOf(found, limit, ({ alertId }) => alertId), asOfBlock };
    },
  );
  routes.get(
    '/v1/alerts/:alertId',
    {
      config,
      schema: {
        operationId: 'readAlert',
        summary: 'An alert: what was stated, by whom, and which of your liens it bears on.',
        tags,
        params,
        querystring: AsOf,
        response: { 200: AlertView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      const view = await readAlert(principal, request.params.alertId);
      reply.header('etag', etagOf(view));
      return { ...view, asOfBlock };
    },
  );
};

const registerAcknowledgement = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().post(
    '/v1/alerts/:alertId/acknowledgement',
    {
      config,
      schema: {
        operationId: 'acknowledgeAlert',
        summary: 'Takes note of an alert, for everyone of your organisation or firm; the first note stands.',
        tags,
        params,
        response: { 200: AlertView, ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { alertId } = request.params;
      await readAlert(principal, alertId);
      await acknowledge(principal, alertId);
      return readAlert(principal, alertId);
    },
  );
};

/** Alerts to read, as a stream, and sent to addresses. */
export const registerAlertRoutes = (app: FastifyInstance, webhooks: WebhookSettings): void => {
  registerReading(app);
  registerAcknowledgement(app);
  registerAlertStream(app);
  registerWebhookRoutes(app, webhooks);
};
