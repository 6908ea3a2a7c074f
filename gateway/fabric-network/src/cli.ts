/** Wallets and connection profiles, in and out: `npm run wallet`, `npm run profile`. */
import { join } from 'node:path';
import type { OrganisationConfig } from '@chopmark/gateway/config';
import { certificateAuthority } from '@chopmark/gateway/identity/certificate-authority';
import { sealingKeyVault } from '@chopmark/gateway/identity/key-vault';
import { masterKeyOf, sealerOf } from '@chopmark/gateway/identity/sealer';
import { userDirectory } from '@chopmark/gateway/identity/users';
import { newPassword } from '@chopmark/gateway/seed/logins';
import { databaseName, openDocumentStore } from '@chopmark/gateway/store/document-store';
import { defaultHome, layoutOf, readJson } from '@chopmark/network/layout';
import { requireFabricNetwork } from '@chopmark/network/ledger-client';
import { Manifest } from '@chopmark/network/manifest';
import { Unready } from '@chopmark/network/toolchain';
import { Command } from 'commander';
import { exportProfile, importProfile } from './profiles.ts';

const layout = layoutOf(defaultHome());
const manifestPath = process.env['CHOPMARK_NETWORK'] ?? layout.manifest;
const gatewayHome = process.env['CHOPMARK_GATEWAY_HOME'] ?? layout.gatewayHome;

interface Place {
  readonly manifest: Manifest;
  readonly organisation: OrganisationConfig;
}

/** @throws Unready when there is no network, or no such organisation in it */
const placeOf = async (slug: string): Promise<Place> => {
  const content = await readJson(manifestPath);
  if (content === undefined)
    throw new Unready(
      `there is no network: ${manifestPath} is missing`,
      'npm run up, or set CHOPMARK_NETWORK',
    );
  const manifest = Manifest.parse(content);
  const organisation = manifest.organisations.find((one) => one.slug === slug);
  if (organisation === undefined) {
    const slugs = manifest.organisations.map((one) => one.slug);
    throw new Unready(`no organisation is called ${slug}`, `give one of ${slugs.join(', ')}`);
  }
  return { manifest, organisation };
};

/** The organisation's users and keys, as the gateway keeps them. */
const openUsers = async ({ manifest, organisation }: Place) => {
  const store = await openDocumentStore(manifest.documentStore, databaseName(organisation.slug));
  const vault = sealingKeyVault(sealerOf(masterKeyOf(join(gatewayHome, 'master.key'))));
  const users = userDirectory(store, organisation.mspId, certificateAuthority(organisation.ca, vault));
  return { store, vault, users };
};

interface ProfileOptions {
  readonly organisation: string;
  readonly file: string;
}

const exportConnection = async ({ organisation: slug, file }: ProfileOptions): Promise<void> => {
  const { manifest, organisation } = await placeOf(slug);
  exportProfile(manifest, organisation, file);
  console.log(`${file} describes the way of ${organisation.name} into the channel ${manifest.channel}.`);
};

const importConnection = async ({ organisation: slug, file }: ProfileOptions): Promise<void> => {
  const { organisation } = await placeOf(slug);
  const peers = importProfile(gatewayHome, organisation, file);
  console.log(
    `${organisation.name} enters by ${peers.join(', ')} when its gateway starts with fabric-network.`,
  );
};

interface WalletOptions {
  readonly organisation: string;
  readonly wallet: string;
  readonly login: string;
  readonly label?: string;
}

const exportIdentity = async ({
  organisation: slug,
  wallet,
  login,
  label = login,
}: WalletOptions): Promise<void> => {
  const place = await placeOf(slug);
  requireFabricNetwork();
  const { exportUser } = await import('./wallet.ts');
  const { store, vault, users } = await openUsers(place);
  try {
    const user = await users.find(login);
    if (user === undefined)
      throw new Unready(`nobody logs in as ${login}`, 'give a login of this organisation');
    await exportUser(user, vault, wallet, label);
    console.log(
      `${wallet} holds certificate and private key of ${login} under the label ${label}: guard it.`,
    );
  } finally {
    await store.disconnect();
  }
};

const importIdentity = async ({
  organisation: slug,
  wallet,
  login,
  label = login,
}: WalletOptions): Promise<void> => {
  const place = await placeOf(slug);
  requireFabricNetwork();
  const { authoritiesOf, importUser } = await import('./wallet.ts');
  const { mspId, ca } = place.organisation;
  const authorities = await authoritiesOf(ca);
  const { store, vault, users } = await openUsers(place);
  try {
    const password = newPassword();
    const settings = { mspId, authorities, users, vault };
    const { role } = await importUser(settings, { folder: wallet, label, login, password });
    console.log(`${login} logs in with the password ${password} and acts as ${role}.`);
  } finally {
    await store.disconnect();
  }
};

const program = new Command('chopmark').description('Wallets and connection profiles of fabric-network');
const profile = program.command('profile').description('common connection profiles');
const wallet = program.command('wallet').description('wallets in the file system');

const withOrganisation = (command: Command): Command =>
  command.requiredOption('--organisation <slug>', 'such as harbour-bank');
const withFile = (command: Command): Command =>
  withOrganisation(command).requiredOption(
    '--file <path>',
    'the profile; JSON is written, JSON and YAML are read',
  );
const withWallet = (command: Command): Command =>
  withOrganisation(command)
    .requiredOption('--wallet <folder>', 'the folder of the wallet')
    .requiredOption('--login <login>', 'such as maker@harbour-bank')
    .option('--label <label>', 'the name in the wallet; else the login');

withFile(profile.command('export').description('write the profile of an organisation')).action(
  exportConnection,
);
withFile(profile.command('import').description('enter the network by this profile')).action(importConnection);
withWallet(wallet.command('export').description('copy a user into a wallet')).action(exportIdentity);
withWallet(wallet.command('import').description('make an identity of a wallet a user')).action(
  importIdentity,
);

try {
  await program.parseAsync();
} catch (error) {
  console.error(`Error: ${error instanceof Error ? error.message : String(error)}`);
  if (error instanceof Unready) console.error(`What to do: ${error.cure}`);
  process.exit(1);
}
