/** To whom proceeds belong: a member, or an outsider for whom the member speaks that records its acts. Pure. */
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Party } from '../kernel/identifiers.ts';
import { type CreditParties, type CreditParty, isExternal } from '../letter-of-credit/parties.ts';
import { type DocumentBank, documentBanks, type Drawing } from '../presentation/records.ts';
import type { Holding, Proceeds } from './records.ts';

export const isSameParty = (one: CreditParty, other: CreditParty): boolean =>
  canonicalJson(one) === canonicalJson(other);

/** Whose people speak for the party. */
export const speakerOf = (party: CreditParty): Party =>
  isExternal(party) ? { mspId: party.recordedBy } : party;

export const holderOf = (proceeds: Proceeds, holding: Holding | undefined): CreditParty =>
  holding?.holder ?? proceeds.creditor;

/** Where a bank stands on the way of documents: those before it claim from it. */
const placeOf = (role: DocumentBank): number => documentBanks.indexOf(role);

/** The last bank before this one that paid, negotiated or undertook on its own account: it claims in its own right. */
export const bankBefore = (drawings: readonly Drawing[], role: DocumentBank): DocumentBank | undefined =>
  drawings
    .filter(({ as, reversed }) => reversed === undefined && placeOf(as) < placeOf(role))
    .map(({ as }) => as)
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .at(-1);

/** To whom a bank in this role owes what it undertakes on the presentation, until the claim is sold. */
export const creditorOf = (
  parties: CreditParties,
  drawings: readonly Drawing[],
  role: DocumentBank,
): CreditParty => {
  const before = bankBefore(drawings, role);
  return (before && parties[before]) ?? parties.beneficiary;
};

/** The bank has undertaken to pay and has not paid. */
export const isOutstanding = (drawing: Drawing | undefined): boolean =>
  drawing !== undefined &&
  drawing.kind !== 'sight-payment' &&
  drawing.kind !== 'negotiation' &&
  drawing.paid === undefined &&
  drawing.reversed === undefined;

const hasPaid = ({ kind, paid, reversed }: Drawing): boolean =>
  reversed === undefined && (kind === 'sight-payment' || paid !== undefined);

/** A bank negotiated the documents, and no bank after it has paid: the money that will come is no more its client's. */
export const isNegotiatedAway = (drawings: readonly Drawing[]): boolean => {
  const negotiated = drawings.find(({ kind, reversed }) => kind === 'negotiation' && reversed === undefined);
  return (
    negotiated !== undefined &&
    !drawings.some((drawing) => hasPaid(drawing) && placeOf(drawing.as) > placeOf(negotiated.as))
  );
};
