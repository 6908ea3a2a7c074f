/** A declaration as the lien book sees it. */
import type { UnjoinedAsset } from '../asset/asset.ts';
import { loadClearances } from '../asset/store.ts';
import { DeclarationTokens } from '../fingerprint/records.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { hasEnded, isLive, isReleased } from './lifecycle.ts';
import type { Declaration } from './records.ts';
import { loadDeclaration, updateDeclaration } from './store.ts';

const suspectsLeft = async (
  reader: LedgerReader,
  { id, customs, suspects }: Declaration,
): Promise<string[]> => {
  const cleared = (await loadClearances(reader, id)).filter(({ by }) => by === customs);
  return suspects.filter((suspect) => !cleared.some((clearance) => clearance.suspect === suspect));
};

export const loadDeclarationAsset = async (
  reader: LedgerReader,
  id: string,
): Promise<UnjoinedAsset | undefined> => {
  const declaration = await loadDeclaration(reader, id);
  if (declaration === undefined) return undefined;
  const { claimId, trader, customs, status, tokens } = declaration;
  return {
    id,
    claimId,
    stage: 'receivable',
    live: isLive(status),
    ended: hasEnded(status),
    attested: isReleased(status),
    title: trader,
    controller: trader,
    authorities: [customs],
    wholeOnly: false,
    suspects: await suspectsLeft(reader, declaration),
    // The buyer is abroad and no member: nobody is there to be told.
    debtor: { acknowledged: [], ownRight: [], undisclosed: true },
    overlaps: [],
    fingerprints: {
      rootId: id,
      tokens,
      authorities: [{ mspId: customs }],
      keepers: [customs],
      renewed: (renewed) => updateDeclaration({ ...declaration, tokens: DeclarationTokens.parse(renewed) }),
    },
    stopped: false,
  };
};
