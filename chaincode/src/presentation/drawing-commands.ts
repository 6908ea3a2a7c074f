/** What may be said by a bank that pays, undertakes to pay or negotiates. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf, KeyedToken } from '../kernel/identifiers.ts';
import { PaymentTerms } from '../financing/terms.ts';
import { defineAct, refusalsOf } from '../letter-of-credit/act.ts';
import { CreditBalanceTerms, CreditTerms, EvidenceTerms, ReasonTerms } from '../letter-of-credit/terms.ts';
import { PresentationTerms } from './documents.ts';
import { asBank, checkers, liveCredit, presentationPath } from './presenting-commands.ts';
import { PaidShare } from './records.ts';
import { DrawingExposureTerms, NegotiationTerms, StopOrderTerms, UndertakingTerms } from './terms.ts';

const obligors = ['issuingBank', 'confirmingBank', 'nominatedBank', 'transferringBank'] as const;

/** Keyed token of a payment reference, computed in the bank's gateway. */

/** Drawn once by each bank: a second payment or undertaking contradicts the first. */
const drawnBefore = {
  honoured: 'ALREADY_HONOURED',
  undertaken: 'ALREADY_HONOURED',
  negotiated: 'ALREADY_HONOURED',
  settled: 'ALREADY_HONOURED',
} as const;

/** `precluded`: no timely notice is on record, so the bank can only honour (UCP 600 art. 16(f)). */
const mayHonour = {
  kind: 'examination',
  states: ['complies', 'waived', 'precluded', 'sent-elsewhere', 'examined-elsewhere'],
  contradictions: drawnBefore,
} as const;

/** An order on a part that leaves enough: the bank brings its terms along. */
const stopOrderId = idOf('stopOrder').optional();

/** Whom the bank says it paid; left out, the ledger records those to whom it had to pay. */
const paidTo = z.array(PaidShare).min(1).max(65).optional();

const drawingSections = {
  presentation: PresentationTerms,
  credit: CreditTerms,
  balance: CreditBalanceTerms,
  newBalance: CreditBalanceTerms,
  exposure: DrawingExposureTerms,
  evidence: EvidenceTerms,
} as const;
const drawingKnown = ['presentation', 'credit', 'balance', 'newBalance', 'exposure'] as const;
const drawingErrors = ['TERMS_HASH_MISMATCH', 'CREDIT_OVERDRAWN', 'DERIVED_TERMS_WRONG'] as const;

export const honourPresentationAct = defineAct({
  command: 'HonourPresentation',
  as: obligors,
  credit: liveCredit,
  of: mayHonour,
  articles: { UCP600: 'UCP 600 arts. 2, 7, 8, 15', 'CN-DLC-2016': 'CN-DLC 2016 art. 44' },
});

export const honourPresentation = defineCommand({
  name: 'HonourPresentation',
  summary: 'A bank pays a presentation at sight, with a reference usable once.',
  input: z.strictObject({ ...asBank, referenceToken: KeyedToken, stopOrderId, paidTo }),
  path: `${presentationPath}/honour`,
  creates: {},
  sections: { ...drawingSections, payment: PaymentTerms, stopOrder: StopOrderTerms },
  known: [...drawingKnown, 'stopOrder'],
  optional: ['newBalance', 'stopOrder', 'evidence'],
  roles: checkers,
  errors: [
    'PRESENTATION_NOT_FOUND',
    ...refusalsOf(honourPresentationAct),
    'STOP_ORDER_IN_FORCE',
    'REFERENCE_ALREADY_USED',
    'PAYEE_WRONG',
    ...drawingErrors,
  ],
  events: ['presentation.honoured.v1'],
});

export const incurDeferredPaymentAct = defineAct({
  command: 'IncurDeferredPayment',
  as: obligors,
  credit: liveCredit,
  of: mayHonour,
  articles: { UCP600: 'UCP 600 arts. 2, 7, 8, 12(b)' },
});
export const acceptDraftAct = defineAct({
  command: 'AcceptDraft',
  as: obligors,
  credit: liveCredit,
  of: mayHonour,
  articles: { UCP600: 'UCP 600 arts. 2, 7, 8, 12(b)' },
});
export const confirmMaturityAct = defineAct({
  command: 'ConfirmMaturity',
  as: obligors,
  credit: liveCredit,
  of: mayHonour,
  articles: { 'CN-DLC-2016': 'CN-DLC 2016 arts. 44, 47' },
});

const undertakingShape = {
  input: z.strictObject(asBank),
  creates: {},
  sections: { ...drawingSections, undertaking: UndertakingTerms },
  known: drawingKnown,
  optional: ['newBalance', 'evidence'],
  roles: checkers,
} as const;

export const incurDeferredPayment = defineCommand({
  name: 'IncurDeferredPayment',
  summary: 'A bank incurs a deferred payment undertaking: amount and maturity are fixed.',
  path: `${presentationPath}/deferred-payment`,
  ...undertakingShape,
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(incurDeferredPaymentAct), ...drawingErrors],
  events: ['presentation.undertaken.v1'],
});

export const acceptDraft = defineCommand({
  name: 'AcceptDraft',
  summary: 'A bank accepts the draft: amount and maturity are fixed.',
  path: `${presentationPath}/acceptance`,
  ...undertakingShape,
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(acceptDraftAct), ...drawingErrors],
  events: ['presentation.undertaken.v1'],
});

export const confirmMaturity = defineCommand({
  name: 'ConfirmMaturity',
  summary: 'A bank confirms that it pays at maturity: amount and date are fixed and irrevocable.',
  path: `${presentationPath}/maturity-confirmation`,
  ...undertakingShape,
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(confirmMaturityAct), ...drawingErrors],
  events: ['presentation.undertaken.v1'],
});

export const negotiatePresentationAct = defineAct({
  command: 'NegotiatePresentation',
  as: ['confirmingBank', 'nominatedBank', 'transferringBank'],
  credit: liveCredit,
  of: {
    kind: 'examination',
    states: ['complies', 'waived', 'precluded', 'maturity-confirmed', 'sent-elsewhere', 'examined-elsewhere'],
    contradictions: drawnBefore,
  },
  articles: { UCP600: 'UCP 600 arts. 2, 8(a)(ii), 12', 'CN-DLC-2016': 'CN-DLC 2016 arts. 34–39' },
});

export const negotiatePresentation = defineCommand({
  name: 'NegotiatePresentation',
  summary: 'A nominated bank buys drafts or documents, with or without recourse.',
  input: z.strictObject({ ...asBank, stopOrderId }),
  path: `${presentationPath}/negotiation`,
  creates: {},
  sections: {
    ...drawingSections,
    negotiation: NegotiationTerms,
    stopOrder: StopOrderTerms,
  },
  known: [...drawingKnown, 'stopOrder'],
  optional: ['newBalance', 'stopOrder', 'evidence'],
  roles: checkers,
  errors: [
    'PRESENTATION_NOT_FOUND',
    ...refusalsOf(negotiatePresentationAct),
    'STOP_ORDER_IN_FORCE',
    'RECOURSE_NOT_AGREED',
    'TERMS_HASH_MISMATCH',
    'NOT_NEGOTIABLE',
    'ASSET_ALREADY_ENCUMBERED',
    'CREDIT_OVERDRAWN',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['presentation.negotiated.v1'],
});

export const payAtMaturityAct = defineAct({
  command: 'PayAtMaturity',
  as: obligors,
  credit: liveCredit,
  of: {
    kind: 'examination',
    states: ['undertaken'],
    contradictions: { settled: 'ALREADY_HONOURED', honoured: 'ALREADY_HONOURED' },
  },
  articles: { UCP600: 'UCP 600 arts. 7(a), 8(a)', 'CN-DLC-2016': 'CN-DLC 2016 art. 47' },
});

export const payAtMaturity = defineCommand({
  name: 'PayAtMaturity',
  summary: 'A bank pays what it undertook, with a reference usable once.',
  input: z.strictObject({ ...asBank, referenceToken: KeyedToken, stopOrderId, paidTo }),
  path: `${presentationPath}/payment`,
  creates: {},
  sections: {
    undertaking: UndertakingTerms,
    payment: PaymentTerms,
    stopOrder: StopOrderTerms,
    evidence: EvidenceTerms,
  },
  known: ['undertaking', 'stopOrder'],
  optional: ['stopOrder', 'evidence'],
  roles: checkers,
  errors: [
    'PRESENTATION_NOT_FOUND',
    ...refusalsOf(payAtMaturityAct),
    'STOP_ORDER_IN_FORCE',
    'REFERENCE_ALREADY_USED',
    'PAYEE_WRONG',
    'TERMS_HASH_MISMATCH',
    'AMOUNT_MISMATCH',
  ],
  events: ['presentation.settled.v1'],
});

export const reverseDrawingAct = defineAct({
  command: 'ReverseDrawing',
  as: ['confirmingBank', 'nominatedBank', 'transferringBank'],
  credit: liveCredit,
  of: { kind: 'examination', states: ['negotiated', 'honoured', 'settled'] },
  articles: { UCP600: 'UCP 600 arts. 2, 16(g)', 'CN-DLC-2016': 'CN-DLC 2016 arts. 34–39' },
});

export const reverseDrawing = defineCommand({
  name: 'ReverseDrawing',
  summary:
    'A bank got back what it paid or advanced on documents that were refused: the credit is free again.',
  input: z.strictObject(asBank),
  path: `${presentationPath}/reversal`,
  creates: {},
  sections: {
    balance: CreditBalanceTerms,
    newBalance: CreditBalanceTerms,
    reason: ReasonTerms,
    evidence: EvidenceTerms,
  },
  known: ['balance', 'newBalance'],
  optional: ['evidence'],
  roles: checkers,
  errors: [
    'PRESENTATION_NOT_FOUND',
    ...refusalsOf(reverseDrawingAct),
    'NOT_THE_CONTROLLER',
    'ASSET_ALREADY_ENCUMBERED',
    'TERMS_HASH_MISMATCH',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['presentation.drawing-reversed.v1'],
});
