/**
 * What the gateway, the tests and the stories know about a running network: `network.json` in the state
 * directory.
 */
import { OrganisationKind } from '@chopmark/chaincode/api';
import { join } from 'node:path';
import { z } from 'zod';
import { authorityName, authorityUrl } from './certificates/authority-config.ts';
import { tlsFiles } from './certificates/folders.ts';
import { documentStorePort, gatewayPort, portOf } from './ports.ts';
import { nodeNames, type Viewpoint } from './placement.ts';
import type { Site } from './site.ts';
import {
  chaincodeName,
  channelName,
  organisationOf,
  peerMspId,
  profileNames,
  registryOf,
  type Organisation,
} from './topology.ts';

const Path = z.string().min(1);

export const ManifestOrganisation = z.strictObject({
  mspId: z.string(),
  name: z.string(),
  kind: OrganisationKind,
  slug: z.string(),
  endorses: z.boolean(),
  /** The peer that serves it; `mspId` is its owner: the organisation itself, or its host. */
  peer: z.strictObject({ mspId: z.string(), address: z.string(), tlsCaCertificate: Path }),
  /** `registrar`: file with `{ id, secret }`, readable by its owner only. */
  ca: z.strictObject({ url: z.url(), caName: z.string(), tlsCaCertificate: Path, registrar: Path }),
  /** Where its gateway answers others'; one process hosts them all in the demonstration. */
  gateway: z.strictObject({ url: z.url(), tlsCaCertificate: Path }),
});
export type ManifestOrganisation = z.output<typeof ManifestOrganisation>;

/** All paths are absolute. */
export const Manifest = z.strictObject({
  profile: z.enum(profileNames),
  channel: z.string(),
  chaincode: z.string(),
  organisations: z.array(ManifestOrganisation),
  /** The certificates are there for the embedded store; a `MONGODB_URI` brings its own. */
  documentStore: z.strictObject({
    uri: z.string(),
    tlsCaCertificate: Path.optional(),
    clientCertificateAndKey: Path.optional(),
  }),
  gateway: z.strictObject({ url: z.url(), tlsCertificate: Path, tlsKey: Path, tlsCaCertificate: Path }),
  /** File with `{ epochs: [{ epoch, key }] }`, keys as 64 hex digits, readable by its owner only. */
  fingerprintKeys: Path,
});
export type Manifest = z.output<typeof Manifest>;

const gatewayUrl = ({ hostOf }: Viewpoint, portBase: number): string =>
  `https://${hostOf(nodeNames.gateway)}:${gatewayPort(portBase)}`;

const describe = (
  { portBase, topology }: Site,
  view: Viewpoint,
  organisation: Organisation,
): ManifestOrganisation => {
  const { layout, hostOf } = view;
  const owner = organisationOf(topology, peerMspId(organisation));
  return {
    mspId: organisation.mspId,
    name: organisation.name,
    kind: organisation.kind,
    slug: organisation.slug,
    endorses: organisation.endorses,
    peer: {
      mspId: owner.mspId,
      address: `${hostOf(nodeNames.peer(owner))}:${portOf(portBase, owner, 'peer')}`,
      tlsCaCertificate: layout.authorityCertificate(owner),
    },
    ca: {
      url: authorityUrl(portBase, organisation, hostOf(nodeNames.authority(organisation))),
      caName: authorityName(organisation),
      tlsCaCertificate: layout.authorityCertificate(organisation),
      registrar: layout.registrar(organisation),
    },
    gateway: {
      url: gatewayUrl(view, portBase),
      tlsCaCertificate: layout.authorityCertificate(registryOf(topology)),
    },
  };
};

/**
 * @param view of whoever reads it: the operator's tools, or the gateway in a container
 * @param mongoUri a document store of one's own, instead of the embedded one
 */
export const manifestOf = (site: Site, view: Viewpoint, mongoUri: string | undefined): Manifest => {
  const { portBase, topology } = site;
  const { layout, hostOf } = view;
  const gateway = tlsFiles(layout.gatewayTls);
  return {
    profile: topology.profile,
    channel: channelName,
    chaincode: chaincodeName,
    organisations: topology.organisations.map((organisation) => describe(site, view, organisation)),
    documentStore: mongoUri
      ? { uri: mongoUri }
      : {
          uri: `mongodb://${hostOf(nodeNames.documentStore)}:${documentStorePort(portBase)}/?tls=true`,
          tlsCaCertificate: tlsFiles(layout.documentStoreClientTls).authority,
          clientCertificateAndKey: join(layout.documentStoreClientTls, 'client.pem'),
        },
    gateway: {
      url: gatewayUrl(view, portBase),
      tlsCertificate: gateway.certificate,
      tlsKey: gateway.key,
      tlsCaCertificate: layout.authorityCertificate(registryOf(topology)),
    },
    fingerprintKeys: layout.fingerprintKeys,
  };
};
