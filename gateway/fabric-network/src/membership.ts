/** Who can be asked: the organisation's own peers from its profile, everybody else by discovery through them. */
import type { LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import { channelOptions } from '@chopmark/gateway/ledger/peer-connection';
import type {
  Channel,
  Client,
  Committer,
  ConnectOptions,
  Discoverer,
  Endorser,
  Endpoint,
  Eventer,
} from 'fabric-common';
import type { EntryPeer } from './connection-profile.ts';
import { discovery } from './discovery.ts';
import { endpointChoice, type EndpointChoice, isConnected } from './endpoints.ts';
import { fabricCommon } from './fabric.ts';

export interface Membership {
  readonly channel: Channel;
  /** The organisation's own peer for proposals. */
  ownPeer(): Promise<Endorser>;
  /** The organisation's own peer for blocks. */
  ownEventer(): Promise<Eventer>;
  /** One connected peer of each organisation. @throws Error naming the organisation that has none */
  endorsersOf(mspIds: readonly string[]): Promise<Endorser[]>;
  /** Orderers, the ones that failed last at the end. */
  readonly orderers: () => Promise<readonly Committer[]>;
  /** What became of a request: others are asked first after a failure. */
  readonly note: EndpointChoice['note'];
  close(): void;
}

const readyTimeoutMs = 3_000;

/**
 * Discovery names peers as they are known to each other. A server's name in TLS is never an address (RFC 6066), so this
 * machine itself is asked for by its name.
 */
class NamingClient extends fabricCommon.Client {
  override newEndpoint({ url = '', ...options }: ConnectOptions): Endpoint {
    if (!url.includes('//127.0.0.1:')) return super.newEndpoint({ url, ...options });
    const named = { url: url.replace('127.0.0.1', 'localhost'), 'ssl-target-name-override': 'localhost' };
    return super.newEndpoint({ ...options, ...named });
  }
}

interface EntryPoints {
  readonly endorser: Endorser;
  readonly eventer: Eventer;
  readonly discoverer: Discoverer;
}

const entryPointsOf = (client: Client, { name, mspId, url, tlsRoots, tlsName }: EntryPeer): EntryPoints => {
  const override = tlsName === undefined ? {} : { 'ssl-target-name-override': tlsName };
  const endpoint = client.newEndpoint({ url, pem: tlsRoots, ...override });
  const points = {
    endorser: client.newEndorser(name, mspId),
    eventer: client.newEventer(name, mspId),
    discoverer: client.newDiscoverer(name, mspId),
  };
  for (const one of Object.values(points)) one.setEndpoint(endpoint);
  return points;
};

/**
 * @param peers own peers; the first one that can be reached is used
 * @param reader asks for discovery
 */
export const membershipOf = (
  channelName: string,
  peers: readonly EntryPeer[],
  reader: LedgerIdentity,
): Membership => {
  const client = new NamingClient('chopmark');
  client.setCentralizedConnectionOptions({
    ...channelOptions,
    'grpc-wait-for-ready-timeout': readyTimeoutMs,
  });
  const channel = client.newChannel(channelName);
  const own = peers.map((peer) => entryPointsOf(client, peer));
  for (const { endorser } of own) channel.addEndorser(endorser);
  const [endorsers, eventers, discoverers] = [
    own.map(({ endorser }) => endorser),
    own.map(({ eventer }) => eventer),
    own.map(({ discoverer }) => discoverer),
  ];
  const discover = discovery(channel, discoverers, reader);
  const { inOrder, firstConnected, note } = endpointChoice();

  return {
    channel,
    note,
    ownPeer: () => firstConnected(endorsers, 'the own peer'),
    ownEventer: () => firstConnected(eventers, 'the own peer'),
    endorsersOf: async (mspIds) => {
      await discover(mspIds.every((mspId) => channel.getEndorsers(mspId).length > 0));
      const choose = (mspId: string) => firstConnected(channel.getEndorsers(mspId), `a peer of ${mspId}`);
      return Promise.all(mspIds.map(choose));
    },
    orderers: async () => {
      await discover(channel.getCommitters().some(isConnected));
      return inOrder(channel.getCommitters());
    },
    close: () => {
      const connected = [...eventers, ...discoverers, ...channel.getEndorsers(), ...channel.getCommitters()];
      for (const endpoint of connected) endpoint.disconnect();
    },
  };
};
