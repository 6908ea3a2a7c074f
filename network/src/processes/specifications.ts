/** How each process of the network is run, and how the operator of this machine sees that it works. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { authorityUrl } from '../certificates/authority-config.ts';
import { tlsFiles } from '../certificates/folders.ts';
import { fetchOverTls } from '../https.ts';
import type { Layout } from '../layout.ts';
import { nodeNames } from '../placement.ts';
import { documentStorePort, gatewayPort, loopback, portOf, type OrganisationPort } from '../ports.ts';
import type { Site } from '../site.ts';
import { registryOf, type Organisation } from '../topology.ts';
import type { ProcessSpecification } from './supervisor.ts';

const logging = {
  FABRIC_LOGGING_SPEC: [
    'info:gossip=warning:comm.grpc.server=warning:core.comm=warning:grpc=error',
    'orderer.common.broadcast=error:common.deliver=error:orderer.localconfig=warning',
  ].join(':'),
  FABRIC_LOGGING_FORMAT: '%{time:2006-01-02T15:04:05.000Z07:00} %{level} [%{module}] %{message}',
};

/** Rejects unless the process answers its health address with 200. */
const answers = async (url: string, authorityFile: string): Promise<void> => {
  const { status, body } = await fetchOverTls(url, { authority: await readFile(authorityFile) });
  if (status !== 200) throw new Error(`${url} answers ${status} ${body.slice(0, 200)}`);
};

/** Rejects unless a TLS handshake with our certificate succeeds. */
const shakesHands = async (port: number, folder: string): Promise<void> => {
  const files = tlsFiles(folder);
  const [ca, cert, key] = await Promise.all(
    [files.authority, files.certificate, files.key].map((f) => readFile(f)),
  );
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host: loopback, port, servername: 'localhost', ca, cert, key }, () => {
      socket.destroy();
      resolve();
    });
    socket.setTimeout(2_000, () => socket.destroy(new Error(`port ${port} does not answer`)));
    socket.on('error', reject);
  });
};

const operationsHealth =
  (site: Site, organisation: Organisation, port: OrganisationPort, folder: string) => () =>
    answers(
      `https://localhost:${portOf(site.portBase, organisation, port)}/healthz`,
      tlsFiles(join(folder, 'tls')).authority,
    );

export const authorityProcess = (site: Site, organisation: Organisation): ProcessSpecification => ({
  name: nodeNames.authority(organisation),
  command: join(site.placement.programs.fabric, 'fabric-ca-server'),
  parts: ['start', '--home', site.placement.layout.authority(organisation), '--loglevel', 'warning'],
  directory: site.placement.layout.authority(organisation),
  environment: {},
  check: () =>
    answers(
      `${authorityUrl(site.portBase, organisation)}/cainfo`,
      site.layout.authorityCertificate(organisation),
    ),
});

export const ordererProcess = (site: Site, organisation: Organisation): ProcessSpecification => {
  const folder = site.placement.layout.orderer(organisation);
  return {
    name: nodeNames.orderer(organisation),
    command: join(site.placement.programs.fabric, 'orderer'),
    parts: [],
    directory: folder,
    environment: { FABRIC_CFG_PATH: folder, ...logging },
    check: operationsHealth(site, organisation, 'ordererOperations', site.layout.orderer(organisation)),
  };
};

export const peerProcess = (site: Site, organisation: Organisation): ProcessSpecification => {
  const folder = site.placement.layout.peer(organisation);
  const own = site.layout.peer(organisation);
  return {
    name: nodeNames.peer(organisation),
    command: join(site.placement.programs.fabric, 'peer'),
    parts: ['node', 'start'],
    directory: folder,
    environment: {
      FABRIC_CFG_PATH: folder,
      ...logging,
      CHOPMARK_CHAINCODE_CONNECTION: join(folder, 'connection.json'),
    },
    // It answers for its health before it listens to anyone.
    check: async () => {
      await operationsHealth(site, organisation, 'peerOperations', own)();
      await shakesHands(portOf(site.portBase, organisation, 'peer'), join(own, 'tls'));
    },
  };
};

export const chaincodeProcess = (
  site: Site,
  organisation: Organisation,
  packageId: string,
): ProcessSpecification => {
  const { layout, listen, programs } = site.placement;
  const tls = tlsFiles(layout.chaincodeTls(organisation));
  const port = portOf(site.portBase, organisation, 'chaincode');
  return {
    name: nodeNames.chaincode(organisation),
    command: programs.node,
    parts: [programs.chaincode],
    directory: layout.organisation(organisation),
    environment: {
      NODE_ENV: 'production',
      CHAINCODE_SERVER_ADDRESS: `${listen}:${port}`,
      CHAINCODE_ID: packageId,
      CHAINCODE_TLS_KEY: tls.key,
      CHAINCODE_TLS_CERT: tls.certificate,
      CHAINCODE_TLS_CLIENT_CACERT: tls.authority,
    },
    check: () => shakesHands(port, join(site.layout.peer(organisation), 'tls')),
  };
};

export const documentStoreProcess = (site: Site): ProcessSpecification => {
  const { layout, listen, programs } = site.placement;
  const tls = tlsFiles(layout.documentStoreTls);
  const port = documentStorePort(site.portBase);
  const flags = {
    listen: `${listen}:${port}`,
    directory: layout.documents,
    'tls-certificate': tls.certificate,
    'tls-key': tls.key,
    'tls-client-authority': tls.authority,
  };
  return {
    name: nodeNames.documentStore,
    command: programs.documentStore,
    parts: Object.entries(flags).map(([name, value]) => `-${name}=${value}`),
    directory: layout.home,
    environment: {},
    check: () => shakesHands(port, site.layout.documentStoreClientTls),
  };
};

/** Settings of this machine that mean nothing to a gateway, least of all to one in a container. */
const operatorsOwn = new Set(['CHOPMARK_HOME', 'CHOPMARK_CACHE', 'CHOPMARK_PORT_BASE']);

/** The operator's own settings of the gateway and of tracing pass through. */
export const gatewayEnvironment = (layout: Layout): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value !== undefined && /^(CHOPMARK_|OTEL_)/.test(name) && !operatorsOwn.has(name)
        ? [[name, value]]
        : [],
    ),
  ),
  NODE_ENV: 'production',
  CHOPMARK_NETWORK: layout.manifest,
  CHOPMARK_GATEWAY_HOME: layout.gatewayHome,
});

export const gatewayProcess = (site: Site): ProcessSpecification => {
  const { layout, listen, programs } = site.placement;
  const authority = site.layout.authorityCertificate(registryOf(site.topology));
  return {
    name: nodeNames.gateway,
    command: programs.node,
    parts: [programs.gateway],
    directory: programs.root,
    environment: { ...gatewayEnvironment(layout), CHOPMARK_LISTEN: listen },
    check: () => answers(`https://localhost:${gatewayPort(site.portBase)}/health/ready`, authority),
  };
};
