/** Users of an organisation to and from wallets of fabric-network in the file system. */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrganisationConfig } from '@chopmark/gateway/config';
import type { PortableKeyVault } from '@chopmark/gateway/identity/key-vault';
import type { User, UserDirectory } from '@chopmark/gateway/identity/users';
import { fetchOverTls } from '@chopmark/network/https';
import { Unready } from '@chopmark/network/toolchain';
import type { Wallet } from 'fabric-network';
import { z } from 'zod';
import { loadFabricNetwork } from './fabric.ts';
import { checkIdentity } from './wallet-identity.ts';

const AuthorityAnswer = z.object({ result: z.object({ CAChain: z.base64() }) });

/** Certificates of the organisation's authority and of those above it, as the authority itself gives them. */
export const authoritiesOf = async ({
  url,
  caName,
  tlsCaCertificate,
}: OrganisationConfig['ca']): Promise<X509Certificate[]> => {
  const options = { authority: readFileSync(tlsCaCertificate) };
  const { body } = await fetchOverTls(`${url}/cainfo?ca=${encodeURIComponent(caName)}`, options);
  const chain = Buffer.from(AuthorityAnswer.parse(JSON.parse(body)).result.CAChain, 'base64').toString();
  const pems = chain.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return pems.map((one) => new X509Certificate(one));
};

const openWallet = (folder: string): Promise<Wallet> =>
  loadFabricNetwork().Wallets.newFileSystemWallet(folder);

/** Writes the user's identity, private key included, into a wallet that only its owner may read. */
export const exportUser = async (
  { mspId, certificate, keyReference }: User,
  vault: PortableKeyVault,
  folder: string,
  label: string,
): Promise<void> => {
  const credentials = { certificate, privateKey: vault.exportKey(keyReference) };
  await (await openWallet(folder)).put(label, { type: 'X.509', mspId, credentials } as never);
  await chmod(folder, 0o700);
  await chmod(join(folder, `${label}.id`), 0o600);
};

/** What an import needs of the organisation. */
export interface ImportSettings {
  readonly mspId: string;
  readonly authorities: readonly X509Certificate[];
  readonly users: UserDirectory;
  readonly vault: PortableKeyVault;
}

export interface ImportRequest {
  readonly folder: string;
  readonly label: string;
  readonly login: string;
  readonly password: string;
}

/**
 * Makes an identity of a wallet a user of the organisation.
 * @throws Unready when the wallet has no such identity, or it may not be one; Error when the login is taken
 */
export const importUser = async (
  { mspId, authorities, users, vault }: ImportSettings,
  { folder, label, login, password }: ImportRequest,
): Promise<User> => {
  if (!existsSync(folder))
    throw new Unready(`there is no wallet in ${folder}`, 'give the folder that holds its *.id files');
  const wallet = await openWallet(folder);
  const identity = await wallet.get(label);
  if (identity === undefined) {
    const labels = await wallet.list();
    throw new Unready(
      `the wallet has no identity ${label}`,
      labels.length === 0 ? 'it is empty: give another folder' : `it has ${labels.join(', ')}`,
    );
  }
  const { certificate, key, enrolmentId, role, subject } = checkIdentity(
    identity,
    mspId,
    authorities,
    new Date(),
  );
  const user = { login, password, role, ...(subject === undefined ? {} : { subject }) };
  return users.adopt(user, { enrolmentId, certificate, keyReference: vault.importKey(key) });
};
