import type { FastifyInstance } from 'fastify';
import { principalOf } from '../auth/principal.ts';
import { LastEventId, placeAfter, streamAnswer, streamSender } from '../event-stream/routes.ts';
import { problems, type ZodRoutes } from '../plugins/schemas.ts';
import { alertReaders } from './alert.ts';
import { positionOf } from './feed.ts';
import { alertStream } from './stream.ts';

export const registerAlertStream = (app: FastifyInstance): void => {
  const send = streamSender(app);
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/alerts/stream',
    {
      config: { roles: alertReaders },
      schema: {
        operationId: 'streamAlerts',
        summary: 'Alerts as they come, from the one after `Last-Event-ID` on; ends with the access token.',
        tags: ['alerts'],
        headers: LastEventId,
        response: { 200: streamAnswer('`begun`, then `alert` with an alert as its data'), ...problems },
      },
    },
    async (request, reply) => {
      const from = placeAfter(request.headers, positionOf);
      const principal = principalOf(request);
      // A view that is being made again knows no position, and says so.
      await principal.organisation.view.alerts({ limit: 1 });
      return send(request, reply, (settings) => alertStream(principal, from, settings));
    },
  );
};
