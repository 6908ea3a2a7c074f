import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadLiens } from '../lien/store.ts';
import { loadLiensToCome } from '../refinancing/coming.ts';
import {
  clearSuspect,
  liftHold,
  placeHold,
  recordRegistration,
  recordSearch,
  stateFactor,
} from './commands.ts';
import { loadAsset } from './load.ts';
import { decideClearance, decideFactor, decideHold, decideThaw, type FactRequest } from './machine.ts';
import { decideSearch } from './search.ts';
import { decideLienRegistration } from './registration.ts';
import { loadHold, loadRegistration, loadSearch } from './store.ts';

interface ByAuthor {
  readonly input: { readonly assetId: string };
  readonly actor: { readonly mspId: string };
}

const ownHold = async (reader: LedgerReader, { input, actor }: ByAuthor): Promise<FactRequest> => ({
  asset: await loadAsset(reader, input.assetId),
  hold: await loadHold(reader, input.assetId, actor.mspId),
});

export const assetHandlers = [
  handle(placeHold, ownHold, decideHold),
  handle(liftHold, ownHold, decideThaw),
  handle(stateFactor, (reader, { input }) => loadAsset(reader, input.assetId), decideFactor),
  handle(clearSuspect, (reader, { input }) => loadAsset(reader, input.assetId), decideClearance),
  handle(
    recordSearch,
    async (reader, { input, actor }) => ({
      asset: await loadAsset(reader, input.assetId),
      liens: await loadLiensToCome(reader, input.assetId),
      earlier: await loadSearch(reader, input.assetId, actor.mspId),
    }),
    decideSearch,
  ),
  handle(
    recordRegistration,
    async (reader, { input }) => ({
      asset: await loadAsset(reader, input.assetId),
      liens: await loadLiens(reader, input.assetId),
      earlier: await loadRegistration(reader, input.assetId, input.lienId),
    }),
    decideLienRegistration,
  ),
];
