/** The Docker engine, by its own command, and Docker Compose, as a plugin or as a command of its own. */
import { z } from 'zod';
import { CommandFailed, run, type RunOptions } from '../command.ts';
import { findCommand, Unready } from '../toolchain.ts';

/** The first engine that keeps to the Compose specification in all that is used here. */
export const leastEngine = [20, 10] as const;
const leastCompose = [1, 29] as const;

const atLeast = (version: string, [major, minor]: readonly [number, number]): boolean => {
  const [found = 0, minorFound = 0] = version.replace(/^v/, '').split('.').map(Number);
  return found > major || (found === major && minorFound >= minor);
};

const install = `install Docker Engine ${leastEngine.join('.')} or newer (Debian: apt-get install docker.io)`;
const without = 'or run the network without containers (without --runtime docker)';

/** What a person has to do about an engine that did not answer. @param said by the docker command */
export const engineTrouble = (said: string): Unready => {
  if (/permission denied/i.test(said)) {
    return new Unready(
      'this user may not use the socket of the Docker engine',
      `join its group (sudo usermod -aG docker "$USER") and log in again, ${without}`,
    );
  }
  if (/API version|too (old|new)/.test(said)) {
    return new Unready(
      `the Docker engine and its command do not fit: ${said.trim()}`,
      `${install}, ${without}`,
    );
  }
  const place = process.env['DOCKER_HOST'] ?? 'its usual socket';
  return new Unready(
    `no Docker engine answers at ${place}: ${said.trim().split('\n').at(-1) ?? ''}`,
    `start it (sudo systemctl start docker, or Docker Desktop), ${install}, ${without}`,
  );
};

const Server = z.object({ Version: z.string(), Os: z.string() });
type Server = z.output<typeof Server> & { readonly isRootless: boolean };

/** What a person has to do about an engine that answers. */
export const engineShortcoming = (server: Server): Unready | undefined => {
  if (server.Os !== 'linux')
    return new Unready(`the Docker engine runs ${server.Os} containers`, 'switch it to Linux containers');
  if (server.isRootless) {
    return new Unready(
      'the Docker engine is rootless: its containers cannot read files that only the operator may read',
      `use an engine that is not (docker context use default), ${without}`,
    );
  }
  if (atLeast(server.Version, leastEngine)) return undefined;
  return new Unready(`the Docker engine is of release ${server.Version}`, `${install}, ${without}`);
};

const noEngine = /cannot connect to the docker daemon|permission denied|error during connect|API version/i;

/**
 * Runs `docker …`.
 * @returns what it printed
 * @throws Unready when there is no engine to ask; CommandFailed when it refuses
 */
export const docker = async (parts: readonly string[], options: RunOptions = {}): Promise<string> => {
  if (!findCommand('docker')) throw new Unready('Docker is not installed', `${install}, ${without}`);
  try {
    return (await run('docker', parts, options)).stdout;
  } catch (error) {
    if (error instanceof CommandFailed && noEngine.test(error.stderr)) throw engineTrouble(error.stderr);
    throw error;
  }
};

export type Engine = {
  readonly version: string;
  /** The command of Docker Compose. */
  readonly compose: readonly [command: string, ...parts: string[]];
};

const findCompose = async (): Promise<Engine['compose'] | undefined> => {
  const found = [['docker', 'compose'], ['docker-compose']] as const;
  for (const [command, ...parts] of found) {
    try {
      const { stdout } = await run(command, [...parts, 'version', '--short']);
      if (atLeast(stdout.trim(), leastCompose)) return [command, ...parts];
    } catch {
      // The next one, or none.
    }
  }
  return undefined;
};

const askServer = async (): Promise<Server> => {
  try {
    const server = Server.parse(JSON.parse(await docker(['version', '--format', '{{json .Server}}'])));
    const isRootless = (await docker(['info', '--format', '{{.SecurityOptions}}'])).includes('rootless');
    return { ...server, isRootless };
  } catch (error) {
    throw error instanceof Unready ? error : engineTrouble(String(error));
  }
};

/**
 * The engine that the environment names (`DOCKER_HOST`, a context), or the local one.
 * @throws Unready when there is none that can be used, with what to do
 */
export const findEngine = async (): Promise<Engine> => {
  if (process.platform !== 'linux') {
    throw new Unready(
      `the images hold the programs of this machine, and ${process.platform} is not Linux`,
      `run it on Linux, ${without}`,
    );
  }
  const server = await askServer();
  const shortcoming = engineShortcoming(server);
  if (shortcoming) throw shortcoming;
  const compose = await findCompose();
  if (!compose) {
    throw new Unready(
      `there is no Docker Compose of release ${leastCompose.join('.')} or newer`,
      `install its plugin (docker-compose-plugin), or Debian's docker-compose, ${without}`,
    );
  }
  return { version: server.Version, compose };
};
