/** One process killed under load, and what became of every command that was under way. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Consortium } from '../load/consortium.ts';
import type { LedgerCommand, PeerReader } from '../load/ledger-commands.ts';
import type { Parcel } from '../load/parcel.ts';
import { settleLanes, startLoad } from '../load/steady-load.ts';
import type { Row } from '../load/table.ts';
import { rounded } from '../load/statistics.ts';
import type { Site } from '@chopmark/network/site';
import { registryOf } from '@chopmark/network/topology';
import { highestOf, untilCaughtUp } from './heights.ts';
import type { Killed } from './targets.ts';
import { type Recovery, recoveryOf, type Verdict, verdictOf } from './verdict.ts';

export interface FaultSettings {
  readonly laneStepMs: number;
  readonly proposalsPerSecond: number;
  /** Load before the kill, and after the process is healthy again. */
  readonly beforeMs: number;
  readonly afterMs: number;
}

export interface FaultResult {
  readonly fault: string;
  readonly killed: Killed;
  readonly verdict: Verdict;
  readonly recovery: Recovery;
  readonly setbacks: Readonly<Record<string, number>>;
  readonly refusals: Readonly<Record<string, number>>;
  readonly validationCodes: Readonly<Record<string, number>>;
}

/** All commands from a height on, read when the peer that is read has every block that an answer may come from. */
export const commandsSince = async (
  { site }: Consortium,
  reader: PeerReader,
  from: number,
): Promise<LedgerCommand[]> => {
  await untilCaughtUp(site, registryOf(site.topology).mspId);
  return reader.commandsFrom(from);
};

const tally = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

/** @param inflict ends when what was hit works again */
export const runFault = async (
  consortium: Consortium,
  reader: PeerReader,
  parcels: readonly Parcel[],
  fault: string,
  inflict: (site: Site) => Promise<Killed>,
  settings: FaultSettings,
): Promise<FaultResult> => {
  const from = await highestOf(consortium.site);
  const load = startLoad(consortium, parcels, settings);
  const hit = async (): Promise<Killed> => {
    await pause(settings.beforeMs);
    const killed = await inflict(consortium.site);
    await pause(settings.afterMs);
    return killed;
  };
  // Load that nobody stops would go on under the next test.
  const killed = await hit().finally(() => load.stop());
  const heard = await load.stop();
  const onLedger = await commandsSince(consortium, reader, from);
  const validationCodes = await reader.codesFrom(from);
  await settleLanes(consortium, parcels);
  return {
    fault,
    killed,
    verdict: verdictOf(heard, onLedger),
    recovery: recoveryOf(heard, killed.at),
    setbacks: tally(heard.flatMap(({ setbacks }) => setbacks)),
    refusals: tally(heard.flatMap(({ outcome }) => (outcome.type === 'refused' ? [outcome.code] : []))),
    validationCodes,
  };
};

const seconds = (ms: number): number => rounded(ms / 1000, 1);

export const faultRow = ({ fault, killed, verdict, recovery }: FaultResult): Row => ({
  killed: `${fault} (${killed.process})`,
  operations: verdict.operations,
  requests: verdict.requests,
  'committed once': verdict.committedOnce,
  refused: verdict.refused,
  lost: verdict.lost,
  doubled: verdict.doubled,
  unreported: verdict.unreported,
  unknown: verdict.unknown,
  'restarted s': seconds(killed.restartedMs),
  'healthy s': seconds(killed.healthyMs),
  'longest gap s': seconds(recovery.gapMs),
  'drained s': seconds(recovery.drainedMs),
});
