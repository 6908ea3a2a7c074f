/**
 * Negotiation is a purchase: the claims of the presentation pass to the bank, and what was assigned, pledged or sold
 * before cannot be negotiated as well; nor the other way round (UCP 600 arts. 2, 12(b)). Pure.
 */
import type { ClaimFacts } from '../credit-proceeds/claim-facts.ts';
import { creditorOf, holderOf, isSameParty } from '../credit-proceeds/holder.ts';
import type { Holding } from '../credit-proceeds/records.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import type { CreditParty } from '../letter-of-credit/parties.ts';
import { outstandingLiens } from '../lien/machine.ts';
import type { DrawingFacts } from './drawing.ts';
import type { FramedBank } from './frame.ts';

const isClaim = ({ proceeds }: ClaimFacts): boolean => proceeds.presentationId !== undefined;

/** The claim after another sale or return; the new holder needs no acknowledgement, it claims in its own right. */
const passedTo = ({ proceeds, holding }: ClaimFacts, party: CreditParty): Holding => ({
  assetId: proceeds.id,
  holder: party,
  payee: party,
  position: (holding?.position ?? 0) + 1,
});

/** Holdings of the registered claims once the bank has bought the documents. */
export const boughtClaims = (
  { claims }: DrawingFacts,
  { facts, parties, role, article }: FramedBank,
): Holding[] | Refusal<'ASSET_ALREADY_ENCUMBERED'> => {
  const seller = creditorOf(parties, facts.drawings, role);
  const isFree = ({ proceeds, holding, liens }: ClaimFacts): boolean =>
    liens.length === 0 && isSameParty(holderOf(proceeds, holding), seller);
  const owns = claims.filter((claim) => !isClaim(claim));
  const sold = claims.filter(isClaim);
  if (owns.some(({ liens }) => outstandingLiens(liens).length > 0) || !sold.every(isFree)) {
    return refuse('ASSET_ALREADY_ENCUMBERED', { article });
  }
  // The frame found the bank among the parties.
  return sold.map((claim) => passedTo(claim, parties[role] as CreditParty));
};

/** Holdings of the claims that go back to the one from whom the bank had bought; it must hold them free of liens. */
export const returnedClaims = (
  { claims }: DrawingFacts,
  { facts, parties, role, drawing, article }: FramedBank,
): Holding[] | Refusal<'NOT_THE_CONTROLLER' | 'ASSET_ALREADY_ENCUMBERED'> => {
  if (drawing?.kind !== 'negotiation') return [];
  const bought = claims.filter(isClaim);
  const isHeld = ({ proceeds, holding }: ClaimFacts): boolean =>
    isSameParty(holderOf(proceeds, holding), parties[role] as CreditParty);
  if (!bought.every(isHeld)) return refuse('NOT_THE_CONTROLLER', { article });
  if (bought.some(({ liens }) => liens.length > 0)) return refuse('ASSET_ALREADY_ENCUMBERED', { article });
  const seller = creditorOf(parties, facts.drawings, role);
  return bought.map((claim) => passedTo(claim, seller));
};
