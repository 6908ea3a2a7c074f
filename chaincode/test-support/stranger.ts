/** Somebody in the role of a draft's speaker who is no party of what it is about. */
import type { Draft } from './draft.ts';
import { opaqueId } from './people.ts';

interface Members {
  readonly [mspId: string]: { readonly kind: string };
}

/** Of a firm another one on the platform; else a member of the same kind that is new to the consortium. */
export const saidByStranger = (draft: Draft): void => {
  const { creator } = draft.call;
  if (creator.role === 'enterprise-officer') {
    const subject = opaqueId('SUB', 9);
    draft.put(`subject/EnterprisesMSP/${subject}`, { status: 'active' });
    draft.saidBy({ ...creator, mspId: 'EnterprisesMSP', subject });
    return;
  }
  const members = draft.at('consortium')['members'] as Members;
  const StrangerMSP = { kind: members[creator.mspId]?.kind, status: 'active', endorses: true };
  draft.change('consortium', { members: { ...members, StrangerMSP } });
  draft.saidBy({ ...creator, mspId: 'StrangerMSP' });
};
