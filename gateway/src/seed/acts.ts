/** Acts of the demonstration's people on the ledger, each waited for. */
import { backoffMs, pause } from '../ledger/backoff.ts';
import { newOpaqueId } from '../ledger/opaque-id.ts';
import type { OpenOrganisation } from '../organisation.ts';
import type { DemoLogin } from './logins.ts';

/** Time for a committed record to reach every peer, or for an unknown outcome to be known. */
const patienceMs = 60_000;

/** Whether the own peer shows a record at the key. */
export const has = async ({ ledger }: OpenOrganisation, key: string): Promise<boolean> =>
  (await ledger.evaluate('ReadRecord', [key])) !== 'null';

const waitForRecord = async (organisation: OpenOrganisation, key: string): Promise<void> => {
  const deadline = Date.now() + patienceMs;
  for (let attempt = 1; !(await has(organisation, key).catch(() => false)); attempt += 1) {
    if (Date.now() > deadline) throw new Error(`${organisation.name} does not see ${key}`);
    await pause(backoffMs(attempt));
  }
};

/** @throws Error when a peer does not show the record in time */
export const waitForAll = async (organisations: readonly OpenOrganisation[], key: string): Promise<void> => {
  await Promise.all(organisations.map((organisation) => waitForRecord(organisation, key)));
};

/**
 * Says a command and waits until the own peer shows the record that it writes.
 * @throws Error when it is refused
 */
export const say = async (
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

/** @throws Error when the organisation has nobody with the role */
export const loginOf = (logins: readonly DemoLogin[], mspId: string, role: string): string => {
  const found = logins.find((login) => login.mspId === mspId && login.role === role);
  if (found === undefined) throw new Error(`${mspId} has no ${role}`);
  return found.login;
};

/** @throws Error when there is none */
export const registryOf = (organisations: readonly OpenOrganisation[]): OpenOrganisation => {
  const registry = organisations.find(({ kind }) => kind === 'registry');
  if (registry === undefined) throw new Error('a consortium needs a registry');
  return registry;
};
