/** Runs a command to its end. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type RunOptions = {
  readonly cwd?: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Told every line of standard error while it runs. */
  readonly onLine?: (line: string) => void;
  /** Ended when it takes longer. */
  readonly timeoutMilliseconds?: number;
};

const keptLines = 12;

/** A command that ended with an exit code other than 0. `stderr` has its last lines. */
export class CommandFailed extends Error {
  readonly stderr: string;
  constructor(command: string, code: number | null, stderr: string) {
    super(`${command} failed (${code === null ? 'killed' : `exit code ${code}`}):\n${stderr}`);
    this.stderr = stderr;
  }
}

/**
 * @returns what it wrote to standard output and the last lines of standard error
 * @throws CommandFailed when it ends badly; Error when it cannot be started
 */
export const run = async (
  command: string,
  parts: readonly string[],
  { cwd, env, onLine, timeoutMilliseconds }: RunOptions = {},
): Promise<{ stdout: string; stderr: string }> => {
  const child = spawn(command, parts, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(timeoutMilliseconds === undefined ? {} : { timeout: timeoutMilliseconds }),
  });
  const last: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    last.push(line);
    if (last.length > keptLines) last.shift();
    onLine?.(line);
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const stderr = last.join('\n');
  if (code !== 0) throw new CommandFailed(command, code, stderr);
  return { stdout: Buffer.concat(chunks).toString('utf8'), stderr };
};
