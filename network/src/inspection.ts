/** What runs now, compared with what should. */
import { peerHeight } from './channel/join.ts';
import { driverOf, type RunningNode } from './driver.ts';
import { nodesOf, type Node } from './nodes.ts';
import type { Site } from './site.ts';

export type Inspected = {
  readonly name: string;
  readonly port: number;
  readonly pid: number | undefined;
  /** `healthy`: it answers for its health; `ailing`: it runs and does not; `stopped`: it does not run. */
  readonly condition: 'healthy' | 'ailing' | 'stopped';
  /** Why it is not healthy. */
  readonly complaint: string | undefined;
  readonly restarts: number;
  /** Blocks, for a peer. */
  readonly height: number | undefined;
};

const inspectOne = async (site: Site, node: Node, running: RunningNode | undefined): Promise<Inspected> => {
  const { specification, ports } = node;
  const { pid, restarts } = running ?? { pid: undefined, restarts: 0 };
  const [port = 0] = ports;
  const found = { name: specification.name, port, pid, restarts, complaint: undefined, height: undefined };
  if (pid === undefined) {
    const complaint = running ? 'its process has ended' : 'it was not started';
    return { ...found, condition: 'stopped', complaint };
  }
  try {
    await specification.check();
    const height = node.kind === 'peer' ? await peerHeight(site, node.owner) : undefined;
    return { ...found, condition: 'healthy', height };
  } catch (error) {
    const complaint = error instanceof Error ? error.message : String(error);
    return { ...found, condition: 'ailing', complaint };
  }
};

/** Looks at everything that the profile should run. */
export const inspect = async (site: Site): Promise<readonly Inspected[]> => {
  const running = new Map((await driverOf(site).running()).map((one) => [one.name, one]));
  return Promise.all(
    nodesOf(site).map((node) => inspectOne(site, node, running.get(node.specification.name))),
  );
};
