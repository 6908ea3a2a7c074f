/** What a receivable supports of the loan on it, by invoice, credit notes, dispute and quote: domain rules 8.3. */
import {
  advance,
  answererOf,
  ConfirmationTerms,
  CreditNote,
  CreditNoteTerms,
  DebtAnswer,
  type DealTerms,
  Invitation,
  minorOf,
  type Money,
  moneyOf,
  QuoteRequestTerms,
  QuoteTerms,
  Receivable,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { HostedOrganisation } from '../hosting.ts';
import { ownTerms } from '../plugins/own-terms.ts';
import { recordsOf } from '../receivable/records.ts';
import type { Financing } from './records.ts';
import type { Cover } from './statement-view.ts';

/** The own copy by its schema; `undefined` where there is none. */
const termsBy = async <T>(
  organisation: HostedOrganisation,
  schema: z.ZodType<T>,
  ...place: [recordId: string, section: string, hash: string | undefined]
): Promise<T | undefined> => schema.safeParse(await ownTerms(organisation, ...place)).data;

/** What the debtor confirmed. */
const confirmedOf = async (organisation: HostedOrganisation, assetId: string): Promise<Money | undefined> => {
  const { view } = organisation;
  const receivable = Receivable.safeParse((await view.record(`receivable/${assetId}`))?.value).data;
  if (receivable === undefined) return undefined;
  const record = await view.record(`debt-answer/${assetId}/${answererOf(receivable.debtor)}`);
  const hash = DebtAnswer.safeParse(record?.value).data?.answerHash;
  return (await termsBy(organisation, ConfirmationTerms, assetId, 'answer', hash))?.amount;
};

/** What all credit notes in force take away: each says it of all of them. */
const creditedOf = async (organisation: HostedOrganisation, assetId: string): Promise<bigint> => {
  const notes = await recordsOf(organisation.view, `credit-note/${assetId}/`, CreditNote);
  const credited = notes
    .filter(({ status }) => status === 'effective')
    .map(async ({ id, creditNoteHash }) => {
      const terms = await termsBy(organisation, CreditNoteTerms, id, 'creditNote', creditNoteHash);
      return terms === undefined ? 0n : minorOf(terms.creditedInAll);
    });
  return (await Promise.all(credited)).reduce((most, one) => (one > most ? one : most), 0n);
};

const Reservation = z.object({ offerId: z.string() });

/** What the bank was asked for and quoted. */
const quotedOf = async (organisation: HostedOrganisation, { assetId, lienId }: Financing) => {
  const { view } = organisation;
  const lien = Reservation.safeParse((await view.record(`lien/${assetId}/${lienId}`))?.value).data;
  const record = lien && (await view.record(`invitation/${assetId}/${lien.offerId}`));
  const invitation = Invitation.safeParse(record?.value).data;
  if (invitation === undefined) return undefined;
  const { id, requestHash, quoteHash } = invitation;
  const request = await termsBy(organisation, QuoteRequestTerms, id, 'request', requestHash);
  const quote = await termsBy(organisation, QuoteTerms, id, 'quote', quoteHash);
  return request && quote && { assigned: request.assigned, advanceBp: quote.advanceBp };
};

const Hold = z.object({ status: z.string(), reason: z.string() });

export interface Owed {
  readonly principal: Money;
  readonly overdue: boolean;
}

/** `undefined` where the asset is no receivable, or the lien has ended, or a copy is missing. */
export const coverOf = async (
  organisation: HostedOrganisation,
  financing: Financing,
  { haircutBp, principal: lent }: DealTerms,
  { principal: outstanding, overdue }: Owed,
): Promise<Cover | undefined> => {
  const { assetId } = financing;
  const confirmed = await confirmedOf(organisation, assetId);
  const quoted = await quotedOf(organisation, financing);
  if (confirmed === undefined || quoted === undefined) return undefined;
  const holds = await recordsOf(organisation.view, `fact/${assetId}/hold/`, Hold);
  const disputed = holds.some(({ status, reason }) => status === 'placed' && reason === 'dispute');
  const money = (minor: bigint): Money => moneyOf(minor, confirmed.currency);
  const inputs = {
    faceMinor: minorOf(confirmed),
    creditNotesMinor: await creditedOf(organisation, assetId),
    disputedMinor: disputed ? minorOf(confirmed) : 0n,
    overdueMinor: overdue ? minorOf(confirmed) : 0n,
    concentrationCapMinor: minorOf(quoted.assigned),
  };
  const { eligibleMinor, baseMinor, maximumMinor, availableMinor, shortfallMinor } = advance({
    ...inputs,
    haircutBp,
    advanceRateBp: quoted.advanceBp,
    limitMinor: minorOf(lent),
    outstandingMinor: minorOf(outstanding),
  });
  return {
    confirmed,
    credited: money(inputs.creditNotesMinor),
    disputed: money(inputs.disputedMinor),
    overdue: money(inputs.overdueMinor),
    assigned: quoted.assigned,
    haircutBp,
    advanceBp: quoted.advanceBp,
    limit: lent,
    eligible: money(eligibleMinor),
    base: money(baseMinor),
    maximum: money(maximumMinor),
    available: money(availableMinor),
    shortfall: money(shortfallMinor),
  };
};
