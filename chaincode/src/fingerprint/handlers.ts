import type { Asset } from '../asset/asset.ts';
import { loadAsset } from '../asset/load.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadLiens } from '../lien/store.ts';
import { closeTokens, confirmTokens, proposeTokens } from './commands.ts';
import type { Token } from './records.ts';
import { decideClosure, decideTokenConfirmation, decideTokenProposal, type RenewalFacts } from './renewal.ts';
import { isKeyed, loadRegistrations, loadTokenProposals } from './store.ts';

const registeredAsset = async (
  reader: LedgerReader,
  assetId: string,
): Promise<{ readonly asset: Asset | undefined; readonly isKeyed: boolean }> => {
  const asset = await loadAsset(reader, assetId);
  return { asset, isKeyed: await isKeyed(reader, assetId, asset?.fingerprints?.tokens ?? []) };
};

const renewalFacts = async (
  reader: LedgerReader,
  { input }: { readonly input: { readonly assetId: string; readonly tokens: readonly Token[] } },
): Promise<RenewalFacts> => ({
  ...(await registeredAsset(reader, input.assetId)),
  liens: await loadLiens(reader, input.assetId),
  proposals: await loadTokenProposals(reader, input.assetId),
  registrations: await loadRegistrations(reader, input.tokens),
});

export const fingerprintHandlers = [
  handle(proposeTokens, renewalFacts, decideTokenProposal),
  handle(confirmTokens, renewalFacts, decideTokenConfirmation),
  handle(closeTokens, (reader, { input }) => registeredAsset(reader, input.assetId), decideClosure),
];
