/** Signers beside the gateway's users: whoever runs an organisation can enrol anyone with its authority. */
import { createPrivateKey, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificateAuthority } from '@chopmark/gateway/identity/certificate-authority';
import { sealingKeyVault } from '@chopmark/gateway/identity/key-vault';
import { sealerOf } from '@chopmark/gateway/identity/sealer';
import { signLowS } from '@chopmark/gateway/identity/signature';
import { ledgerIdentityOf } from '@chopmark/gateway/identity/users';
import type { LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import { enrol, register } from '@chopmark/network/certificates/authority-client';
import { authorityName, authorityUrl, type Registrar } from '@chopmark/network/certificates/authority-config';
import type { Manifest } from '@chopmark/network/manifest';
import type { Site } from '@chopmark/network/site';
import { organisationOf } from '@chopmark/network/topology';

const vault = sealingKeyVault(sealerOf(randomBytes(32)));

const identityOf = (mspId: string, certificate: string, keyPem: string): LedgerIdentity => {
  const key = createPrivateKey(keyPem);
  return { mspId, certificate, sign: (message) => signLowS(key, message) };
};

/** A new client of an organisation with these attributes on its certificate. */
export const enrolClient = async (
  { organisations }: Manifest,
  mspId: string,
  attributes: Readonly<Record<string, string>>,
): Promise<LedgerIdentity> => {
  const organisation = organisations.find((one) => one.mspId === mspId);
  if (organisation === undefined) throw new Error(`${mspId} is not a member`);
  const enrolment = await certificateAuthority(organisation.ca, vault).enrol(attributes);
  return ledgerIdentityOf({ mspId, ...enrolment }, vault);
};

/** The identity with which an organisation's own peer endorses. */
export const peerIdentity = ({ layout, topology }: Site, mspId: string): LedgerIdentity => {
  const folder = join(layout.peer(organisationOf(topology, mspId)), 'msp');
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return identityOf(mspId, read('signcerts/cert.pem'), read('keystore/key.pem'));
};

/** A second peer certificate of an organisation, which its authority gives to whom it likes. */
export const enrolPeer = async (
  { layout, topology, portBase }: Site,
  mspId: string,
): Promise<LedgerIdentity> => {
  const organisation = organisationOf(topology, mspId);
  const authority = {
    url: authorityUrl(portBase, organisation),
    name: authorityName(organisation),
    certificate: readFileSync(layout.authorityCertificate(organisation), 'utf8'),
  };
  const account = JSON.parse(readFileSync(layout.registrar(organisation), 'utf8')) as Registrar;
  const credentials = await enrol(
    authority,
    await register(authority, await enrol(authority, account), 'peer'),
  );
  return identityOf(mspId, credentials.certificate, credentials.key);
};
