/** What containers wrote, kept beside the data when they go: the engine forgets it with them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';

const keptLines = 20_000;

/** Writes the end of a container's log to a file; of a container that has none, an empty one. */
export const keepLog = async (folder: string, name: string, container: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(join(folder, `${name}.log`), 'w', 0o600);
  try {
    const parts = ['logs', '--timestamps', '--tail', `${keptLines}`, container];
    await once(spawn('docker', parts, { stdio: ['ignore', file.fd, file.fd] }), 'close');
  } finally {
    await file.close();
  }
};
