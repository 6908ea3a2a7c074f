/** Fills a network with the demonstration's users, through the gateway's own program, once. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command.ts';
import { gatewaySeed, readJson, repositoryRoot, writeJson } from './layout.ts';
import { gatewayEnvironment } from './processes/specifications.ts';
import type { Say } from './progress.ts';
import type { Site } from './site.ts';

const recordFile = ({ layout }: Site): string => join(layout.home, 'seeded.json');

/** What the users come from: the program, the network's description and the store that keeps them. */
const sourceHash = async ({ layout }: Site): Promise<string> => {
  const folder = gatewaySeed.replace(/\.ts$/, '');
  const parts = existsSync(folder) ? (await readdir(folder)).sort().map((name) => join(folder, name)) : [];
  const hash = createHash('sha256');
  for (const file of [gatewaySeed, ...parts, layout.manifest]) hash.update(await readFile(file));
  return hash.digest('hex');
};

/**
 * Runs the seed, unless this very one has run to its end.
 * @throws CommandFailed when it fails
 */
export const ensureUsers = async (site: Site, say: Say): Promise<void> => {
  if (!existsSync(gatewaySeed)) {
    say('this working copy has no gateway');
    return;
  }
  const source = await sourceHash(site);
  const record = await readJson(recordFile(site));
  if (JSON.stringify(record) === JSON.stringify({ source }) && existsSync(site.layout.logins)) return;
  await run(process.execPath, [gatewaySeed], {
    cwd: repositoryRoot,
    env: gatewayEnvironment(site.layout),
    onLine: say,
  });
  await writeJson(recordFile(site), { source });
};
