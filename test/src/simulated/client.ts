/** An honest gateway's write path on the simulated channel (design, section 7). */
import { inBatch, isRefusal, type ItemRefusal, type Refusal } from '@chopmark/chaincode/api';
import type { Execution } from '@chopmark/chaincode/execute';
import type { Channel, Envelope, Simulation } from './channel.ts';
import type { Proposal } from './transaction-ledger.ts';

export type Prepared =
  | { readonly type: 'ready'; readonly envelope: Envelope; readonly simulation: Simulation }
  | { readonly type: 'refused'; readonly refusal: Refusal; readonly items?: readonly ItemRefusal[] }
  /** The command was committed before: its first result. */
  | { readonly type: 'replayed'; readonly execution: Execution }
  /** Endorsers came to different results, or one is away: a later, fresh proposal may succeed. */
  | { readonly type: 'not-endorsed' };

const sameDigest = (simulations: readonly Simulation[]): boolean =>
  simulations.every(({ endorsement }) => endorsement.digest === simulations[0]?.endorsement.digest);

/** Endorses a proposal on the peers of these organisations and assembles the envelope. */
export const prepareOn = async (
  channel: Channel,
  proposal: Proposal,
  endorsers: readonly string[],
): Promise<Prepared> => {
  const simulations: Simulation[] = [];
  for (const mspId of endorsers) {
    if (!channel.peer(mspId).available) return { type: 'not-endorsed' };
    const simulation = await channel.simulate(mspId, proposal);
    if (isRefusal(simulation)) return { type: 'refused', refusal: simulation };
    simulations.push(simulation);
  }
  const [first] = simulations;
  if (first === undefined || !sameDigest(simulations)) return { type: 'not-endorsed' };
  const envelope: Envelope = {
    txId: proposal.txId,
    creator: proposal.creator,
    command: proposal.name,
    timestamp: proposal.timestamp,
    effects: first.effects,
    endorsements: simulations.map(({ endorsement }) => endorsement),
    privateWrites: first.privateWrites,
  };
  return { type: 'ready', envelope, simulation: first };
};

/** Asks the own peer who has to endorse, then endorses there. */
export const prepare = async (channel: Channel, proposal: Proposal, ownPeer: string): Promise<Prepared> => {
  if (!channel.peer(ownPeer).available) return { type: 'not-endorsed' };
  const plan = await channel.simulate(ownPeer, proposal, 'plan');
  if (isRefusal(plan)) return { type: 'refused', refusal: plan };
  if (plan.execution.replayed) return { type: 'replayed', execution: plan.execution };
  const { refusals } = plan.execution;
  const [first] = refusals;
  if (first !== undefined) return { type: 'refused', refusal: inBatch(first), items: refusals };
  return prepareOn(channel, proposal, plan.execution.endorsers);
};
