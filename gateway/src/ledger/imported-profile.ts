/** Where the connection profile that an operator imported for an organisation is kept. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const profilePath = (gatewayHome: string, slug: string): string =>
  join(gatewayHome, 'connection-profiles', `${slug}.json`);

/** As a setting of the ledger; empty where none was imported. */
export const importedProfile = (
  gatewayHome: string,
  slug: string,
): { readonly connectionProfile?: string } => {
  const path = profilePath(gatewayHome, slug);
  return existsSync(path) ? { connectionProfile: path } : {};
};
