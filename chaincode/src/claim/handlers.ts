import { loadAsset } from '../asset/load.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { type AllocationFacts, decideAgreement, decideDispute } from './agreement.ts';
import {
  agreeAllocation,
  disputeAllocation,
  draftAllocation,
  proposeAllocation,
  undoAllocation,
} from './commands.ts';
import { decideDraft, decideProposal, type DraftFacts } from './proposal.ts';
import { loadSide } from './side.ts';
import { loadAllocation, loadClaim, loadLinks } from './store.ts';
import { decideUndoing } from './undoing.ts';

const papersOf = async (
  reader: LedgerReader,
  { input }: { readonly input: { readonly of: string; readonly to: string } },
): Promise<DraftFacts> => ({
  of: await loadAsset(reader, input.of),
  to: await loadAsset(reader, input.to),
});

const allocationFacts = async (
  reader: LedgerReader,
  { input }: { readonly input: { readonly allocationId: string } },
): Promise<AllocationFacts> => {
  const allocation = await loadAllocation(reader, input.allocationId);
  if (allocation === undefined) return { allocation, of: undefined, to: undefined };
  return {
    allocation,
    of: await loadSide(reader, allocation.of),
    to: await loadSide(reader, allocation.to),
  };
};

export const claimHandlers = [
  handle(draftAllocation, papersOf, decideDraft),
  handle(
    proposeAllocation,
    async (reader, request) => {
      const papers = await papersOf(reader, request);
      const [ofClaim, toClaim] = [papers.of?.claimId ?? '', papers.to?.claimId ?? ''];
      return {
        ...papers,
        taken: await loadAllocation(reader, request.input.allocationId),
        links: [...(await loadLinks(reader, ofClaim)), ...(await loadLinks(reader, toClaim))],
      };
    },
    decideProposal,
  ),
  handle(agreeAllocation, allocationFacts, decideAgreement),
  handle(disputeAllocation, allocationFacts, decideDispute),
  handle(
    undoAllocation,
    async (reader, request) => ({
      ...(await allocationFacts(reader, request)),
      taken: await loadClaim(reader, request.input.claimId),
    }),
    decideUndoing,
  ),
];
