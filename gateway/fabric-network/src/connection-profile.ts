/**
 * Common connection profiles: where an organisation's peers are, in the form that users of Fabric's older clients have
 * at hand. Other peers and the orderers are found by discovery, so only the organisation's own entry counts.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Unready } from '@chopmark/network/toolchain';
import { parse } from 'yaml';
import { z } from 'zod';

const Certificates = z.object({
  pem: z.union([z.string(), z.array(z.string())]).optional(),
  path: z.string().optional(),
});

/** Profiles carry settings of many clients: what this one does not use is not looked at. */
const Profile = z.object({
  organizations: z.record(
    z.string(),
    z.object({ mspid: z.string().min(1), peers: z.array(z.string()).optional() }),
  ),
  peers: z
    .record(
      z.string(),
      z.object({
        url: z.string(),
        tlsCACerts: Certificates.optional(),
        grpcOptions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
});

/** A peer of the organisation to start from. */
export interface EntryPeer {
  readonly name: string;
  readonly mspId: string;
  /** `grpcs://host:port`. */
  readonly url: string;
  /** The roots that its TLS certificate must come from. */
  readonly tlsRoots: string;
  /** The name in its TLS certificate, where it is not the host. */
  readonly tlsName?: string;
}

type ProfilePeer = NonNullable<z.output<typeof Profile>['peers']>[string];

const tlsRootsOf = (name: string, { tlsCACerts }: ProfilePeer, folder: string): string => {
  const { pem, path } = tlsCACerts ?? {};
  const roots =
    pem === undefined ? path && readFileSync(resolve(folder, path), 'utf8') : [pem].flat().join('\n');
  if (roots?.includes('BEGIN CERTIFICATE') === true) return roots;
  throw new Unready(
    `the connection profile gives no TLS root certificate for the peer ${name}`,
    `put the certificate of its TLS authority under peers.${name}.tlsCACerts.pem`,
  );
};

const tlsNameOf = ({ grpcOptions }: ProfilePeer): { tlsName?: string } => {
  const name = grpcOptions?.['ssl-target-name-override'] ?? grpcOptions?.['hostnameOverride'];
  return typeof name === 'string' ? { tlsName: name } : {};
};

const entryOf = (name: string, mspId: string, peer: ProfilePeer | undefined, folder: string): EntryPeer => {
  if (peer === undefined) {
    throw new Unready(
      `the connection profile lists the peer ${name} of ${mspId} and does not describe it`,
      `add peers.${name} with url and tlsCACerts, or take it off the organisation's list`,
    );
  }
  if (!/^grpcs:\/\/[^/\s]+:\d+$/.test(peer.url)) {
    throw new Unready(
      `the peer ${name} has the address ${peer.url}`,
      `give peers.${name}.url as grpcs://host:port; connections without TLS are not made`,
    );
  }
  return { name, mspId, url: peer.url, tlsRoots: tlsRootsOf(name, peer, folder), ...tlsNameOf(peer) };
};

/**
 * @param folder that relative paths in the profile start from
 * @returns the peers of the organisation, in the order of the profile
 * @throws Unready naming what the profile lacks
 */
export const entryPeersOf = (profile: unknown, mspId: string, folder: string): readonly EntryPeer[] => {
  const parsed = Profile.safeParse(profile);
  if (!parsed.success) {
    throw new Unready(
      `this is no common connection profile: ${z.prettifyError(parsed.error)}`,
      'export it again from where it comes from; it has the sections organizations and peers',
    );
  }
  const { organizations, peers = {} } = parsed.data;
  const organisation = Object.values(organizations).find(({ mspid }) => mspid === mspId);
  if (organisation === undefined) {
    const found = Object.values(organizations).map(({ mspid }) => mspid);
    throw new Unready(
      `the connection profile is not for ${mspId}: it describes ${found.join(', ') || 'no organisation'}`,
      `use the profile of ${mspId}`,
    );
  }
  const names = organisation.peers ?? [];
  if (names.length === 0) {
    throw new Unready(
      `the connection profile names no peer of ${mspId}`,
      `list at least one under organizations.*.peers and describe it under peers`,
    );
  }
  return names.map((name) => entryOf(name, mspId, peers[name], folder));
};

/** Reads a profile from a file of YAML, of which JSON is a part. @throws Unready */
export const readProfile = (path: string): unknown => {
  try {
    return parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw new Unready(
      `the connection profile ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'give the path of a profile in JSON or YAML',
    );
  }
};

/** The entry peers that an imported profile names. @throws Unready */
export const importedPeers = (path: string, mspId: string): readonly EntryPeer[] =>
  entryPeersOf(readProfile(path), mspId, dirname(path));
