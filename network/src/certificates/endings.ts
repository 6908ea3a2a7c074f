/** Which certificates of a network end when: one that has ended stops its process, or locks it out. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Layout } from '../layout.ts';
import { ordererOwners, peerOwners, type Topology } from '../topology.ts';
import { daysLeft, renewalDays, tlsFiles } from './folders.ts';

/** Files of certificates that processes of the network use, as far as they are there. */
export const certificateFiles = (layout: Layout, topology: Topology): readonly string[] => {
  const nodes = [
    ...peerOwners(topology).map((owner) => layout.peer(owner)),
    ...ordererOwners(topology).map((owner) => layout.orderer(owner)),
  ];
  const services = [layout.gatewayTls, layout.documentStoreTls];
  return [
    ...nodes.flatMap((folder) => [
      tlsFiles(join(folder, 'tls')).certificate,
      join(folder, 'msp', 'signcerts', 'cert.pem'),
    ]),
    ...services.map((folder) => tlsFiles(folder).certificate),
    ...topology.organisations.map((organisation) => layout.authorityCertificate(organisation)),
  ].filter(existsSync);
};

/** One line for people: when the first certificate ends, and a warning where that is soon. */
export const certificateLine = (layout: Layout, topology: Topology): string => {
  const [first] = certificateFiles(layout, topology)
    .map((file) => ({ file, days: Math.floor(daysLeft(file)) }))
    .sort((one, other) => one.days - other.days);
  if (first === undefined) return 'Certificates: none yet';
  const name = `${basename(dirname(dirname(first.file)))}/${basename(dirname(first.file))}`;
  const ends = `the first ends in ${first.days} days (${name})`;
  return first.days <= renewalDays
    ? `Certificates: WARNING, ${ends}; npm run doctor names all that end soon`
    : `Certificates: ${ends}`;
};
