/** How the nodes of a network are run: one interface for processes of this machine and for containers. */
import { containerDriver } from './containers/driver.ts';
import { processDriver } from './processes/driver.ts';
import type { Supervisor } from './processes/supervisor.ts';
import type { Say } from './progress.ts';
import type { Site } from './site.ts';

/** What is known of a node that was started. */
export type RunningNode = {
  readonly name: string;
  /** Undefined when it has ended. */
  readonly pid: number | undefined;
  /** Times that it had to be started again. */
  readonly restarts: number;
};

/** How far a network is that nobody starts or stops at this moment. */
export type Phase = 'running' | 'incomplete' | 'stopped';

export type Driver = {
  /** Whether the nodes go on when the command that started them has ended. */
  readonly outlives: boolean;
  /** Makes what nodes run from, beyond Fabric's commands. @throws Unready when that is not possible here */
  readonly prepare: (say: Say) => Promise<void>;
  readonly supervisor: () => Supervisor;
  readonly running: () => Promise<readonly RunningNode[]>;
  readonly phase: () => Promise<Phase>;
  /** Stops what runs without a supervisor. @returns the names of what did */
  readonly clear: () => Promise<readonly string[]>;
  /** Starts a node anew with the program that is there now, and waits until it works. */
  readonly renew: (name: string, check: () => Promise<void>) => Promise<void>;
  /** Names of the logs that there are. */
  readonly logs: () => Promise<readonly string[]>;
  /** The command that shows the end of a log. */
  readonly tail: (name: string, follow: boolean) => readonly [command: string, ...parts: string[]];
};

export const driverOf = (site: Site): Driver =>
  site.placement.runtime === 'docker' ? containerDriver(site) : processDriver(site);
