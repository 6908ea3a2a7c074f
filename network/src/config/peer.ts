/**
 * Configuration of a peer (core.yaml), written as JSON, which is YAML too. Only what differs from Fabric's
 * own defaults or has none in its code is named. Reasons: docs/network.md.
 */
import { join } from 'node:path';
import { nodeNames, type Placement } from '../placement.ts';
import { loopback, portOf } from '../ports.ts';
import type { Organisation } from '../topology.ts';
import { tlsFiles } from '../certificates/folders.ts';

/** A lower one truncates ranges silently, and a truncated range of liens lets a second lien in (measured). */
export const totalQueryLimit = 100_000;
/** Blocks after which a peer forgets private data that it never received. */
export const transientRetention = 200_000;
const concurrentGatewayCalls = 2_000;
/** The client says how long it waits: three to five seconds for one command, longer for each item of a batch. */
const executionMax = '30s';

const transport = (folder: string) => {
  const tls = tlsFiles(join(folder, 'tls'));
  return {
    enabled: true,
    clientAuthRequired: false,
    cert: { file: tls.certificate },
    key: { file: tls.key },
    rootcert: { file: tls.authority },
    clientRootCAs: { files: [tls.authority] },
  };
};

const gossip = (address: string) => ({
  bootstrap: address,
  endpoint: address,
  externalEndpoint: address,
  useLeaderElection: false,
  orgLeader: true,
  state: { enabled: false },
  // A peer can endorse for others, and receives private data, only once they know it: with Fabric's own 25 s
  // and 4 s that is long after it is healthy.
  reconnectInterval: '1s',
  publishStateInfoInterval: '1s',
  requestStateInfoInterval: '1s',
  // Longer than any pause of a busy machine: a peer that is taken for dead is asked for nothing.
  aliveTimeInterval: '5s',
  aliveExpirationTimeout: '25s',
  pvtData: {
    transientstoreMaxBlockRetention: transientRetention,
    pullRetryThreshold: '2s',
    pushAckTimeout: '3s',
    btlPullMargin: 10,
    reconcileBatchSize: 50,
    reconcileSleepInterval: '10s',
    reconciliationEnabled: true,
    // The second copy of a transaction is invalid, and its private data are with the first: a peer that looks for
    // them stops for pullRetryThreshold at every such block, falls behind, and is sent more copies (measured).
    skipPullingInvalidTransactionsDuringCommit: true,
    implicitCollectionDisseminationPolicy: { requiredPeerCount: 0, maxPeerCount: 1 },
  },
});

const peerSection = (place: Placement, portBase: number, organisation: Organisation) => {
  const folder = place.layout.peer(organisation);
  const port = portOf(portBase, organisation, 'peer');
  const address = `${place.hostOf(nodeNames.peer(organisation))}:${port}`;
  return {
    id: organisation.slug,
    networkId: 'chopmark',
    listenAddress: `${place.listen}:${port}`,
    address,
    // Every peer opens this one for chaincode that it starts itself, although ours runs as a service.
    chaincodeListenAddress: `${loopback}:${portOf(portBase, organisation, 'peerChaincode')}`,
    mspConfigPath: join(folder, 'msp'),
    localMspId: organisation.mspId,
    localMspType: 'bccsp',
    fileSystemPath: join(folder, 'ledger'),
    tls: transport(folder),
    gateway: { enabled: true, endorsementTimeout: executionMax, broadcastTimeout: '2s', dialTimeout: '10s' },
    // Clients of this network ping every 15 s; Fabric's own minimum would cut them off.
    keepalive: { minInterval: '5s', deliveryClient: { interval: '5s', timeout: '2s' } },
    gossip: gossip(address),
    deliveryclient: { blockGossipEnabled: false, connTimeout: '2s', reConnectBackoffThreshold: '5s' },
    limits: {
      concurrency: { endorserService: 2_500, deliverService: 2_500, gatewayService: concurrentGatewayCalls },
    },
    BCCSP: { Default: 'SW', SW: { Hash: 'SHA2', Security: 256 } },
    handlers: {
      authFilters: [{ name: 'DefaultAuth' }, { name: 'ExpirationCheck' }],
      decorators: [{ name: 'DefaultDecorator' }],
      endorsers: { escc: { name: 'DefaultEndorsement' } },
      validators: { vscc: { name: 'DefaultValidation' } },
    },
    discovery: { enabled: true, authCacheEnabled: true, authCacheMaxSize: 1_000 },
  };
};

export const peerConfig = (place: Placement, portBase: number, organisation: Organisation): unknown => {
  const folder = place.layout.peer(organisation);
  const tls = tlsFiles(join(folder, 'tls'));
  return {
    peer: peerSection(place, portBase, organisation),
    vm: { endpoint: '' },
    chaincode: {
      externalBuilders: [
        {
          name: 'service',
          path: place.programs.externalBuilder,
          propagateEnvironment: ['PATH', 'CHOPMARK_CHAINCODE_CONNECTION'],
        },
      ],
      installTimeout: '60s',
      startuptimeout: '60s',
      executetimeout: executionMax,
      mode: 'net',
      system: { _lifecycle: 'enable', cscc: 'enable', lscc: 'enable', qscc: 'enable' },
      logging: { level: 'warning', shim: 'warning' },
    },
    ledger: {
      state: { stateDatabase: 'goleveldb', totalQueryLimit },
      history: { enableHistoryDatabase: true },
      snapshots: { rootDir: join(folder, 'snapshots') },
      pvtdataStore: { purgeInterval: 100 },
    },
    operations: {
      listenAddress: `${place.listen}:${portOf(portBase, organisation, 'peerOperations')}`,
      tls: {
        enabled: true,
        cert: { file: tls.certificate },
        key: { file: tls.key },
        clientAuthRequired: false,
        clientRootCAs: { files: [tls.authority] },
      },
    },
    metrics: { provider: 'prometheus' },
  };
};

/**
 * How the peer reaches its chaincode service: the service proves itself with its TLS certificate, the peer
 * too.
 */
export const chaincodeConnection = (
  address: string,
  files: { readonly key: string; readonly certificate: string; readonly authority: string },
): unknown => ({
  address,
  dial_timeout: '5s',
  tls_required: true,
  client_auth_required: true,
  client_key: files.key,
  client_cert: files.certificate,
  root_cert: files.authority,
});
