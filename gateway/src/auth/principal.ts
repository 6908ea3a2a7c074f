/**
 * Every route asks for an access token and a role, unless it says that it is public: one hook, default deny.
 */
import type { Role } from '@chopmark/chaincode/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GatewayUser, HostedOrganisation } from '../hosting.ts';
import { Problem } from '../plugins/problem.ts';
import type { AccessTokens } from './access-token.ts';
import type { Sessions } from './sessions.ts';

/** Who makes a request. */
export interface Principal {
  readonly user: GatewayUser;
  readonly organisation: HostedOrganisation;
  readonly sessionId: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Open to anyone. */
    public?: true;
    /** Open to these roles only. */
    roles?: readonly Role[];
  }
  interface FastifyRequest {
    principal: Principal | undefined;
    /** Whether the token of the request still admits its user. */
    isAdmitted: (() => Promise<boolean>) | undefined;
  }
}

const bearerOf = (request: FastifyRequest): string => {
  const match = /^Bearer ([\x21-\x7e]+)$/i.exec(request.headers.authorization ?? '');
  if (request.headers.authorization === undefined) throw new Problem('ACCESS_TOKEN_MISSING');
  if (match?.[1] === undefined) throw new Problem('ACCESS_TOKEN_INVALID');
  return match[1];
};

/**
 * Resolves an access token to the user as registered now: a token does not outlive a user's role or session.
 */
const identification =
  (
    organisations: ReadonlyMap<string, HostedOrganisation>,
    tokens: AccessTokens,
    sessions: Sessions,
  ): ((token: string) => Promise<Principal>) =>
  async (token) => {
    const claims = tokens.verify(token);
    const organisation = organisations.get(claims?.org ?? '');
    if (claims === undefined || organisation === undefined) throw new Problem('ACCESS_TOKEN_INVALID');
    const user = await organisation.user(claims.sub);
    const ended = await sessions.isEnded(organisation, claims.sid);
    if (ended || user?.role !== claims.role) throw new Problem('ACCESS_TOKEN_INVALID');
    return { user, organisation, sessionId: claims.sid };
  };

/** The principal of a request to a route that is not public. */
export const principalOf = (request: FastifyRequest): Principal => {
  if (request.principal === undefined) throw new Problem('ACCESS_TOKEN_MISSING');
  return request.principal;
};

/** For what goes on longer than one answer: whether the request would still be admitted. */
export const admissionOf = (request: FastifyRequest): (() => Promise<boolean>) =>
  request.isAdmitted ?? (async () => false);

const admission = (identify: (token: string) => Promise<Principal>, token: string) => () =>
  identify(token).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Problem && error.code === 'ACCESS_TOKEN_INVALID') return false;
      throw error;
    },
  );

export const registerPrincipal = (
  app: FastifyInstance,
  organisations: ReadonlyMap<string, HostedOrganisation>,
  tokens: AccessTokens,
  sessions: Sessions,
): void => {
  const identify = identification(organisations, tokens, sessions);
  app.decorateRequest('principal', undefined);
  app.decorateRequest('isAdmitted', undefined);
  app.addHook('onRequest', async (request) => {
    const { public: open, roles } = request.routeOptions.config;
    if (open === true || request.is404) return;
    const token = bearerOf(request);
    request.principal = await identify(token);
    request.isAdmitted = admission(identify, token);
    if (roles !== undefined && !roles.includes(request.principal.user.role)) {
      throw new Problem('ROLE_NOT_ALLOWED', { expected: roles.join(', ') });
    }
  });
};
