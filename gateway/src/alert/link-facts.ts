/** Allocations between papers: proposed, agreed, disputed, undone. */
import { Allocation } from '@chopmark/chaincode/api';
import type { FactReader } from './fact.ts';
import type { AlertKind } from './record.ts';

const kindOfStatus: Readonly<Record<Allocation['status'], AlertKind>> = {
  proposed: 'link-proposed',
  agreed: 'link-agreed',
  suspect: 'link-suspected',
  undone: 'link-undone',
};

const kindOf = (was: Allocation | undefined, is: Allocation): AlertKind | undefined => {
  if (was?.status !== is.status) return kindOfStatus[is.status];
  return was.disputedBy === is.disputedBy ? undefined : 'link-disputed';
};

export const allocationFacts: FactReader = ({ was, is, by }) => {
  const allocation = Allocation.parse(is);
  const { id, of, to, status, allocationHash } = allocation;
  const kind = kindOf(was === undefined ? undefined : Allocation.parse(was), allocation);
  if (kind === undefined) return [];
  return [
    {
      kind,
      topic: `allocation/${id}`,
      closes: kind === 'link-agreed' || kind === 'link-undone',
      stated: { recordId: id, by, hash: allocationHash },
      bears: { on: 'linked', rootIds: [of, to] },
      moves: status === 'agreed' || status === 'undone',
    },
  ];
};
