/**
 * `live`: the process answers. `ready`: each organisation's peer, store and view do, asked now and not from
 * memory.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { HostedOrganisation } from '../hosting.ts';
import { warningMs } from '../identity/certificate-watch.ts';
import type { ZodRoutes } from './schemas.ts';

/** A view that is further behind than this misleads whoever reads it. */
const lagMax = 20;
const patienceMs = 3000;

const Part = z.enum(['ok', 'failed']);
const OrganisationHealth = z.strictObject({
  organisation: z.string(),
  peer: Part,
  store: Part,
  view: z.enum(['ok', 'failed', 'rebuilding', 'halted']),
  /** Why the view is halted. */
  reason: z.string().optional(),
  /** When another organisation was last seen to have the same blocks. */
  agreedAt: z.string().optional(),
  /** `ending`: somebody's certificate ends within 30 days; nothing fails yet. */
  certificates: z.enum(['ok', 'ending']),
  certificateEndsAt: z.string(),
  height: z.int(),
  lag: z.int(),
});
const Health = z
  .strictObject({ ready: z.boolean(), organisations: z.array(OrganisationHealth) })
  .meta({ id: 'Health' });
type OrganisationHealth = z.output<typeof OrganisationHealth>;

const within = async (work: Promise<unknown>): Promise<'ok' | 'failed'> => {
  const timer = Promise.withResolvers<'failed'>();
  const timeout = setTimeout(() => timer.resolve('failed'), patienceMs);
  const answer = await Promise.race([
    work.then(
      () => 'ok' as const,
      () => 'failed' as const,
    ),
    timer.promise,
  ]);
  clearTimeout(timeout);
  return answer;
};

const healthOf = async (organisation: HostedOrganisation): Promise<OrganisationHealth> => {
  const { mspId, view } = organisation;
  const [peer, store] = await Promise.all([
    within(organisation.ping()),
    within(organisation.documents.get('health')),
  ]);
  const lag = view.lag();
  const { state, reason, agreedAt } = organisation.viewCondition();
  const certificateEndsAt = organisation.certificateEndsAt();
  return {
    organisation: mspId,
    peer,
    store,
    view: state !== 'following' ? state : lag <= lagMax ? 'ok' : 'failed',
    ...(reason === undefined ? {} : { reason }),
    ...(agreedAt === undefined ? {} : { agreedAt }),
    certificates: Date.parse(certificateEndsAt) < Date.now() + warningMs ? 'ending' : 'ok',
    certificateEndsAt,
    height: view.height(),
    lag,
  };
};

const isHealthy = ({ peer, store, view }: OrganisationHealth): boolean =>
  peer === 'ok' && store === 'ok' && view === 'ok';

export const registerHealth = (app: FastifyInstance, organisations: readonly HostedOrganisation[]): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  const open = { public: true, rateLimit: false } as const;
  routes.get(
    '/health/live',
    { config: open, schema: { hide: true, response: { 200: z.strictObject({ live: z.literal(true) }) } } },
    async () => ({ live: true as const }),
  );
  routes.get(
    '/health/ready',
    { config: open, schema: { hide: true, response: { 200: Health, 503: Health } } },
    async (_request, reply) => {
      const all = await Promise.all(organisations.map(healthOf));
      const ready = all.every(isHealthy);
      return reply.code(ready ? 200 : 503).send({ ready, organisations: all });
    },
  );
};
