import { getHeapStatistics } from 'node:v8';
import type { FastifyInstance } from 'fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import { z } from 'zod';
import { Problem } from './problem.ts';

const perMinute = (usual: number): z.ZodDefault<z.ZodCoercedNumber> =>
  z.coerce.number().int().min(1).default(usual);

const LimitEnvironment = z.object({
  CHOPMARK_REQUESTS_PER_MINUTE: perMinute(60_000),
  CHOPMARK_GUESSES_PER_MINUTE: perMinute(30),
  CHOPMARK_LOGINS_PER_MINUTE: perMinute(600),
});

/** Limits as the environment sets them. @throws ZodError naming the variable that is wrong */
export const readLimits = (
  environment: NodeJS.ProcessEnv,
): { readonly perUser: number; readonly perLogin: number; readonly perAddress: number } => {
  const parsed = LimitEnvironment.parse(environment);
  return {
    perUser: parsed.CHOPMARK_REQUESTS_PER_MINUTE,
    perLogin: parsed.CHOPMARK_GUESSES_PER_MINUTE,
    perAddress: parsed.CHOPMARK_LOGINS_PER_MINUTE,
  };
};

/** Requests of one user, and of one address that is not logged in, in a minute. */
export interface RequestLimits {
  readonly perUser: number;
}

/**
 * Response headers, and answers that keep the process alive under load: 429 by user, 503 by the event loop's
 * delay.
 */
export const registerLimits = async (app: FastifyInstance, limits: RequestLimits): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  });
  // Answers are one person's: nothing between gateway and client may keep them.
  app.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  await app.register(rateLimit, {
    hook: 'preHandler',
    max: limits.perUser,
    timeWindow: 60_000,
    keyGenerator: (request) => request.principal?.user.login ?? request.ip,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('TOO_MANY_REQUESTS', { retryAfter: Math.ceil(ttl / 1000) }),
  });
  // Not by the event loop's delay: the plugin takes a loop that it could not sample for a second as infinitely late,
  // and would turn people away on a host that is merely busy. The ledger side has its own bulkhead.
  await app.register(underPressure, {
    maxHeapUsedBytes: getHeapStatistics().heap_size_limit * 0.9,
    retryAfter: 2,
    exposeStatusRoute: false,
  });
};
