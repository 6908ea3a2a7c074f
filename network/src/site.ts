/** A network of this machine: what everything about it is derived from. */
import type { Layout } from './layout.ts';
import { placementOf, type Placement } from './placement.ts';
import { readState, type State } from './state.ts';
import { findToolchain, type Toolchain } from './toolchain.ts';
import { topologyOf, type Topology } from './topology.ts';

export type Site = {
  readonly layout: Layout;
  readonly portBase: number;
  readonly topology: Topology;
  readonly toolchain: Toolchain;
  readonly placement: Placement;
};

export const siteOf = (
  layout: Layout,
  { runtime, profile, portBase }: State,
  toolchain: Toolchain,
): Site => ({
  layout,
  portBase,
  topology: topologyOf(profile),
  toolchain,
  placement: placementOf(runtime, layout, toolchain),
});

/** The network that was set up in a state directory; undefined when there is none, or its commands are not built. */
export const findSite = async (layout: Layout): Promise<Site | undefined> => {
  const [state, toolchain] = [await readState(layout), await findToolchain()];
  return state && toolchain ? siteOf(layout, state, toolchain) : undefined;
};
