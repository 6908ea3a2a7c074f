/** What may be said about orders of a court, and about instalments that were missed. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from '../letter-of-credit/act.ts';
import { EvidenceTerms, ReasonTerms } from '../letter-of-credit/terms.ts';
import { checkers, liveCredit, makers } from './presenting-commands.ts';
import { stopOrderKinds } from './records.ts';
import { StopOrderTerms } from './terms.ts';

const banks = [
  'issuingBank',
  'confirmingBank',
  'nominatedBank',
  'transferringBank',
  'presentingBank',
  'reimbursingBank',
] as const;
const creditId = idOf('credit');

export const recordStopOrderAct = defineAct({
  command: 'RecordStopOrder',
  as: banks,
  credit: liveCredit,
  articles: {
    UCP600: 'Law of the place',
    'CN-DLC-2016': 'SPC provisions on letter-of-credit disputes arts. 8–12',
  },
});

export const recordStopOrder = defineCommand({
  name: 'RecordStopOrder',
  summary:
    'A bank records a court’s stop-payment order that was served on it: it blocks this bank’s payments.',
  input: z.strictObject({
    creditId,
    stopOrderId: idOf('stopOrder'),
    presentationId: idOf('presentation').optional(),
    kind: z.enum(['interim', 'final']),
    /** Whether all that is due is covered, or an amount that the order names. */
    covers: z.enum(['whole', 'part']),
  }),
  path: '/letters-of-credit/{creditId}/stop-orders',
  creates: { stopOrderId: 'stopOrder' },
  sections: { stopOrder: StopOrderTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: makers,
  errors: [...refusalsOf(recordStopOrderAct), 'ID_TAKEN', 'AMOUNT_MISMATCH'],
  events: ['stop-order.recorded.v1'],
});

export const changeStopOrderAct = defineAct({
  command: 'ChangeStopOrder',
  as: banks,
  credit: liveCredit,
  articles: {
    UCP600: 'Law of the place',
    'CN-DLC-2016': 'SPC provisions on letter-of-credit disputes arts. 8–12',
  },
});

export const changeStopOrder = defineCommand({
  name: 'ChangeStopOrder',
  summary:
    'The court made its order final, or lifted it: then payment is due at once, or at maturity if later.',
  input: z.strictObject({ creditId, stopOrderId: idOf('stopOrder'), kind: z.enum(stopOrderKinds) }),
  path: '/letters-of-credit/{creditId}/stop-orders/{stopOrderId}/change',
  creates: {},
  sections: { stopOrder: StopOrderTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: checkers,
  errors: [...refusalsOf(changeStopOrderAct), 'STOP_ORDER_NOT_FOUND', 'STATE_WRONG', 'AMOUNT_MISMATCH'],
  events: ['stop-order.changed.v1'],
});

export const declareInstalmentLapsedAct = defineAct({
  command: 'DeclareInstalmentLapsed',
  as: ['issuingBank'],
  credit: liveCredit,
  articles: { UCP600: 'UCP 600 art. 32', 'CN-DLC-2016': 'CN-DLC 2016' },
});

export const declareInstalmentLapsed = defineCommand({
  name: 'DeclareInstalmentLapsed',
  summary: 'An instalment was not drawn in its period: the credit ceased for it and for all later ones.',
  input: z.strictObject({ creditId, from: z.int().min(1).max(60) }),
  path: '/letters-of-credit/{creditId}/instalment-lapse',
  creates: {},
  sections: { reason: ReasonTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: checkers,
  errors: [...refusalsOf(declareInstalmentLapsedAct), 'INSTALMENT_LAPSED'],
  events: ['letter-of-credit.instalment-lapsed.v1'],
});
