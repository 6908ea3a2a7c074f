/**
 * Founds the consortium on the ledger and enters the firms of the demonstration, where that has not been
 * done.
 */
import { type Consortium, defaultSettings, type Member } from '@chopmark/chaincode/api';
import type { OrganisationConfig } from '../config.ts';
import type { OpenOrganisation } from '../organisation.ts';
import { has, loginOf, registryOf, say, waitForAll } from './acts.ts';
import type { DemoLogin } from './logins.ts';

const memberOf = ({ mspId, kind, endorses, peer }: OrganisationConfig): Member => ({
  kind,
  status: 'active',
  endorses,
  ...(peer.mspId === mspId ? {} : { host: peer.mspId }),
  ...(kind === 'warehouse' ? { admitted: true } : {}),
});

export const membersOf = (organisations: readonly OrganisationConfig[]): Consortium['members'] =>
  Object.fromEntries(organisations.map((organisation) => [organisation.mspId, memberOf(organisation)]));

/** The Registry's registrar founds; every peer sees it before anyone goes on. */
export const foundConsortium = async (
  organisations: readonly OpenOrganisation[],
  logins: readonly DemoLogin[],
): Promise<void> => {
  const registry = registryOf(organisations);
  if (!(await has(registry, 'consortium'))) {
    const members = membersOf(organisations.map(({ settings }) => settings));
    const registrar = loginOf(logins, registry.mspId, 'registrar');
    await say(registry, registrar, 'FoundConsortium', { members, settings: defaultSettings }, 'consortium');
  }
  await waitForAll(organisations, 'consortium');
};

/** Each organisation's administrator enters the opaque ids of its firms. */
export const registerSubjects = async (
  organisations: readonly OpenOrganisation[],
  logins: readonly DemoLogin[],
): Promise<void> => {
  for (const { mspId, subject } of logins) {
    const organisation = organisations.find((one) => one.mspId === mspId);
    if (subject === undefined || organisation === undefined) continue;
    const key = `subject/${mspId}/${subject}`;
    if (await has(organisation, key)) continue;
    const administrator = loginOf(logins, mspId, 'org-admin');
    await say(organisation, administrator, 'RegisterSubject', { subject, status: 'active' }, key);
    await waitForAll(organisations, key);
  }
};
