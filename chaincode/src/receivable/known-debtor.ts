/** Whether a named debtor is somebody. */
import type { LedgerReader } from '../kernel/ledger.ts';
import { isExternal } from '../letter-of-credit/parties.ts';
import { type Consortium, isActive } from '../membership/consortium.ts';
import { firmIsActive, loadExternalParty } from '../membership/store.ts';
import { type Debtor, isUndisclosed } from './debtor.ts';

const isBank = (consortium: Consortium, mspId: string): boolean =>
  consortium.members[mspId]?.kind === 'bank' && isActive(consortium, mspId);

/** An active firm, an outsider that an active bank recorded, or an active bank that verifies. */
export const debtorIsKnown = async (
  reader: LedgerReader,
  consortium: Consortium,
  debtor: Debtor,
): Promise<boolean> => {
  if (isUndisclosed(debtor)) return isBank(consortium, debtor.verifiedBy);
  if (!isExternal(debtor)) return firmIsActive(reader, consortium, debtor);
  const recorded = await loadExternalParty(reader, debtor.externalId);
  return recorded?.recordedBy === debtor.recordedBy && isBank(consortium, debtor.recordedBy);
};
