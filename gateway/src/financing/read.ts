import { type CommandDefinition, handlers, Party } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { isParty, seesAll, type Viewer, viewerOf } from '../plugins/viewer.ts';
import { Action } from '../warehouse-receipt/actions.ts';
import { TimelineEntry, timelineOf } from '../warehouse-receipt/timeline.ts';
import { isPast } from './overdue.ts';
import { Financing, FinancingStatus } from './records.ts';

export const FinancingSummary = z
  .strictObject({
    financingId: z.string(),
    status: FinancingStatus,
    assetId: z.string(),
    lienId: z.string(),
    furtherLiens: z
      .array(z.strictObject({ assetId: z.string(), lienId: z.string() }))
      .optional()
      .meta({ description: 'Where its lien was converted into several: the others.' }),
    bank: z.string(),
    borrower: Party,
    dealHash: z.string().meta({ description: 'Hash of the terms; the borrower accepts by it.' }),
    proposalExpiresAt: z.string(),
    defaultedAt: z.string().optional(),
    boughtBack: z.literal(true).optional(),
  })
  .meta({ id: 'FinancingSummary' });

export const FinancingView = FinancingSummary.extend({
  terms: z
    .record(z.string(), z.json())
    .meta({ description: 'The own copy of terms, by section: deal, balance.' }),
  overdue: z
    .boolean()
    .optional()
    .meta({ description: 'Whether the due date has passed, by UTC, and the loan is still out.' }),
  actions: z.array(Action),
  timeline: z.array(TimelineEntry),
}).meta({ id: 'Financing' });
export type FinancingView = z.output<typeof FinancingView>;

/** Bank, borrower and supervisors; for anyone else it does not exist. */
export const isVisible = ({ bank, borrower }: Financing, viewer: Viewer): boolean =>
  seesAll(viewer) || bank === viewer.mspId || isParty(viewer, borrower);

export const summaryOf = (financing: Financing): z.output<typeof FinancingSummary> => ({
  financingId: financing.id,
  status: financing.status,
  assetId: financing.assetId,
  lienId: financing.lienId,
  bank: financing.bank,
  borrower: financing.borrower,
  dealHash: financing.dealHash,
  proposalExpiresAt: financing.proposalExpiresAt,
  ...(financing.defaultedAt === undefined ? {} : { defaultedAt: financing.defaultedAt }),
  ...(financing.furtherLiens === undefined ? {} : { furtherLiens: financing.furtherLiens }),
  ...(financing.boughtBack === undefined ? {} : { boughtBack: financing.boughtBack }),
});

/** The status in which each step is due; four-eyes steps are not for the maker. */
const due: Readonly<Record<string, { readonly status: readonly string[]; readonly notMaker?: true }>> = {
  AcceptFinancing: { status: ['proposed'] },
  ConfirmFinancing: { status: ['accepted'], notMaker: true },
  WithdrawFinancing: { status: ['proposed', 'accepted'] },
  AuthorisePayment: { status: ['confirmed'], notMaker: true },
  ConfirmDisbursement: { status: ['payment-authorised'] },
  RecordRepayment: { status: ['disbursed'] },
  RecordCollection: { status: ['disbursed'] },
  DeclareDefault: { status: ['disbursed'], notMaker: true },
  RecordBuyBack: { status: ['disbursed'] },
  WriteOffFinancing: { status: ['disbursed'], notMaker: true },
};

const isDue = ({ name, roles }: CommandDefinition, financing: Financing, viewer: Viewer): boolean => {
  const step = due[name];
  return (
    step !== undefined &&
    roles.includes(viewer.role) &&
    step.status.includes(financing.status) &&
    !(step.notMaker === true && financing.maker === viewer.enrolmentId)
  );
};

const actionsOf = (financing: Financing, viewer: Viewer): z.output<typeof Action>[] =>
  [...handlers.values()]
    .filter(({ definition }) => isDue(definition, financing, viewer))
    .map(({ definition: { name, path } }) => ({
      command: name,
      href: `/v1${path.replace('{financingId}', financing.id)}`,
    }));

const DueDate = z.object({ dueDate: z.string() });

/** The financing as the caller sees it. @throws Problem, the same for what is not there and what is secret */
export const readFinancing = async (principal: Principal, financingId: string): Promise<FinancingView> => {
  const { organisation } = principal;
  const viewer = viewerOf(principal);
  const record = await organisation.view.record(`financing/${financingId}`);
  const financing = record && Financing.parse(record.value);
  if (financing === undefined || !isVisible(financing, viewer)) throw new Problem('RECORD_NOT_FOUND');
  const deal = await ownTerms(organisation, financing.id, 'deal', financing.dealHash);
  const due = DueDate.safeParse(deal);
  const terms = present({
    deal,
    balance: await ownTerms(organisation, financing.id, 'balance', financing.balanceHash),
  });
  return {
    ...summaryOf(financing),
    terms: terms as FinancingView['terms'],
    ...(due.success
      ? { overdue: financing.status === 'disbursed' && isPast(due.data.dueDate, Date.now()) }
      : {}),
    actions: actionsOf(financing, viewer),
    timeline: await timelineOf(organisation.view, financing.id, undefined),
  };
};
