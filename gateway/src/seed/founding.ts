/**
 * Founds the consortium on the ledger and enters the firms of the demonstration, where that has not been
 * done.
 */
import { type Consortium, defaultSettings, type Member } from '@chopmark/chaincode/api';
import type { OrganisationConfig } from '../config.ts';
import { backoffMs, pause } from '../ledger/backoff.ts';
import { newOpaqueId } from '../ledger/opaque-id.ts';
import type { OpenOrganisation } from '../organisation.ts';
import type { DemoLogin } from './logins.ts';

/** Time for a committed record to reach every peer, or for an unknown outcome to be known. */
const patienceMs = 60_000;

const memberOf = ({ mspId, kind, endorses, peer }: OrganisationConfig): Member => ({
  kind,
  status: 'active',
  endorses,
  ...(peer.mspId === mspId ? {} : { host: peer.mspId }),
  ...(kind === 'warehouse' ? { admitted: true } : {}),
});

export const membersOf = (organisations: readonly OrganisationConfig[]): Consortium['members'] =>
  Object.fromEntries(organisations.map((organisation) => [organisation.mspId, memberOf(organisation)]));

const has = async ({ ledger }: OpenOrganisation, key: string): Promise<boolean> =>
  (await ledger.evaluate('ReadRecord', [key])) !== 'null';

/** @throws Error when the own peer does not show the record in time */
const waitForRecord = async (organisation: OpenOrganisation, key: string): Promise<void> => {
  const deadline = Date.now() + patienceMs;
  for (let attempt = 1; !(await has(organisation, key).catch(() => false)); attempt += 1) {
    if (Date.now() > deadline) throw new Error(`${organisation.name} does not see ${key}`);
    await pause(backoffMs(attempt));
  }
};

const say = async (
  organisation: OpenOrganisation,
  login: string,
  name: string,
  input: Record<string, unknown>,
  key: string,
): Promise<void> => {
  const user = await organisation.users.find(login);
  if (user === undefined) throw new Error(`there is no user ${login}`);
  const command = { name, commandId: newOpaqueId('CMD'), input, openings: {} };
  const result = await organisation.writePath.submit(user, command);
  if (result.status === 'refused') throw new Error(`${name} was refused: ${result.refusal.refused}`);
  await waitForRecord(organisation, key);
};

const loginOf = (logins: readonly DemoLogin[], mspId: string, role: string): string => {
  const found = logins.find((login) => login.mspId === mspId && login.role === role);
  if (found === undefined) throw new Error(`${mspId} has no ${role}`);
  return found.login;
};

/** The Registry's registrar founds; every peer sees it before anyone goes on. */
export const foundConsortium = async (
  organisations: readonly OpenOrganisation[],
  logins: readonly DemoLogin[],
): Promise<void> => {
  const registry = organisations.find(({ kind }) => kind === 'registry');
  if (registry === undefined) throw new Error('a consortium needs a registry');
  if (!(await has(registry, 'consortium'))) {
    const members = membersOf(organisations.map(({ settings }) => settings));
    const registrar = loginOf(logins, registry.mspId, 'registrar');
    await say(registry, registrar, 'FoundConsortium', { members, settings: defaultSettings }, 'consortium');
  }
  await Promise.all(organisations.map((organisation) => waitForRecord(organisation, 'consortium')));
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
    await Promise.all(organisations.map((one) => waitForRecord(one, key)));
  }
};
