import type { FastifyInstance } from 'fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import { Problem } from './problem.ts';

/** Requests of one user, and of one address that is not logged in, in a minute. */
export interface RequestLimits {
  readonly perUser: number;
}

/** Response headers, and answers that keep the process alive under load: 429 by user, 503 by the event loop's delay. */
export const registerLimits = async (app: FastifyInstance, limits: RequestLimits): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
  });
  await app.register(rateLimit, {
    hook: 'preHandler',
    max: limits.perUser,
    timeWindow: 60_000,
    keyGenerator: (request) => request.principal?.user.login ?? request.ip,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('TOO_MANY_REQUESTS', { retryAfter: Math.ceil(ttl / 1000) }),
  });
  await app.register(underPressure, { maxEventLoopDelay: 2000, retryAfter: 2, exposeStatusRoute: false });
};
