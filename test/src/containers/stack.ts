/** The containers of the network under test, by the engine's own interface: on and off the network, frozen, away. */
import { projectName } from '@chopmark/network/containers/compose';
import { sharedNetwork } from '@chopmark/network/containers/service';
import { nodeNames } from '@chopmark/network/placement';
import type { Site } from '@chopmark/network/site';
import { type Organisation, organisationOf } from '@chopmark/network/topology';
import { type ContainerRuntimeClient, getContainerRuntimeClient } from 'testcontainers';

export interface Stack {
  readonly project: string;
  readonly client: ContainerRuntimeClient;
  containerOf(node: string): ReturnType<ContainerRuntimeClient['container']['getById']>;
  /** Takes an organisation's peer and orderer off the network that members share; what is its own stays connected. */
  cutOff(mspId: string): Promise<void>;
  reconnect(mspId: string): Promise<void>;
}

const meetingNodes = (organisation: Organisation): readonly string[] => [
  ...(organisation.peer ? [nodeNames.peer(organisation)] : []),
  ...(organisation.orderer ? [nodeNames.orderer(organisation)] : []),
];

/** @throws Error when no engine answers */
export const openStack = async (site: Site): Promise<Stack> => {
  const client = await getContainerRuntimeClient();
  const project = projectName(site);
  const shared = client.network.getById(`${project}-${sharedNetwork}`);
  const nodesOf = (mspId: string) => meetingNodes(organisationOf(site.topology, mspId));
  return {
    project,
    client,
    containerOf: (node) => client.container.getById(`${project}-${node}`),
    cutOff: async (mspId) => {
      for (const node of nodesOf(mspId))
        await shared.disconnect({ Container: `${project}-${node}`, Force: true });
    },
    reconnect: async (mspId) => {
      for (const node of nodesOf(mspId)) {
        await shared.connect({ Container: `${project}-${node}`, EndpointConfig: { Aliases: [node] } });
      }
    },
  };
};
