/** Which of several nodes is asked: one that is connected, and did not fail last. */
import type { ServiceEndpoint } from 'fabric-common';
import type { ConnectedEndpoint } from './fabric.ts';

export interface EndpointChoice {
  /** The ones that failed last come last. */
  readonly inOrder: <E extends ServiceEndpoint>(endpoints: readonly E[]) => E[];
  /** @throws Error when none of them can be connected */
  readonly firstConnected: <E extends ServiceEndpoint>(endpoints: readonly E[], what: string) => Promise<E>;
  readonly note: (endpoint: ServiceEndpoint, outcome: 'answered' | 'failed') => void;
}

export const isConnected = (endpoint: ServiceEndpoint): boolean =>
  (endpoint as unknown as ConnectedEndpoint).connected;

/** Connects each endpoint once at a time: two resets at once would close each other's connection. */
const connector = (): ((endpoint: ServiceEndpoint) => Promise<boolean>) => {
  const connecting = new WeakMap<ServiceEndpoint, Promise<boolean>>();
  return async (endpoint) => {
    if (isConnected(endpoint)) return true;
    const running =
      connecting.get(endpoint) ?? endpoint.checkConnection().finally(() => connecting.delete(endpoint));
    connecting.set(endpoint, running);
    return running;
  };
};

export const endpointChoice = (): EndpointChoice => {
  const connect = connector();
  const failures = new WeakMap<ServiceEndpoint, number>();
  const inOrder: EndpointChoice['inOrder'] = (endpoints) =>
    [...endpoints].sort((one, other) => (failures.get(one) ?? 0) - (failures.get(other) ?? 0));
  return {
    inOrder,
    firstConnected: async (endpoints, what) => {
      for (const endpoint of inOrder(endpoints)) if (await connect(endpoint)) return endpoint;
      throw new Error(`no peers available: ${what} is not connected`);
    },
    note: (endpoint, outcome) => {
      if (outcome === 'answered') failures.delete(endpoint);
      else failures.set(endpoint, performance.now());
    },
  };
};
