/** Sessions: short access tokens, and refresh tokens that rotate, work once and are kept as hashes only. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { GatewayUser, HostedOrganisation } from '../hosting.ts';
import { Problem } from '../plugins/problem.ts';
import { type AccessTokens, accessTokenSeconds } from './access-token.ts';

export const refreshTokenSeconds = 12 * 3600;

export const Session = z
  .strictObject({
    accessToken: z.string(),
    tokenType: z.literal('Bearer'),
    /** Seconds. */
    expiresIn: z.int(),
    refreshToken: z.string(),
    refreshExpiresIn: z.int(),
  })
  .meta({ id: 'Session' });
export type Session = z.output<typeof Session>;

const Stored = z.object({ login: z.string(), sessionId: z.string(), expiresAt: z.number() });
const Used = z.object({ sessionId: z.string() });

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const refreshId = (token: string): string => `refresh/${hashOf(token)}`;
const usedId = (token: string): string => `refresh-used/${hashOf(token)}`;
const revokedId = (sessionId: string): string => `session-revoked/${sessionId}`;

export interface Sessions extends Endings {
  open(organisation: HostedOrganisation, login: string, password: string): Promise<Session>;
  /** Takes the place of a refresh token; one that is used twice ends its whole session. */
  refresh(refreshToken: string): Promise<Session>;
}

/** How long a session that was found open is taken as open; one ended by this process ends at once. */
const trustMs = 3000;

interface Endings {
  end(organisation: HostedOrganisation, sessionId: string): Promise<void>;
  isEnded(organisation: HostedOrganisation, sessionId: string): Promise<boolean>;
}

const sessionEndings = (): Endings => {
  const openUntil = new Map<string, number>();
  const end: Endings['end'] = async ({ documents }, sessionId) => {
    openUntil.delete(sessionId);
    // No token of the session outlives this.
    const endsAt = Date.now() + (refreshTokenSeconds + accessTokenSeconds) * 1000;
    await documents.insert(revokedId(sessionId), { at: Date.now() }, endsAt);
    openUntil.delete(sessionId);
  };
  const isEnded: Endings['isEnded'] = async ({ documents }, sessionId) => {
    if ((openUntil.get(sessionId) ?? 0) > Date.now()) return false;
    if ((await documents.get(revokedId(sessionId))) !== undefined) return true;
    if (openUntil.size > 10_000) openUntil.clear();
    openUntil.set(sessionId, Date.now() + trustMs);
    return false;
  };
  return { end, isEnded };
};

/** The part of a refresh token after its prefix names the organisation, so that its store can be found. */
const slugOf = (refreshToken: string): string | undefined => /^crt_([a-z0-9-]+)_/.exec(refreshToken)?.[1];

/** What a presented refresh token stood for; consumes it. */
const consume = async (
  endings: Endings,
  organisation: HostedOrganisation,
  token: string,
): Promise<z.output<typeof Stored>> => {
  const { documents } = organisation;
  const used = await documents.get(usedId(token));
  if (used !== undefined) {
    await endings.end(organisation, Used.parse(used).sessionId);
    throw new Problem('REFRESH_TOKEN_INVALID');
  }
  const found = Stored.safeParse(await documents.get(refreshId(token)));
  if (!found.success || found.data.expiresAt <= Date.now()) throw new Problem('REFRESH_TOKEN_INVALID');
  const { sessionId, expiresAt } = found.data;
  if (!(await documents.insert(usedId(token), { sessionId }, expiresAt))) {
    await endings.end(organisation, sessionId);
    throw new Problem('REFRESH_TOKEN_INVALID');
  }
  await documents.remove(refreshId(token));
  if (await endings.isEnded(organisation, sessionId)) throw new Problem('REFRESH_TOKEN_INVALID');
  return found.data;
};

export const sessionsOf = (
  organisations: ReadonlyMap<string, HostedOrganisation>,
  tokens: AccessTokens,
): Sessions => {
  const endings = sessionEndings();
  const issue = async (
    organisation: HostedOrganisation,
    user: GatewayUser,
    sessionId: string,
  ): Promise<Session> => {
    const refreshToken = `crt_${organisation.slug}_${randomBytes(32).toString('base64url')}`;
    const expiresAt = Date.now() + refreshTokenSeconds * 1000;
    const kept = { login: user.login, sessionId, expiresAt };
    await organisation.documents.insert(refreshId(refreshToken), kept, expiresAt);
    const claims = { sub: user.login, org: user.mspId, role: user.role, sid: sessionId, jti: randomUUID() };
    return {
      accessToken: tokens.sign(claims),
      tokenType: 'Bearer',
      expiresIn: accessTokenSeconds,
      refreshToken,
      refreshExpiresIn: refreshTokenSeconds,
    };
  };
  const refresh = async (refreshToken: string): Promise<Session> => {
    const organisation = [...organisations.values()].find(({ slug }) => slug === slugOf(refreshToken));
    if (organisation === undefined) throw new Problem('REFRESH_TOKEN_INVALID');
    const { login, sessionId } = await consume(endings, organisation, refreshToken);
    const user = await organisation.user(login);
    if (user === undefined) throw new Problem('REFRESH_TOKEN_INVALID');
    return issue(organisation, user, sessionId);
  };
  const open = async (
    organisation: HostedOrganisation,
    login: string,
    password: string,
  ): Promise<Session> => {
    const user = await organisation.authenticate(login, password);
    if (user === undefined) throw new Problem('LOGIN_FAILED');
    return issue(organisation, user, randomUUID());
  };
  return { open, refresh, ...endings };
};
