/** Who listens on a port, where the system tells. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const listening = '0A';

const socketOf = (port: number): string | undefined => {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const rows = readFileSync(table, 'utf8').trim().split('\n').slice(1);
    const fields = rows.map((row) => row.trim().split(/\s+/));
    const found = fields.find(([, local, , state]) => local?.endsWith(`:${wanted}`) && state === listening);
    if (found) return found[9];
  }
  return undefined;
};

const holdsSocket = (pid: string, inode: string): boolean => {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((descriptor) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${descriptor}`) === `socket:[${inode}]`;
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
};

const linuxOwner = (port: number): string | undefined => {
  const inode = socketOf(port);
  if (inode === undefined) return undefined;
  const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && holdsSocket(name, inode));
  return pid && `${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()} (pid ${pid})`;
};

const otherOwner = (port: number): string | undefined => {
  const printed = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], {
    encoding: 'utf8',
  });
  const pid = /^p(\d+)$/m.exec(printed)?.[1];
  return pid && `${/^c(.+)$/m.exec(printed)?.[1] ?? 'a process'} (pid ${pid})`;
};

/** Its name and pid; undefined when nobody listens or the system does not say. */
export const ownerOfPort = (port: number): string | undefined => {
  try {
    return process.platform === 'linux' ? linuxOwner(port) : otherOwner(port);
  } catch {
    return undefined;
  }
};
