/** The forged chaincode as a running service of one organisation, beside its honest one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loopback } from '@chopmark/network/ports';
import { chaincodeProcess } from '@chopmark/network/processes/specifications';
import type { Site } from '@chopmark/network/site';
import { waitUntil } from '@chopmark/network/processes/wait';
import type { Organisation } from '@chopmark/network/topology';
import { build } from 'esbuild';

const source = fileURLToPath(new URL('./chaincode.ts', import.meta.url));

/** Bundles the forged chaincode into a folder. @returns the file */
export const bundleForgery = async (folder: string): Promise<string> => {
  const outfile = join(folder, 'forged.cjs');
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    logLevel: 'error',
  });
  return outfile;
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0, loopback);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
};

export interface ForgedService {
  /** Where the organisation's peer finds it. */
  readonly address: string;
  stop(): Promise<void>;
}

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
};

/** Starts the bundle with the organisation's own TLS certificate, under the id of its own package. */
export const startForgery = async (
  site: Site,
  organisation: Organisation,
  bundle: string,
  packageId: string,
): Promise<ForgedService> => {
  const address = `${loopback}:${await freePort()}`;
  const { environment } = chaincodeProcess(site, organisation, packageId);
  const child = spawn(process.execPath, [bundle], {
    env: { PATH: process.env['PATH'], ...environment, CHAINCODE_SERVER_ADDRESS: address },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  await waitUntil(
    'the forged chaincode to listen',
    async () => {
      if (child.exitCode !== null) throw new Error(`it ended: ${said.join('')}`);
      const socket = connect(Number(address.split(':')[1]), loopback);
      await once(socket, 'connect').finally(() => socket.destroy());
    },
    20_000,
  );
  return { address, stop: () => stopChild(child) };
};
