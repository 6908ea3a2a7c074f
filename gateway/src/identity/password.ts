/** Passwords: argon2id with OWASP's parameters (19 MiB, two passes, one lane). */
import { hash, verify } from '@node-rs/argon2';

const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

let someHash: Promise<string> | undefined;

/**
 * Whether the password belongs to the hash. Without a hash it takes as long and answers no, so that an
 * unknown login cannot be told from a wrong password.
 */
export const passwordMatches = async (
  passwordHash: string | undefined,
  password: string,
): Promise<boolean> => {
  someHash ??= hashPassword('no user has this password');
  const matches = await verify(passwordHash ?? (await someHash), password);
  return matches && passwordHash !== undefined;
};
