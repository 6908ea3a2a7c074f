/** Export and import of connection profiles: what other clients of the same network need, and what they bring. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { OrganisationConfig } from '@chopmark/gateway/config';
import { profilePath } from '@chopmark/gateway/ledger/imported-profile';
import type { Manifest } from '@chopmark/network/manifest';
import { type EntryPeer, importedPeers } from './connection-profile.ts';

const writeJson = (path: string, value: unknown): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
};

const pem = (path: string) => ({ pem: readFileSync(path, 'utf8') });

/** The organisation's way into the network: its peer, or its host's, and its authority. It holds no secret. */
export const profileOf = (manifest: Manifest, organisation: OrganisationConfig): unknown => {
  const { mspId, name, slug, peer, ca } = organisation;
  const peerName = `peer-${peer.address}`;
  const represented = peer.mspId !== mspId;
  const own = { mspid: mspId, peers: represented ? [] : [peerName], certificateAuthorities: [ca.caName] };
  const host = represented ? { [peer.mspId]: { mspid: peer.mspId, peers: [peerName] } } : {};
  return {
    name: `${manifest.channel}-${slug}`,
    description: name,
    version: '1.0.0',
    client: { organization: mspId },
    channels: { [manifest.channel]: { peers: { [peerName]: {} } } },
    organizations: { [mspId]: own, ...host },
    peers: { [peerName]: { url: `grpcs://${peer.address}`, tlsCACerts: pem(peer.tlsCaCertificate) } },
    certificateAuthorities: {
      [ca.caName]: { url: ca.url, caName: ca.caName, tlsCACerts: pem(ca.tlsCaCertificate) },
    },
  };
};

/** Writes the organisation's profile to a file. */
export const exportProfile = (manifest: Manifest, organisation: OrganisationConfig, file: string): void =>
  writeJson(file, profileOf(manifest, organisation));

/** The profile that is kept says just what was understood, certificates included. */
const keptProfile = (mspId: string, peers: readonly EntryPeer[]): unknown => ({
  organizations: { [mspId]: { mspid: mspId, peers: peers.map(({ name }) => name) } },
  peers: Object.fromEntries(
    peers.map(({ name, url, tlsRoots, tlsName }) => [
      name,
      {
        url,
        tlsCACerts: { pem: tlsRoots },
        ...(tlsName === undefined ? {} : { grpcOptions: { 'ssl-target-name-override': tlsName } }),
      },
    ]),
  ),
});

/**
 * Keeps a profile for the organisation; the gateway uses it from its next start on.
 * @returns the names of the peers that it starts from
 * @throws Unready naming what the profile lacks; nothing is kept then
 */
export const importProfile = (
  gatewayHome: string,
  organisation: OrganisationConfig,
  file: string,
): string[] => {
  const { mspId } = organisation.peer;
  const peers = importedPeers(file, mspId);
  writeJson(profilePath(gatewayHome, organisation.slug), keptProfile(mspId, peers));
  return peers.map(({ name }) => name);
};
