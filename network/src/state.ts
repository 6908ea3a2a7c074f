/** What a state directory was made for. Data of one profile or port base cannot be run as another. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { readJson, writeJson, type Layout } from './layout.ts';
import { runtimeNames, type RuntimeName } from './placement.ts';
import { defaultPortBase } from './ports.ts';
import { profileNames, topologyOf, type ProfileName } from './topology.ts';
import { Unready } from './toolchain.ts';

const State = z.object({
  format: z.literal(1),
  profile: z.enum(profileNames),
  portBase: z.number().int(),
  runtime: z.enum(runtimeNames).default('process'),
});
export type State = z.output<typeof State>;

/** @throws Unready when the file is not one that this release wrote */
export const readState = async (layout: Layout): Promise<State | undefined> => {
  const content = await readJson(layout.state);
  if (content === undefined) return undefined;
  const state = State.safeParse(content);
  if (state.success) return state.data;
  throw new Unready(
    `${layout.state} is not the state of this release`,
    'start with the release that made it, or wipe it: npm run reset',
  );
};

const Members = z.object({ organisations: z.array(z.object({ mspId: z.string() })) });

/**
 * A channel, its policies and its collections are made for its members: another list of them is another network.
 * @throws Unready when the data belong to other members than this release's topology has
 */
const refuseOtherMembers = async (layout: Layout, { profile }: State): Promise<void> => {
  const known = Members.safeParse(await readJson(layout.manifest));
  if (!known.success) return;
  const before = known.data.organisations.map(({ mspId }) => mspId);
  const now = topologyOf(profile).organisations.map(({ mspId }) => mspId);
  const added = now.filter((mspId) => !before.includes(mspId));
  const removed = before.filter((mspId) => !now.includes(mspId));
  if (added.length + removed.length === 0) return;
  const difference = [
    ...(added.length === 0 ? [] : [`without ${added.join(', ')}`]),
    ...(removed.length === 0 ? [] : [`with ${removed.join(', ')}`]),
  ].join(' and ');
  throw new Unready(
    `the channel in ${layout.home} was made ${difference}, and the topology says otherwise`,
    'wipe it with npm run reset, or set CHOPMARK_HOME to another folder',
  );
};

/** What a first start makes, unless it is asked for something else. */
export const newState = (
  profile: ProfileName = 'full',
  portBase = defaultPortBase,
  runtime: RuntimeName = 'process',
): State => ({ format: 1, profile, portBase, runtime });

/**
 * The state that is there, or a new one.
 * @throws Unready when the data belong to another profile, port base, runtime or list of members
 */
export const claimState = async (
  layout: Layout,
  profile: ProfileName | undefined,
  portBase: number | undefined,
  runtime?: RuntimeName,
): Promise<State> => {
  const state = await readState(layout);
  if (!state) return newState(profile, portBase, runtime);
  if (profile && profile !== state.profile) {
    throw new Unready(
      `the data in ${layout.home} are of the profile "${state.profile}", not "${profile}"`,
      `start it with --profile ${state.profile}, wipe it with npm run reset, or set CHOPMARK_HOME to another folder`,
    );
  }
  if (portBase !== undefined && portBase !== state.portBase) {
    throw new Unready(
      `the channel in ${layout.home} was made with CHOPMARK_PORT_BASE=${state.portBase}, not ${portBase}`,
      `its certificates and configuration name those ports: use that base, or wipe it with npm run reset`,
    );
  }
  if (runtime && runtime !== state.runtime) {
    throw new Unready(
      `the channel in ${layout.home} was made for the runtime "${state.runtime}", not "${runtime}"`,
      'its certificates and configuration name the hosts of that one: start it without --runtime, wipe it with ' +
        'npm run reset, or set CHOPMARK_HOME to another folder',
    );
  }
  await refuseOtherMembers(layout, state);
  return state;
};

/** Writes the state and the secrets that are drawn once. */
export const foundState = async (layout: Layout, state: State): Promise<void> => {
  if (!existsSync(layout.fingerprintKeys)) {
    // The second key is the next one: every gateway has it before the consortium makes it live.
    const epochs = [1, 2].map((epoch) => ({ epoch, key: randomBytes(32).toString('hex') }));
    await writeJson(layout.fingerprintKeys, { epochs });
  }
  if (!existsSync(layout.state)) await writeJson(layout.state, state);
};
