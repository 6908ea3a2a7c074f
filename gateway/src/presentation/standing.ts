/** How a presentation stands with each bank that it came to: its clock, its findings, what it paid or owes. */
import {
  bankState,
  bankStates,
  CreditParty,
  type DocumentBank,
  documentBanks,
  disposals,
  type Drawing,
  drawingKinds,
  type Examination,
  Money,
  NegotiationTerms,
  noticeStanding,
  noticeStandings,
  PaymentTerms,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import { type Days, Deadline } from '../letter-of-credit/deadline.ts';
import {
  examinationDeadline,
  maturityDeadline,
  type OpenPresentation,
  replacementDeadline,
  undertakingIn,
} from './deadlines.ts';
import { partiesIn } from './facts.ts';
import type { PresentedTerms } from './own-terms.ts';

const DrawingSummary = z
  .strictObject({
    kind: z.enum(drawingKinds),
    amount: Money.optional().meta({ description: 'Where you hold the terms of the drawing.' }),
    maturesOn: z.string().optional(),
    payableOn: z.string().optional(),
    isMatured: z.boolean().optional().meta({ description: 'The day of payment has come.' }),
    isPaid: z.boolean(),
    isReversed: z.boolean(),
  })
  .meta({ id: 'DrawingSummary' });
type DrawingSummary = z.output<typeof DrawingSummary>;

export const BankStanding = z
  .strictObject({
    as: z.enum(documentBanks),
    party: CreditParty.optional(),
    state: z.enum(bankStates),
    notice: z.enum(noticeStandings),
    noticeDueOn: z.string().optional(),
    isPrecluded: z.boolean().meta({
      description: 'No timely notice of refusal is on record, and none of what would make one needless.',
    }),
    disposal: z.enum(disposals).optional().meta({ description: 'What its notice says of the documents.' }),
    medium: z.enum(['paper', 'electronic']).optional(),
    receivedOn: z.string().optional().meta({ description: 'The banking day on which its clock stands.' }),
    place: z.string().optional().meta({ description: 'Of the counter that received the documents.' }),
    drawing: DrawingSummary.optional(),
    deadlines: z.array(Deadline),
  })
  .meta({ id: 'PresentationStanding' });
export type BankStanding = z.output<typeof BankStanding>;

/** What was paid at sight or advanced; an undertaking names its amount itself. */
const amountIn = (terms: PresentedTerms, as: DocumentBank): Money | undefined => {
  const paid = PaymentTerms.safeParse(terms[`drawing:${as}`]);
  if (paid.success) return paid.data.amount;
  const advanced = NegotiationTerms.safeParse(terms[`drawing:${as}`]);
  return advanced.success ? advanced.data.amount : undefined;
};

const drawingIn = (
  { kind, paid, reversed, as }: Drawing,
  terms: PresentedTerms,
  now: number,
): DrawingSummary => {
  const undertaking = undertakingIn(terms, as);
  const amount = undertaking?.amount ?? amountIn(terms, as);
  return {
    kind,
    ...(amount === undefined ? {} : { amount }),
    ...(undertaking === undefined
      ? {}
      : {
          maturesOn: undertaking.maturesOn,
          payableOn: undertaking.payableOn,
          isMatured: new Date(now).toISOString().slice(0, 10) >= undertaking.payableOn,
        }),
    isPaid: kind === 'sight-payment' || paid !== undefined,
    isReversed: reversed !== undefined,
  };
};

/** States in which a missing or late notice binds nobody: the bank takes the documents up, or has none to judge. */
const needsNoNotice: readonly string[] = ['complies', 'waived', 'suspended', 'not-presented', 'withdrawn'];

/** UCP 600 art. 16(f): the bank may no longer claim that the documents do not comply. */
const isPrecluded = (
  { notice, state }: Pick<BankStanding, 'notice' | 'state'>,
  drawing: Drawing | undefined,
): boolean =>
  drawing === undefined && !needsNoNotice.includes(state) && ['late', 'none-on-record'].includes(notice);

const receiptOf = (
  receipt: Examination['receipt'],
): Pick<BankStanding, 'noticeDueOn' | 'medium' | 'receivedOn' | 'place'> => {
  if (receipt === undefined) return {};
  const { noticeDueOn, medium, countsOn, place } = receipt;
  return {
    medium,
    place,
    ...(noticeDueOn === undefined ? {} : { noticeDueOn }),
    ...(countsOn === undefined ? {} : { receivedOn: countsOn }),
  };
};

const deadlinesOf = (
  days: Days,
  examination: Examination | undefined,
  drawing: Drawing | undefined,
  terms: PresentedTerms,
): Deadline[] => {
  const undertaking =
    drawing === undefined || drawing.paid !== undefined ? undefined : undertakingIn(terms, drawing.as);
  return [
    examinationDeadline(days, examination, drawing),
    replacementDeadline(examination),
    undertaking && maturityDeadline(days, undertaking),
  ].filter((deadline) => deadline !== undefined);
};

const standingOf = (
  { facts, terms }: OpenPresentation,
  as: DocumentBank,
  days: Days,
  now: number,
): BankStanding[] => {
  const party = partiesIn(facts)[as];
  const state = bankState(facts, as, party !== undefined && 'externalId' in party, now);
  if (state === 'not-sent') return [];
  const examination = facts.examinations.find((examined) => examined.as === as);
  const drawing = facts.drawings.find((drawn) => drawn.as === as);
  const notice = examination === undefined ? 'not-due' : noticeStanding(examination, now);
  return [
    {
      as,
      ...(party === undefined ? {} : { party }),
      state,
      notice,
      ...receiptOf(examination?.receipt),
      isPrecluded: isPrecluded({ notice, state }, drawing),
      ...(examination?.refusal === undefined ? {} : { disposal: examination.refusal.disposal }),
      ...(drawing === undefined ? {} : { drawing: drawingIn(drawing, terms, now) }),
      deadlines: deadlinesOf(days, examination, drawing, terms),
    },
  ];
};

/** Of every bank that the documents were handed or sent to, in the order in which they pass them on. */
export const standingsOf = (opened: OpenPresentation, days: Days, now: number): BankStanding[] =>
  documentBanks.flatMap((as) => standingOf(opened, as, days, now));
