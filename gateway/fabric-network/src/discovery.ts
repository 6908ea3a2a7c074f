/** Discovery through the organisation's own peers: it fills the channel with everybody else's peers and orderers. */
import type { LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import type { Channel, Discoverer } from 'fabric-common';
import { contextOf } from './identity.ts';

/** Members that joined or moved are known after this time. */
const refreshMs = 60_000;
const timeoutMs = 5_000;

/**
 * @returns asks where something is not known yet, and waits; where it is, asks again from time to time while what is
 * known is used
 */
export const discovery = (
  channel: Channel,
  targets: readonly Discoverer[],
  reader: LedgerIdentity,
): ((isKnown: boolean) => Promise<void>) => {
  let discoveredAt = -Infinity;
  let running: Promise<void> | undefined;

  const discover = async (): Promise<void> => {
    const service = channel.newDiscoveryService('discovery');
    const context = contextOf(channel.client, reader);
    service.build(context);
    service.sign(context);
    await service.send({ targets: [...targets], asLocalhost: false, requestTimeout: timeoutMs });
    discoveredAt = performance.now();
  };
  const refresh = (): Promise<void> =>
    (running ??= discover().finally(() => {
      running = undefined;
    }));

  return async (isKnown) => {
    if (!isKnown) return refresh();
    if (performance.now() - discoveredAt > refreshMs) refresh().catch(() => undefined);
  };
};
