/** What every route that answers with a stream of events shares. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { admissionOf, principalOf } from '../auth/principal.ts';
import { Problem } from '../plugins/problem.ts';
import type { StreamSettings } from './stream.ts';

const heartbeatMs = 15_000;
/** A client that takes nothing for so long is gone. */
const stallMs = 60_000;
/** Of one login at a time, in each place. */
const streamsMax = 4;

export const LastEventId = z.looseObject({
  'last-event-id': z
    .string()
    .max(120)
    .optional()
    .meta({ description: 'Id of the last event that was received.' }),
});

interface StreamAnswer {
  readonly description: string;
  readonly content: { readonly 'text/event-stream': { readonly schema: z.ZodString } };
}

export const streamAnswer = (events: string): StreamAnswer => ({
  description: `Server-sent events: ${events}; comments as heartbeats.`,
  content: { 'text/event-stream': { schema: z.string() } },
});

/**
 * The place that a client has, from its header; `undefined` where it has none.
 * @throws Problem when the id is none of ours
 */
export const placeAfter = <Place>(
  { 'last-event-id': id }: z.output<typeof LastEventId>,
  read: (id: string) => Place | undefined,
): Place | undefined => {
  if (id === undefined || id === '') return undefined;
  const place = read(id);
  if (place !== undefined) return place;
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

export type SendStream = (
  request: FastifyRequest,
  reply: FastifyReply,
  begin: (settings: StreamSettings) => AsyncIterable<string>,
) => FastifyReply;

/** Sends streams that end with the access token, the client or the gateway. */
export const streamSender = (app: FastifyInstance): SendStream => {
  const stopping = new AbortController();
  const streams = openStreams();
  app.addHook('preClose', async () => stopping.abort());
  return (request, reply, begin) => {
    const { login } = principalOf(request).user;
    const gone = new AbortController();
    streams.enter(login);
    reply.raw.once('close', () => {
      streams.leave(login);
      gone.abort();
    });
    reply.raw.setTimeout(stallMs, () => reply.raw.destroy());
    const ending = AbortSignal.any([stopping.signal, gone.signal]);
    const stream = begin({ heartbeatMs, ending, isAdmitted: admissionOf(request) });
    // A connection that outlives its stream would keep a gateway that stops waiting.
    reply.header('connection', 'close').type('text/event-stream');
    return reply.send(Readable.from(stream, { highWaterMark: 1 }));
  };
};
