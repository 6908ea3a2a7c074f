/** Shows the logs of a network, wherever its runtime keeps them. */
import { spawn } from 'node:child_process';
import type { Driver } from './driver.ts';
import { Unready } from './toolchain.ts';

/**
 * Shows the end of a log in this terminal.
 * @param follow go on as it grows
 * @throws Unready when there is none of that name
 */
export const showLog = async (driver: Driver, name: string, follow: boolean): Promise<void> => {
  if (!(await driver.logs()).includes(name)) {
    throw new Unready(`there is no log "${name}"`, 'npm run logs lists them');
  }
  const [command, ...parts] = driver.tail(name, follow);
  await new Promise<void>((resolve, reject) => {
    const tail = spawn(command, parts, { stdio: 'inherit' });
    tail.on('error', reject).on('close', () => resolve());
  });
};
