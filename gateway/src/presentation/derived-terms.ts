/** Terms of drawings that follow from others: the balance that is left, and what the regulator sees. */
import {
  type CreditBalanceTerms,
  drawingExposure,
  type drawingKinds,
  drawnBalance,
  type Money,
  type PresentationTerms,
  reversedBalance,
} from '@chopmark/chaincode/api';
import type { z } from 'zod';
import type { DeriveTerms } from '../command/derived-terms.ts';
import { type Input, textMember } from '../command/terms-source.ts';

type Openings = Parameters<DeriveTerms>[1];
type Kind = (typeof drawingKinds)[number];

/** What a bank pays, undertakes or advances, and on which day it is due. */
interface Drawn {
  readonly amount: Money;
  readonly dueOn: string;
}
type DrawnIn = (openings: Openings) => Drawn | undefined;

/** Parsed by the schema of the command; here only these members matter. */
interface Terms {
  readonly payment?: { readonly amount: Money; readonly paidOn: string };
  readonly undertaking?: { readonly amount: Money; readonly payableOn: string };
  readonly negotiation?: { readonly amount: Money; readonly advancedOn: string };
  readonly balance?: z.output<typeof CreditBalanceTerms>;
  readonly presentation?: z.output<typeof PresentationTerms>;
}

const termsIn = (openings: Openings): Terms =>
  Object.fromEntries(Object.entries(openings).map(([section, { terms }]) => [section, terms]));

const paid: DrawnIn = (openings) => {
  const { payment } = termsIn(openings);
  return payment && { amount: payment.amount, dueOn: payment.paidOn };
};
const undertaken: DrawnIn = (openings) => {
  const { undertaking } = termsIn(openings);
  return undertaking && { amount: undertaking.amount, dueOn: undertaking.payableOn };
};
const advanced: DrawnIn = (openings) => {
  const { negotiation } = termsIn(openings);
  return negotiation && { amount: negotiation.amount, dueOn: negotiation.advancedOn };
};

const idsIn = (input: Input) => ({
  creditId: textMember(input, 'creditId'),
  presentationId: textMember(input, 'presentationId'),
});

const newBalance =
  (drawnIn: DrawnIn): DeriveTerms =>
  (input, openings) => {
    const drawn = drawnIn(openings);
    const { balance, presentation: presented } = termsIn(openings);
    if (drawn === undefined || balance === undefined || presented === undefined) return undefined;
    // Of another currency: the ledger says so.
    if (drawn.amount.currency !== balance.drawn.currency) return balance;
    return drawnBalance(balance, presented, drawn.amount, idsIn(input).presentationId);
  };

const exposure =
  (kind: Kind, drawnIn: DrawnIn): DeriveTerms =>
  (input, openings) => {
    const drawn = drawnIn(openings);
    const { presentation: presented } = termsIn(openings);
    return drawn && presented && drawingExposure(kind, idsIn(input), drawn, presented);
  };

const drawing = (kind: Kind, drawnIn: DrawnIn): Readonly<Record<string, DeriveTerms>> => ({
  newBalance: newBalance(drawnIn),
  exposure: exposure(kind, drawnIn),
});

const reversed: DeriveTerms = (input, openings) => {
  const { balance } = termsIn(openings);
  return balance && reversedBalance(balance, idsIn(input).presentationId);
};

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  HonourPresentation: drawing('sight-payment', paid),
  IncurDeferredPayment: drawing('deferred-payment', undertaken),
  AcceptDraft: drawing('acceptance', undertaken),
  ConfirmMaturity: drawing('maturity-confirmation', undertaken),
  NegotiatePresentation: drawing('negotiation', advanced),
  ReverseDrawing: { newBalance: reversed },
};
