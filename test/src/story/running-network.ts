/** `npm run demo` needs a consortium: one that does not run is started first, in the background, and stays. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { phaseOf } from '@chopmark/network/control';
import { defaultHome, layoutOf } from '@chopmark/network/layout';

const operator = fileURLToPath(new URL('../../../network/src/cli.ts', import.meta.url));

/**
 * Starts the consortium of `CHOPMARK_HOME` unless it runs. Its progress goes to the standard error, so that the
 * standard output stays the story's. @throws Error when it does not start
 */
export const ensureNetwork = async (): Promise<void> => {
  if ((await phaseOf(layoutOf(defaultHome()))) === 'running') return;
  const starting = spawn(process.execPath, [operator, 'up'], { stdio: ['ignore', 2, 2] });
  const [code] = (await once(starting, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the consortium did not start; `npm run doctor` says what is missing');
};
