import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { HostedOrganisation } from '../hosting.ts';
import { Problem } from '../plugins/problem.ts';
import { problems, type ZodRoutes } from '../plugins/schemas.ts';
import { principalOf } from './principal.ts';
import { Session, type Sessions } from './sessions.ts';

const Credentials = z.strictObject({
  login: z.string().min(3).max(120).meta({ description: 'A login such as `maker@harbour-bank`.' }),
  password: z.string().min(1).max(200),
});
const Refresh = z.strictObject({ refreshToken: z.string().min(20).max(200) });

/** Per minute: guesses at one login, and all logins from one address. */
export interface LoginLimits {
  readonly perLogin: number;
  readonly perAddress: number;
}

const loginKey = (body: unknown): string => {
  const parsed = Credentials.safeParse(body);
  return parsed.success ? parsed.data.login.toLowerCase() : 'malformed';
};

const loginRoute = (
  app: FastifyInstance,
  organisations: ReadonlyMap<string, HostedOrganisation>,
  sessions: Sessions,
  limits: LoginLimits,
): void => {
  const ofLogin = (login: string): HostedOrganisation => {
    const slug = login.slice(login.lastIndexOf('@') + 1);
    const organisation = [...organisations.values()].find((candidate) => candidate.slug === slug);
    if (organisation === undefined) throw new Problem('LOGIN_FAILED');
    return organisation;
  };
  const guesses = app.createRateLimit({
    max: limits.perLogin,
    timeWindow: 60_000,
    keyGenerator: (request) => loginKey(request.body),
  });
  app.withTypeProvider<ZodRoutes>().post(
    '/v1/sessions',
    {
      config: { public: true, rateLimit: { max: limits.perAddress, timeWindow: 60_000 } },
      schema: {
        operationId: 'openSession',
        summary: 'Logs in.',
        tags: ['sessions'],
        security: [],
        body: Credentials,
        response: { 201: Session, ...problems },
      },
    },
    async (request, reply) => {
      const guess = await guesses(request);
      if (!guess.isAllowed && guess.isExceeded) {
        throw new Problem('TOO_MANY_REQUESTS', { retryAfter: guess.ttlInSeconds });
      }
      const { login, password } = request.body;
      return reply.code(201).send(await sessions.open(ofLogin(login), login, password));
    },
  );
};

export const registerSessionRoutes = (
  app: FastifyInstance,
  organisations: ReadonlyMap<string, HostedOrganisation>,
  sessions: Sessions,
  limits: LoginLimits,
): void => {
  loginRoute(app, organisations, sessions, limits);
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.post(
    '/v1/sessions/refresh',
    {
      config: { public: true, rateLimit: { max: limits.perAddress, timeWindow: 60_000 } },
      schema: {
        operationId: 'refreshSession',
        summary: 'Takes a new pair of tokens for a refresh token, which works once.',
        tags: ['sessions'],
        security: [],
        body: Refresh,
        response: { 201: Session, ...problems },
      },
    },
    async (request, reply) => reply.code(201).send(await sessions.refresh(request.body.refreshToken)),
  );
  routes.delete(
    '/v1/sessions/current',
    {
      schema: {
        operationId: 'endSession',
        summary: 'Logs out: the session and its tokens end.',
        tags: ['sessions'],
        response: { 204: z.undefined(), ...problems },
      },
    },
    async (request, reply) => {
      const { organisation, sessionId } = principalOf(request);
      await sessions.end(organisation, sessionId);
      return reply.code(204).send();
    },
  );
};
