/**
 * The compose file of a network (compose.json: JSON is YAML too), derived from the same nodes as the processes of
 * this machine. Every container is read-only but for its declared volumes, has no capability and no root.
 */
import { createHash } from 'node:crypto';
import { loopback } from '../ports.ts';
import { nodesOf, type Node } from '../nodes.ts';
import { healthProbe } from '../placement.ts';
import type { Site } from '../site.ts';
import { imageUser, type Images } from './images.ts';
import { serviceOf, type Service } from './service.ts';

/** Containers, networks and labels of one state directory have this name and no other's. */
export const projectName = ({ layout }: Pick<Site, 'layout'>): string =>
  `chopmark-${createHash('sha256').update(layout.home).digest('hex').slice(0, 8)}`;

/**
 * Who owns what containers read and write: the operator, so that both can; an operator who is root hands the files
 * to a user without rights.
 */
export const containerUser = (): { readonly uid: number; readonly gid: number } => {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  return uid === 0 ? { uid: imageUser, gid: imageUser } : { uid, gid };
};

/** Who has to be there before: peers follow orderers and call their chaincode, the gateway asks all. */
const followed: Record<Node['kind'], readonly Node['kind'][]> = {
  authority: [],
  orderer: [],
  chaincode: [],
  peer: ['orderer', 'chaincode'],
  'document-store': [],
  gateway: ['authority', 'peer', 'document-store'],
};

const predecessors = (node: Node, all: readonly Node[]): readonly string[] =>
  all
    .filter(({ kind }) => followed[node.kind].includes(kind))
    .filter((one) => one.kind !== 'chaincode' || !('owner' in node) || one.owner === node.owner)
    .map(({ specification }) => specification.name);

const describe = (project: string, images: Images, service: Service, all: readonly Node[]) => {
  const { node, image, mounts, networks, probes } = service;
  const { name, command, parts, directory, environment } = node.specification;
  const { uid, gid } = containerUser();
  return {
    image: images[image],
    container_name: `${project}-${name}`,
    user: `${uid}:${gid}`,
    entrypoint: [command, ...parts],
    working_dir: directory,
    environment,
    init: true,
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    pids_limit: 512,
    tmpfs: ['/tmp:mode=1777,size=64m'],
    volumes: mounts.map(({ source, target, writable }) => ({
      type: 'bind',
      source,
      target,
      read_only: !writable,
    })),
    // No host name: an authority takes it for the name of its TLS certificate, which must differ from its own.
    networks: Object.fromEntries(networks.map((network) => [network, { aliases: [name] }])),
    ports: node.ports.map((port) => `${loopback}:${port}:${port}`),
    depends_on: predecessors(node, all),
    healthcheck: {
      test: ['CMD', healthProbe, ...probes],
      interval: '30s',
      timeout: '5s',
      retries: 3,
      start_period: '60s',
    },
    restart: 'unless-stopped',
    stop_grace_period: '20s',
    logging: { driver: 'json-file', options: { 'max-size': '50m', 'max-file': '2' } },
  };
};

export const composeFileOf = (site: Site, images: Images): unknown => {
  const project = projectName(site);
  const nodes = nodesOf(site);
  const services = nodes.map((node) => serviceOf(site, node));
  const networks = new Set(services.flatMap((service) => service.networks));
  return {
    version: '3.8',
    services: Object.fromEntries(
      services.map((service) => [service.node.specification.name, describe(project, images, service, nodes)]),
    ),
    networks: Object.fromEntries([...networks].map((name) => [name, { name: `${project}-${name}` }])),
  };
};
