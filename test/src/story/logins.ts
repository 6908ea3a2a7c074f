/** The people whom the demonstration enrolled, as `demo-logins.json` names them. */
import { z } from 'zod';
import type { StoryActor } from './format.ts';

export const Logins = z.array(
  z.object({
    mspId: z.string(),
    login: z.string(),
    password: z.string(),
    role: z.string(),
    subject: z.string().optional(),
    firm: z.string().optional(),
  }),
);
type Login = z.output<typeof Logins>[number];

/** The login of an actor. @throws Error when the demonstration has no such person */
export const loginOf = (logins: readonly Login[], actor: StoryActor): Login => {
  const { organisation, role, person, firm } = actor;
  const found = logins.filter(
    (login) =>
      login.mspId === organisation && login.role === role && (firm === undefined || login.firm === firm),
  )[person - 1];
  if (found === undefined) throw new Error(`no ${role} number ${person} of ${organisation} can log in`);
  return found;
};
