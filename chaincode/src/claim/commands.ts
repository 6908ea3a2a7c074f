/** What may be said about papers of the same goods. */
import { z } from 'zod';
import { AssetId } from '../asset/identifiers.ts';
import { Parts } from '../asset/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, MspId } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import type { Role } from '../kernel/roles.ts';
import { AllocationTerms } from './terms.ts';

const allocationId = idOf('allocation');
const noTerms = { sections: {}, known: [] } as const;

/** Owners, those who know a paper at first hand, and banks that answer for a debtor. */
const parties = [
  'enterprise-officer',
  'warehouse-keeper',
  'inspector',
  'customs-officer',
  'bank-maker',
] as const satisfies readonly Role[];

/** Private copies only: amounts and quantities. */
export const draftAllocation = defineCommand({
  name: 'DraftAllocation',
  summary: 'A party to a paper lays down in private how much of it another paper stands for.',
  input: z.strictObject({ allocationId, of: AssetId, to: AssetId, counterparty: MspId }),
  path: '/allocation-drafts',
  creates: { allocationId: 'allocation' },
  sections: { allocation: AllocationTerms },
  known: [],
  roles: parties,
  errors: ['ASSET_NOT_FOUND', 'NOT_A_PARTY_TO_PAPERS', 'PARTY_UNKNOWN'],
  events: ['allocation.drafted.v1'],
  recorded: false,
});

export const proposeAllocation = defineCommand({
  name: 'ProposeAllocation',
  summary:
    'A party to a paper proposes that another paper stands for a part of it. Until it is agreed it only alerts.',
  input: z.strictObject({
    allocationId,
    of: AssetId,
    to: AssetId,
    counterparty: MspId,
    allocationHash: TermsHash,
    ofParts: Parts,
    toParts: Parts,
    expiresAt: Instant,
  }),
  path: '/allocations',
  creates: {},
  ...noTerms,
  roles: parties,
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_A_PARTY_TO_PAPERS',
    'PARTY_UNKNOWN',
    'EXPIRY_INVALID',
    'ID_TAKEN',
    'ALLOCATION_BACKWARDS',
    'PAPERS_LINKED',
    'ALLOCATION_EXCEEDS_PAPER',
  ],
  events: ['allocation.proposed.v1'],
});

export const agreeAllocation = defineCommand({
  name: 'AgreeAllocation',
  summary:
    'The other side agrees: the papers are of one claim, unless both carry liens; then they are suspects.',
  input: z.strictObject({ allocationId, allocationHash: TermsHash, ofParts: Parts, toParts: Parts }),
  path: '/allocations/{allocationId}/agreement',
  creates: {},
  ...noTerms,
  roles: parties,
  errors: [
    'ALLOCATION_NOT_FOUND',
    'NOT_A_PARTY_TO_PAPERS',
    'ALLOCATION_NOT_OPEN',
    'TERMS_HASH_MISMATCH',
    'PAPERS_LINKED',
    'ALLOCATION_EXCEEDS_PAPER',
    'CLAIM_FULL',
    'CLAIM_ENCUMBERED',
  ],
  events: ['allocation.agreed.v1', 'allocation.suspected.v1'],
});

export const disputeAllocation = defineCommand({
  name: 'DisputeAllocation',
  summary: 'A party to a paper, or a bank with a lien in its claim, says that the link is wrong.',
  input: z.strictObject({ allocationId }),
  path: '/allocations/{allocationId}/dispute',
  creates: {},
  ...noTerms,
  roles: [...parties, 'bank-checker'],
  errors: ['ALLOCATION_NOT_FOUND', 'NOT_A_PARTY_TO_PAPERS', 'ALLOCATION_NOT_OPEN', 'ALLOCATION_DISPUTED'],
  events: ['allocation.disputed.v1'],
});

export const undoAllocation = defineCommand({
  name: 'UndoAllocation',
  summary:
    'A disputed link is undone by the other side, or, where liens stand, by their holders; each of them has to say so.',
  input: z.strictObject({ allocationId, claimId: idOf('claim') }),
  path: '/allocations/{allocationId}/undoing',
  creates: { claimId: 'claim' },
  ...noTerms,
  roles: [...parties, 'bank-checker'],
  errors: [
    'ALLOCATION_NOT_FOUND',
    'NOT_A_PARTY_TO_PAPERS',
    'ALLOCATION_NOT_OPEN',
    'ALLOCATION_NOT_DISPUTED',
    'ID_TAKEN',
    'SUSPECT_NOT_CLEARED',
    'CLAIM_ENCUMBERED',
  ],
  events: ['allocation.undoing-allowed.v1', 'allocation.undone.v1'],
});
