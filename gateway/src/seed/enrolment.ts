/** Makes the demonstration's users where they are missing. */
import type { OpenOrganisation } from '../organisation.ts';
import { newOpaqueId } from '../ledger/opaque-id.ts';
import { type DemoLogin, newPassword } from './logins.ts';
import { demoPeople, type DemoPerson } from './people.ts';

/** The opaque id of the firm, a new one where nobody acts for it yet. */
const subjectFor = (firm: string | undefined, known: string | undefined): { subject: string } | undefined =>
  firm === undefined ? undefined : { subject: known ?? newOpaqueId('SUB') };

/** @param colleague somebody who acts for the same firm already */
const ensureUser = async (
  { settings, users }: OpenOrganisation,
  { name, role, firm }: DemoPerson,
  known: DemoLogin | undefined,
  colleague: DemoLogin | undefined,
): Promise<DemoLogin> => {
  const login = `${name}@${settings.slug}`;
  const existing = await users.find(login);
  const password = (existing && known?.password) ?? newPassword();
  const subject = subjectFor(firm, existing?.subject ?? colleague?.subject);
  if (existing === undefined) await users.create({ login, password, role, ...subject });
  else if (known === undefined) await users.setPassword(login, password);
  return {
    mspId: settings.mspId,
    organisation: settings.name,
    user: login,
    login,
    password,
    role,
    ...(firm === undefined ? {} : { firm, ...subject }),
  };
};

/** The logins of an organisation; who is there already keeps key, certificate and password. */
export const ensureUsers = async (
  organisation: OpenOrganisation,
  known: readonly DemoLogin[],
): Promise<DemoLogin[]> => {
  const logins: DemoLogin[] = [];
  for (const person of demoPeople(organisation.settings)) {
    const earlier = known.find(({ login }) => login === `${person.name}@${organisation.slug}`);
    const colleague = logins.find(({ firm }) => firm !== undefined && firm === person.firm);
    logins.push(await ensureUser(organisation, person, earlier, colleague));
  }
  return logins;
};
