/** How webhooks are delivered in production; tests have shorter times. */
import type { WebhookNetworks } from './address.ts';
import type { WebhookSettings } from './routes.ts';
import { webhookSender } from './sender.ts';

const seconds = [5, 30, 300, 1_800, 7_200, 18_000, 36_000];

/** Of Standard Webhooks: seconds at first, ten hours in the end. */
const retryMs = (failures: number): number => (seconds[failures - 1] ?? seconds.at(-1) ?? 0) * 1_000;
const patienceMs = 3 * 24 * 3_600_000;

export const webhookSettings = (networks: WebhookNetworks): WebhookSettings => ({
  networks,
  delivery: { send: webhookSender(networks), now: () => Date.now(), retryMs, patienceMs },
});
