/** Parts of papers as they follow from the own copy of an allocation's terms: each side counts for itself. */
import { allocatedParts, type AllocationTerms } from '@chopmark/chaincode/api';
import type { Derivation } from '../command/derived-members.ts';
import { textMember } from '../command/terms-source.ts';

const draftedParts = async ({ input, source }: Pick<Derivation, 'input' | 'source'>) => {
  const [recordId, hash] = [textMember(input, 'allocationId'), textMember(input, 'allocationHash')];
  const allocation = await source.terms(recordId, 'allocation', hash);
  return allocation && allocatedParts(allocation.terms as AllocationTerms);
};

export const draftedPart =
  (member: 'ofParts' | 'toParts') =>
  async (derivation: Pick<Derivation, 'input' | 'source'>): Promise<string | undefined> =>
    (await draftedParts(derivation))?.[member];
