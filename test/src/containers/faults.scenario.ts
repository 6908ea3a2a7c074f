/** What happens between members when one of them is cut off, or the leader of the orderers stands still. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { faultRow, type FaultResult, runFault } from '../faults/fault-run.ts';
import { untilCaughtUp } from '../faults/heights.ts';
import { type Consortium, openConsortium } from '../load/consortium.ts';
import { openPeerReader, type PeerReader } from '../load/ledger-commands.ts';
import type { Said } from '../load/operation.ts';
import { issueSteps, newParcel, type Parcel, take, takeAll } from '../load/parcel.ts';
import { prepareLanes } from '../load/steady-load.ts';
import { tableOf } from '../load/table.ts';
import { peersOf, type Peers } from '../network/fabric/endorsement.ts';
import { openLedger } from '../network/fabric/ledger.ts';
import { measured } from '../network/table.ts';
import { freezeLeader, partition } from './inflict.ts';
import { openStack, type Stack } from './stack.ts';

const minutes = 60_000;
const settings = { laneStepMs: 1_500, proposalsPerSecond: 1.5, beforeMs: 4_000, afterMs: 6_000 };
const cutOff = 'RiverBankMSP';
const witnesses = ['HarbourBankMSP', cutOff, 'RegistryMSP'] as const;

const results: FaultResult[] = [];
let consortium: Consortium;
let stack: Stack;
let reader: PeerReader;
let peers: Peers;

beforeAll(async () => {
  consortium = await openConsortium();
  stack = await openStack(consortium.site);
  reader = openPeerReader(consortium);
  peers = peersOf(consortium.manifest);
}, 2 * minutes);

afterAll(() => {
  process.stdout.write(`${tableOf(results.map(faultRow))}\n`);
  reader.close();
  peers.close();
  consortium.close();
});

/** A peer that is cut off, or follows the orderer that stands still, does not know a new offer yet, and says so. */
const expectSound = ({ verdict, refusals }: FaultResult): void => {
  const { OFFER_NOT_FOUND: behind = 0, ...others } = refusals;
  expect(others).toEqual({});
  expect(verdict).toMatchObject({ refused: behind, lost: 0, doubled: 0, unreported: 0, unknown: 0 });
};

/** The same receipt, as each of the banks takes it. */
const contested = async (banks: readonly string[]): Promise<readonly Parcel[]> => {
  const parcel = newParcel();
  await takeAll(consortium, parcel, issueSteps);
  const bids = banks.map((bank) => ({ ...parcel, bank, saved: new Map(parcel.saved) }));
  for (const bid of bids) await takeAll(consortium, bid, ['OfferReceipt']);
  return bids;
};

const liensOn = async (mspId: string, assetId: string): Promise<number> => {
  const ledger = await openLedger(consortium.manifest, peers, mspId);
  return (JSON.parse(await ledger.evaluate('ReadRange', [`lien/${assetId}/`])) as unknown[]).length;
};

const outcomeOf = ({ outcome }: Said): string => (outcome.type === 'refused' ? outcome.code : outcome.type);

describe('an organisation that is cut off from the others', () => {
  test(
    'never wins what another has won: the receipt has one lien on every peer when the network has healed',
    async () => {
      const bids = await contested(['HarbourBankMSP', cutOff]);
      const assetId = bids[0]?.saved.get('receipt') ?? '';
      await stack.cutOff(cutOff);
      const begun = performance.now();
      const bidding = bids.map((bid) => take(consortium, bid, 'ReserveLien'));
      const [winner] = await Promise.all(bidding.slice(0, 1));
      await stack.reconnect(cutOff);
      const healed = performance.now();
      const said = await Promise.all(bidding);
      for (const witness of witnesses) await untilCaughtUp(consortium.site, witness);
      const secondsFrom = (from: number): string => ((performance.now() - from) / 1000).toFixed(1);
      measured('one receipt, two banks, one cut off', said.map(outcomeOf).join(', '));
      measured('cut off and healed', `${secondsFrom(begun)} s, ${secondsFrom(healed)} s after reconnecting`);
      expect(winner?.outcome.type).toBe('committed');
      expect(said.filter(({ outcome }) => outcome.type === 'committed').length).toBe(1);
      expect(said[1]?.outcome.type).toBe('refused');
      expect(await Promise.all(witnesses.map((one) => liensOn(one, assetId)))).toEqual([1, 1, 1]);
    },
    4 * minutes,
  );

  test(
    'loses and doubles nothing, and comes back by itself',
    async () => {
      const parcels = await prepareLanes(consortium, 2);
      const inflict = partition(stack, cutOff, 12_000);
      const result = await runFault(consortium, reader, parcels, 'partition', inflict, settings);
      results.push(result);
      expectSound(result);
    },
    5 * minutes,
  );
});

test(
  'a leader that stands still is replaced, and nothing that was said is lost or doubled',
  async () => {
    const parcels = await prepareLanes(consortium, 2);
    const inflict = freezeLeader(stack, 15_000);
    const result = await runFault(consortium, reader, parcels, 'paused leader', inflict, settings);
    results.push(result);
    expectSound(result);
    // It must be noticed while it is frozen, not when it goes on.
    expect(result.recovery.gapMs).toBeLessThan(15_000);
  },
  5 * minutes,
);
