/** Membership folders (MSP) and TLS folders as Fabric's processes read them. */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivate } from '../layout.ts';
import type { Credentials } from './authority-client.ts';

/** Files of a TLS folder: the server's certificate and key, and the authority that it trusts. */
export type TlsFiles = { readonly certificate: string; readonly key: string; readonly authority: string };

export const tlsFiles = (folder: string): TlsFiles => ({
  certificate: join(folder, 'server.crt'),
  key: join(folder, 'server.key'),
  authority: join(folder, 'ca.crt'),
});

export const hasTls = (folder: string): boolean => existsSync(tlsFiles(folder).authority);
export const hasMsp = (folder: string): boolean => existsSync(join(folder, 'config.yaml'));

const day = 86_400_000;
export const renewalDays = 30;

/** Days until a certificate ends; negative when it has. */
export const daysLeft = (file: string): number =>
  (new X509Certificate(readFileSync(file)).validToDate.getTime() - Date.now()) / day;

/** Whether a folder holds an identity that is good for a while yet. */
export const hasIdentity = (folder: string): boolean =>
  hasMsp(folder) && daysLeft(join(folder, 'signcerts/cert.pem')) > renewalDays;

const organisationalUnits = {
  NodeOUs: {
    Enable: true,
    ClientOUIdentifier: { OrganizationalUnitIdentifier: 'client' },
    PeerOUIdentifier: { OrganizationalUnitIdentifier: 'peer' },
    AdminOUIdentifier: { OrganizationalUnitIdentifier: 'admin' },
    OrdererOUIdentifier: { OrganizationalUnitIdentifier: 'orderer' },
  },
};

/** Writes the definition of an organisation, and of one identity in it where credentials are given. */
export const writeMsp = async (folder: string, authority: string, identity?: Credentials): Promise<void> => {
  await writePrivate(join(folder, 'cacerts/ca.pem'), authority);
  await writePrivate(join(folder, 'tlscacerts/ca.pem'), authority);
  if (identity) {
    await writePrivate(join(folder, 'keystore/key.pem'), identity.key);
    await writePrivate(join(folder, 'signcerts/cert.pem'), identity.certificate);
  }
  // Last, because its presence says that the folder is whole.
  await writePrivate(join(folder, 'config.yaml'), `${JSON.stringify(organisationalUnits, null, 2)}\n`);
};

export const writeTls = async (folder: string, authority: string, server: Credentials): Promise<void> => {
  const files = tlsFiles(folder);
  await writePrivate(files.certificate, server.certificate);
  await writePrivate(files.key, server.key);
  await writePrivate(files.authority, authority);
};
