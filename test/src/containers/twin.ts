/** A second container of a node: the same image, files and networks, published on a port of its own. */
import type { Manifest } from '@chopmark/network/manifest';
import { httpsClient } from '../https-client.ts';
import type { Stack } from './stack.ts';

type Gateway = Manifest['gateway'];

export interface Twin {
  /** Where clients find it. */
  gateway(first: Gateway): Gateway;
  isReady(first: Gateway): Promise<boolean>;
  /** @param seconds that it has to end what is under way */
  restart(seconds: number): Promise<void>;
  remove(): Promise<void>;
}

const serviceLabel = 'com.docker.compose.service';

/** @param port of this machine under which it is published */
export const startTwin = async (stack: Stack, node: string, port: number): Promise<Twin> => {
  const { client, project } = stack;
  const first = await stack.containerOf(node).inspect();
  const [listened = ''] = Object.keys(first.HostConfig.PortBindings as Record<string, unknown>);
  const networks = Object.keys(first.NetworkSettings.Networks);
  const { Image, User, Entrypoint, Env, WorkingDir, Labels } = first.Config;
  const name = `${project}-second-${node}`;
  const container = await client.container.dockerode.createContainer({
    name,
    Image,
    User,
    Entrypoint,
    Env,
    WorkingDir,
    Labels: { ...Labels, [serviceLabel]: `second-${node}` },
    ExposedPorts: { [listened]: {} },
    HostConfig: {
      ...first.HostConfig,
      PortBindings: { [listened]: [{ HostIp: '127.0.0.1', HostPort: `${port}` }] },
    },
  });
  for (const network of networks.filter((one) => one !== first.HostConfig.NetworkMode)) {
    await client.network.getById(network).connect({ Container: container.id });
  }
  await container.start();
  const gateway = (other: Gateway): Gateway => ({ ...other, url: `https://localhost:${port}` });
  return {
    gateway,
    isReady: async (other) => {
      const asking = httpsClient({ gateway: gateway(other) });
      try {
        return (await asking.send({ method: 'GET', path: '/health/ready' })).status === 200;
      } catch {
        return false;
      } finally {
        asking.close();
      }
    },
    restart: (seconds) => container.restart({ t: seconds }),
    remove: () => container.remove({ force: true }),
  };
};
