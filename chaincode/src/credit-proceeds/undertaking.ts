/**
 * What a claim rests on: a bank undertook to pay a presentation on a later day (UCP 600 art. 7(a), 8(a); domestic
 * confirmation of maturity). It is the bank's own fact under `drawing/<presentation>/<role>`; here it is only read.
 */
import { z } from 'zod';
import { CalendarDate } from '../kernel/identifiers.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { PositiveMoney } from '../kernel/money.ts';
import { TermsHash } from '../kernel/opening.ts';
import type { CreditRole } from '../letter-of-credit/parties.ts';

const undertakings = ['deferred-payment', 'acceptance', 'maturity-confirmation'];

/** What the lien book must know of a drawing. */
const Drawing = z.looseObject({
  creditId: z.string(),
  kind: z.string(),
  termsHash: TermsHash,
  paid: z.unknown().optional(),
  reversed: z.unknown().optional(),
});

/** The private terms of an undertaking: its amount and its days never change. */
export const UndertakingTerms = z.looseObject({
  amount: PositiveMoney,
  maturesOn: CalendarDate,
  payableOn: CalendarDate,
});
export type UndertakingTerms = z.output<typeof UndertakingTerms>;

export interface Undertaking {
  readonly termsHash: TermsHash;
  readonly isOpen: boolean;
}

/** The undertaking of the bank in this role, of a presentation under this credit. */
export const loadUndertaking = async (
  reader: LedgerReader,
  creditId: string,
  presentationId: string,
  role: CreditRole,
): Promise<Undertaking | undefined> => {
  const drawing = Drawing.safeParse(await reader.get(`drawing/${presentationId}/${role}`));
  if (!drawing.success || drawing.data.creditId !== creditId) return undefined;
  const { kind, termsHash, paid, reversed } = drawing.data;
  return undertakings.includes(kind)
    ? { termsHash, isOpen: paid === undefined && reversed === undefined }
    : undefined;
};
