/** Configuration of one organisation's Fabric CA server. Written as JSON, which is YAML too. */
import { nodeNames, type Placement } from '../placement.ts';
import { loopback, portOf } from '../ports.ts';
import type { Organisation } from '../topology.ts';

/** The account that may register others. */
export type Registrar = { readonly id: string; readonly secret: string };

export const authorityName = nodeNames.authority;
export const authorityUrl = (portBase: number, organisation: Organisation, host = 'localhost'): string =>
  `https://${host}:${portOf(portBase, organisation, 'authority')}`;

/** The names that a certificate of a node answers to: its own among nodes, and this machine's for its operator. */
export const certificateHosts = ({ hostOf }: Placement, node: string): readonly string[] => [
  ...new Set(['localhost', loopback, hostOf(node)]),
];

const tenYears = '87600h';
const threeYears = '26280h';
const oneYear = '8760h';

/**
 * Identities live one year; nodes renew theirs at a start (enrolment.ts). TLS certificates live three: an
 * orderer's is written into the channel's configuration, so its renewal is an act of governance. Profiles of
 * other names than Fabric CA's own get no attributes and no organisational unit, so there are none.
 */
export const authorityConfig = (
  place: Placement,
  portBase: number,
  organisation: Organisation,
  registrar: Registrar,
): unknown => ({
  address: place.listen,
  port: portOf(portBase, organisation, 'authority'),
  tls: { enabled: true },
  ca: { name: authorityName(organisation) },
  operations: { listenAddress: `${loopback}:0` },
  registry: {
    // A lost certificate is replaced by a new identity: the enrolment secret works once.
    maxenrollments: -1,
    identities: [
      {
        name: registrar.id,
        pass: registrar.secret,
        type: 'client',
        affiliation: '',
        attrs: {
          'hf.Registrar.Roles': 'client,admin,peer,orderer',
          'hf.Registrar.DelegateRoles': 'client',
          'hf.Registrar.Attributes': '*',
          'hf.Revoker': true,
          'hf.GenCRL': true,
        },
      },
    ],
  },
  db: { type: 'sqlite3', datasource: 'fabric-ca-server.db' },
  affiliations: {},
  signing: {
    default: { usage: ['digital signature'], expiry: oneYear },
    profiles: {
      tls: {
        usage: ['signing', 'key encipherment', 'server auth', 'client auth', 'key agreement'],
        expiry: threeYears,
      },
    },
  },
  csr: {
    cn: authorityName(organisation),
    keyrequest: { algo: 'ecdsa', size: 256 },
    names: [{ O: organisation.name }],
    hosts: certificateHosts(place, authorityName(organisation)),
    ca: { expiry: tenYears, pathlength: 1 },
  },
});
