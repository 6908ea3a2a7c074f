/** The file with the demonstration's logins; only its owner may read it. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Role } from '@chopmark/chaincode/api';
import { z } from 'zod';

const DemoLogin = z.object({
  mspId: z.string(),
  organisation: z.string(),
  /** The login, under the name that the network's report looks for. */
  user: z.string(),
  login: z.string(),
  password: z.string(),
  role: Role,
  subject: z.string().optional(),
  firm: z.string().optional(),
});
export type DemoLogin = z.output<typeof DemoLogin>;

export const readLogins = (path: string): DemoLogin[] =>
  existsSync(path) ? z.array(DemoLogin).parse(JSON.parse(readFileSync(path, 'utf8'))) : [];

/** Writes the file whole or not at all. */
export const writeLogins = (path: string, logins: readonly DemoLogin[]): void => {
  const partial = `${path}.partial`;
  writeFileSync(partial, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, path);
};

export const newPassword = (): string => randomBytes(15).toString('base64url');
