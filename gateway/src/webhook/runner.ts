/** Watches the view for each organisation and delivers what is due, every endpoint at its own pace. */
import type { Logger } from 'pino';
import { unlessEnding } from '../event-stream/stream.ts';
import { deliverNext, type DeliverySettings, isDue } from './delivery.ts';
import { type Endpoint, endpointsOf, type WebhookHost } from './endpoint.ts';

const tickMs = 5_000;

export const runWebhooks = async (
  host: WebhookHost,
  settings: DeliverySettings,
  stopping: AbortSignal,
  log: Pick<Logger, 'warn'>,
): Promise<void> => {
  const busy = new Map<string, Promise<void>>();
  const deliver = async (endpoint: Endpoint): Promise<void> => {
    try {
      await deliverNext(host, endpoint, settings);
    } catch (error) {
      log.warn({ err: error, webhook: endpoint.id }, 'alerts could not be delivered and are tried again');
    } finally {
      busy.delete(endpoint.id);
    }
  };
  const startDue = async (): Promise<void> => {
    for (const endpoint of await endpointsOf(host)) {
      if (!isDue(endpoint, settings.now()) || busy.has(endpoint.id)) continue;
      busy.set(endpoint.id, deliver(endpoint));
    }
  };
  while (!stopping.aborted) {
    const height = host.view.height();
    await startDue().catch((error: unknown) => log.warn({ err: error }, 'endpoints could not be read'));
    await unlessEnding(host.view.waitForBlock(height + 1, tickMs), stopping);
  }
  await Promise.all(busy.values());
};
