/** Refusals about papers of the same goods: a part of the one catalogue, append only as that is. */
import { type ErrorEntry, refusal } from './error-entry.ts';

export const claimErrors = {
  NOT_THE_AUTHORITY: refusal(403, 'Another party was named to vouch for the paper.'),
  PAPER_KIND_WRONG: refusal(422, 'The paper is of another kind.'),
  PAPER_REGISTERED: refusal(409, 'The paper is registered already.'),
  NOT_A_PARTY_TO_PAPERS: refusal(403, 'Neither owner of a paper nor who knows it at first hand.'),
  ALLOCATION_NOT_FOUND: refusal(404, 'There is no such allocation.'),
  ALLOCATION_NOT_OPEN: refusal(409, 'The allocation is not in a status that allows this, or has expired.'),
  ALLOCATION_BACKWARDS: refusal(422, 'A paper does not stand for a part of one of a later stage.'),
  ALLOCATION_EXCEEDS_PAPER: refusal(409, 'More of the paper is allocated than there is.'),
  ALLOCATION_DISPUTED: refusal(409, 'The link is disputed already.'),
  ALLOCATION_NOT_DISPUTED: refusal(409, 'Nobody disputes the link.', true),
  PAPERS_LINKED: refusal(409, 'The papers are of one claim already.'),
  CLAIM_FULL: refusal(409, 'The claim has as many papers as one may have.'),
  CLAIM_ENCUMBERED: refusal(409, 'Liens stand on both sides of the link.', true),
  NOT_ANOTHER_STAGE: refusal(422, 'The liens are not on two stages of the same goods.'),
} as const satisfies Record<string, ErrorEntry>;
