/** Receivables as the caller sees them. */
import {
  answererOf,
  DebtAnswer,
  Debtor,
  DebtorNotice,
  Invitation,
  isUndisclosed,
  Party,
  Receivable,
  remainingFor,
  TaxLook,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import type { LedgerView } from '../hosting.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { isParty, seesAll, type Viewer, viewerOf } from '../plugins/viewer.ts';
import { Lien } from '../warehouse-receipt/records.ts';
import { isPast } from '../financing/overdue.ts';
import { LienOnReceivable, liensFor, QuoteView, quotesFor } from './liens.ts';
import { priorityOf, type PriorityView } from './priority.ts';
import { recordsOf } from './records.ts';

const receivableStatuses = [
  'registered',
  'confirmation-proposed',
  'confirmed',
  'rejected',
  'cancelled',
] as const;

/** What banks saw of the tax invoice. */
const taxStandings = ['unverified', 'stands', 'reduced', 'recalled'] as const;

export const ReceivableSummary = z
  .strictObject({
    receivableId: z.string(),
    claimId: z.string(),
    status: z.enum(receivableStatuses),
    seller: Party,
    debtor: Debtor,
    invoiceHash: z.string(),
    answerHash: z
      .string()
      .optional()
      .meta({ description: 'Of what the debtor said; it is confirmed by it.' }),
    recorded: z.boolean().meta({
      description: 'Whether a bank recorded or verified instead of the debtor: it binds that bank only.',
    }),
    frozen: z.boolean().meta({ description: 'Disputed by the debtor, or frozen by an order.' }),
    proposalExpiresAt: z.string(),
    taxInvoice: z
      .enum(taxStandings)
      .optional()
      .meta({ description: 'By the looks that count for you; absent where the claim has no tax invoice.' }),
  })
  .meta({ id: 'ReceivableSummary' });
type ReceivableSummary = z.output<typeof ReceivableSummary>;

export const ReceivableView = ReceivableSummary.extend({
  suspects: z
    .array(z.string())
    .meta({ description: 'Receivables that look like the same claim; a lien waits until they are cleared.' }),
  warnings: z.array(z.string()).meta({ description: 'Receivables that share some particulars.' }),
  terms: z
    .record(z.string(), z.json())
    .meta({ description: 'The own copy of terms, by section: invoice, answer.' }),
  liens: z.array(LienOnReceivable).meta({
    description:
      'All of them for the seller and for supervisors; those that it was told of for the debtor; else your own.',
  }),
  quotes: z.array(QuoteView).meta({ description: 'All of them for the seller; else your own.' }),
  dueOn: z.string().optional(),
  overdue: z
    .boolean()
    .optional()
    .meta({ description: 'The day has passed, by UTC, and nothing was collected.' }),
}).meta({ id: 'Receivable' });
type ReceivableView = z.output<typeof ReceivableView>;

interface File {
  readonly receivable: Receivable;
  readonly answer: DebtAnswer | undefined;
  readonly liens: readonly Lien[];
  readonly invitations: readonly Invitation[];
  readonly notices: readonly DebtorNotice[];
  readonly frozen: boolean;
  readonly looks: readonly TaxLook[];
}

const fileOf = async (view: LedgerView, receivable: Receivable): Promise<File> => {
  const { id, debtor } = receivable;
  const answer = await view.record(`debt-answer/${id}/${answererOf(debtor)}`);
  const holds = await recordsOf(view, `fact/${id}/hold/`, z.object({ status: z.string() }));
  return {
    receivable,
    answer: answer && DebtAnswer.parse(answer.value),
    liens: await recordsOf(view, `lien/${id}/`, Lien),
    invitations: await recordsOf(view, `invitation/${id}/`, Invitation),
    notices: await recordsOf(view, `debtor-notice/${id}/`, DebtorNotice),
    frozen: holds.some(({ status }) => status === 'placed'),
    looks: await recordsOf(view, `tax-look/${id}/`, TaxLook),
  };
};

/** The debtor itself; of an outsider, or of an undisclosed claim, the bank that speaks in its place. */
const answers = ({ debtor }: Pick<Receivable, 'debtor'>, viewer: Viewer): boolean =>
  'mspId' in debtor && !isUndisclosed(debtor) ? isParty(viewer, debtor) : answererOf(debtor) === viewer.mspId;

/** Whether the viewer is a debtor that was told to pay somebody. */
const wasTold = ({ notices }: File, viewer: Viewer): boolean =>
  notices.some(({ debtor }) => answers({ debtor }, viewer));

/** Seller, the bank that registered for it, who answers, who was asked for a quote or told, and supervisors. */
const isVisible = (file: File, viewer: Viewer): boolean => {
  const { receivable, liens, invitations } = file;
  return (
    seesAll(viewer) ||
    isParty(viewer, receivable.seller) ||
    (viewer.kind === 'bank' && receivable.registeredBy === viewer.mspId) ||
    answers(receivable, viewer) ||
    wasTold(file, viewer) ||
    invitations.some(({ financier }) => financier === viewer.mspId) ||
    liens.some(({ holder }) => holder === viewer.mspId)
  );
};

const statusOf = ({ receivable, answer }: File): ReceivableSummary['status'] => {
  if (receivable.status === 'cancelled') return 'cancelled';
  return answer?.status === 'proposed' ? 'confirmation-proposed' : (answer?.status ?? 'registered');
};

/** A bank reckons with its own look where that is fresh; everybody else with all of them. */
const taxStandingOf = ({ receivable, looks }: File, { mspId }: Viewer): ReceivableSummary['taxInvoice'] => {
  if (receivable.tokens.every(({ subset }) => subset !== 'F6')) return undefined;
  if (looks.length === 0) return 'unverified';
  const remaining = remainingFor(looks, mspId, Date.now());
  if (remaining === 0n) return 'recalled';
  return remaining === remainingFor([], mspId, 0) ? 'stands' : 'reduced';
};

const summaryOf = (file: File, viewer: Viewer): ReceivableSummary => {
  const { id, claimId, seller, debtor, invoiceHash, proposalExpiresAt } = file.receivable;
  const { answer, frozen } = file;
  const taxInvoice = taxStandingOf(file, viewer);
  return {
    receivableId: id,
    claimId,
    status: statusOf(file),
    seller,
    debtor,
    invoiceHash,
    ...(answer === undefined ? {} : { answerHash: answer.answerHash }),
    recorded: answer?.recorded ?? false,
    frozen,
    proposalExpiresAt,
    ...(taxInvoice === undefined ? {} : { taxInvoice }),
  };
};

/** The seller and supervisors know of every bank; a bank knows of itself. */
const knowsAll = ({ receivable }: File, viewer: Viewer): boolean =>
  seesAll(viewer) || isParty(viewer, receivable.seller);

const liensKnown = (file: File, viewer: Viewer): Lien[] => {
  const told = wasTold(file, viewer) ? file.notices.map(({ lienId }) => lienId) : [];
  return file.liens.filter(
    ({ id, holder }) => knowsAll(file, viewer) || holder === viewer.mspId || told.includes(id),
  );
};

/** The summary, where the caller may see it at all. */
export const visibleSummary = async (
  principal: Principal,
  receivable: Receivable,
): Promise<ReceivableSummary | undefined> => {
  const file = await fileOf(principal.organisation.view, receivable);
  const viewer = viewerOf(principal);
  return isVisible(file, viewer) ? summaryOf(file, viewer) : undefined;
};

/** @throws Problem, the same for what is not there and what is secret */
const visibleFile = async (principal: Principal, receivableId: string): Promise<File> => {
  const { view } = principal.organisation;
  const record = await view.record(`receivable/${receivableId}`);
  const file = record && (await fileOf(view, Receivable.parse(record.value)));
  if (file === undefined || !isVisible(file, viewerOf(principal))) throw new Problem('RECORD_NOT_FOUND');
  return file;
};

/** @throws Problem, the same for what is not there and what is secret */
export const readPriority = async (principal: Principal, receivableId: string): Promise<PriorityView> => {
  const file = await visibleFile(principal, receivableId);
  const viewer = viewerOf(principal);
  // A debtor pays whom it was told to pay; who goes first among them is not its affair.
  const known = liensKnown(file, viewer).filter(
    ({ holder }) => knowsAll(file, viewer) || holder === viewer.mspId,
  );
  if (known.length === 0 && !knowsAll(file, viewer)) throw new Problem('RECORD_NOT_FOUND');
  return priorityOf(principal.organisation, receivableId, { liens: file.liens, known });
};

const DueDate = z.object({ dueDate: z.string() });

/** The day that the debtor confirmed, or else that the invoice states; `undefined` where neither is known here. */
const dueOf = (
  file: File,
  answer: unknown,
  invoice: unknown,
): { dueOn: string; overdue: boolean } | undefined => {
  const dueOn = DueDate.safeParse(answer).data?.dueDate ?? DueDate.safeParse(invoice).data?.dueDate;
  if (dueOn === undefined) return undefined;
  const isPaid = file.liens.some(({ state }) => state === 'consumed');
  const isOver = isPaid || file.receivable.status === 'cancelled';
  return { dueOn, overdue: !isOver && isPast(dueOn, Date.now()) };
};

/** @throws Problem, the same for what is not there and what is secret */
export const readReceivable = async (principal: Principal, receivableId: string): Promise<ReceivableView> => {
  const { organisation } = principal;
  const file = await visibleFile(principal, receivableId);
  const viewer = viewerOf(principal);
  const { receivable, answer } = file;
  const terms = (section: string, hash: string | undefined) =>
    ownTerms(organisation, receivable.id, section, hash);
  const invoice = await terms('invoice', receivable.invoiceHash);
  const said = await terms('answer', answer?.answerHash);
  return {
    ...summaryOf(file, viewer),
    suspects: answer?.suspects ?? [],
    warnings: answer?.warnings ?? [],
    terms: present({ invoice, answer: said }) as ReceivableView['terms'],
    liens: await liensFor(organisation, receivable.id, liensKnown(file, viewer)),
    ...dueOf(file, said, invoice),
    quotes: await quotesFor(
      organisation,
      file.invitations.filter(({ financier }) => knowsAll(file, viewer) || financier === viewer.mspId),
    ),
  };
};
