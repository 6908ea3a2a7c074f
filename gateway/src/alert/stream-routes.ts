import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { admissionOf, principalOf } from '../auth/principal.ts';
import { Problem } from '../plugins/problem.ts';
import { problems, type ZodRoutes } from '../plugins/schemas.ts';
import { alertReaders } from './alert.ts';
import { type Position, positionOf } from './feed.ts';
import { alertStream } from './stream.ts';

const heartbeatMs = 15_000;
/** A client that takes nothing for so long is gone. */
const stallMs = 60_000;
/** Of one login at a time. */
const streamsMax = 4;

const headers = z.looseObject({
  'last-event-id': z
    .string()
    .max(120)
    .optional()
    .meta({ description: 'Id of the last event that was received.' }),
});

const events = {
  description: 'Server-sent events: `begun`, then `alert` with an alert as its data; comments as heartbeats.',
  content: { 'text/event-stream': { schema: z.string() } },
};

/** @throws Problem when the id is none of ours */
const positionAfter = (lastEventId: string | undefined): Position | undefined => {
  if (lastEventId === undefined || lastEventId === '') return undefined;
  const position = positionOf(lastEventId);
  if (position !== undefined) return position;
  throw new Problem('REQUEST_INVALID', { pointer: '/last-event-id', expected: 'the id of an event' });
};

const openStreams = () => {
  const open = new Map<string, number>();
  return {
    /** @throws Problem when the login has as many as it may have */
    enter: (login: string): void => {
      const count = open.get(login) ?? 0;
      if (count >= streamsMax) throw new Problem('TOO_MANY_REQUESTS', { retryAfter: 15 });
      open.set(login, count + 1);
    },
    leave: (login: string): void => {
      const count = open.get(login) ?? 1;
      if (count > 1) open.set(login, count - 1);
      else open.delete(login);
    },
  };
};

export const registerAlertStream = (app: FastifyInstance): void => {
  const stopping = new AbortController();
  const streams = openStreams();
  app.addHook('preClose', async () => stopping.abort());

  const send = (request: FastifyRequest, reply: FastifyReply, from: Position | undefined): FastifyReply => {
    const principal = principalOf(request);
    const { login } = principal.user;
    const gone = new AbortController();
    streams.enter(login);
    reply.raw.once('close', () => {
      streams.leave(login);
      gone.abort();
    });
    reply.raw.setTimeout(stallMs, () => reply.raw.destroy());
    const ending = AbortSignal.any([stopping.signal, gone.signal]);
    const stream = alertStream(principal, from, { heartbeatMs, ending, isAdmitted: admissionOf(request) });
    // A connection that outlives its stream would keep a gateway that stops waiting.
    reply.header('connection', 'close').type('text/event-stream');
    return reply.send(Readable.from(stream, { highWaterMark: 1 }));
  };

  app.withTypeProvider<ZodRoutes>().get(
    '/v1/alerts/stream',
    {
      config: { roles: alertReaders },
      schema: {
        operationId: 'streamAlerts',
        summary: 'Alerts as they come, from the one after `Last-Event-ID` on; ends with the access token.',
        tags: ['alerts'],
        headers,
        response: { 200: events, ...problems },
      },
    },
    async (request, reply) => {
      const from = positionAfter(request.headers['last-event-id']);
      // A view that is being made again knows no position, and says so.
      await principalOf(request).organisation.view.alerts({ limit: 1 });
      return send(request, reply, from);
    },
  );
};
