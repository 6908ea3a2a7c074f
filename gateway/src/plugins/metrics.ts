/** Prometheus metrics. Labels are routes, statuses and organisations: never ids, logins or terms. */
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { HostedOrganisation } from '../hosting.ts';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const gaugesOf = (organisations: readonly HostedOrganisation[], registers: Registry[]): void => {
  const labelNames = ['organisation'] as const;
  new Gauge({
    name: 'chopmark_view_height',
    help: 'Last block that the read model contains.',
    labelNames,
    registers,
    collect() {
      for (const { mspId, view } of organisations) this.set({ organisation: mspId }, view.height());
    },
  });
  new Gauge({
    name: 'chopmark_view_lag_blocks',
    help: 'Blocks that the peer has and the read model has not.',
    labelNames,
    registers,
    collect() {
      for (const { mspId, view } of organisations) this.set({ organisation: mspId }, view.lag());
    },
  });
};

export const registerMetrics = (app: FastifyInstance, organisations: readonly HostedOrganisation[]): void => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gaugesOf(organisations, [registry]);
  const requests = new Histogram({
    name: 'chopmark_http_request_seconds',
    help: 'Time from a request to its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.get(
    '/metrics',
    { config: { public: true, rateLimit: false }, schema: { hide: true } },
    async (_request, reply) => {
      const text = await registry.metrics();
      return reply.type(registry.contentType).serializer(String).send(text);
    },
  );
};
