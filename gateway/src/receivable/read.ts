/** Receivables as the caller sees them. */
import { answererOf, DebtAnswer, Debtor, isUndisclosed, Party, Receivable } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import type { LedgerView } from '../hosting.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { isParty, seesAll, type Viewer, viewerOf } from '../plugins/viewer.ts';
import { Lien } from '../warehouse-receipt/records.ts';

const receivableStatuses = [
  'registered',
  'confirmation-proposed',
  'confirmed',
  'rejected',
  'cancelled',
] as const;

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
  })
  .meta({ id: 'ReceivableSummary' });
type ReceivableSummary = z.output<typeof ReceivableSummary>;

const LienOnReceivable = z.strictObject({
  lienId: z.string(),
  holder: z.string(),
  share: z.string().meta({ description: 'Parts of the confirmed amount; 10^18 is the whole.' }),
  state: z.string(),
  rank: z.int(),
});

export const ReceivableView = ReceivableSummary.extend({
  suspects: z
    .array(z.string())
    .meta({ description: 'Receivables that look like the same claim; a lien waits until they are cleared.' }),
  warnings: z.array(z.string()).meta({ description: 'Receivables that share some particulars.' }),
  terms: z
    .record(z.string(), z.json())
    .meta({ description: 'The own copy of terms, by section: invoice, answer.' }),
  liens: z
    .array(LienOnReceivable)
    .meta({ description: 'All of them for the seller and for supervisors; else your own.' }),
}).meta({ id: 'Receivable' });
type ReceivableView = z.output<typeof ReceivableView>;

interface File {
  readonly receivable: Receivable;
  readonly answer: DebtAnswer | undefined;
  readonly liens: readonly Lien[];
  readonly offeredTo: readonly string[];
  readonly frozen: boolean;
}

const values = async <T>(view: LedgerView, prefix: string, schema: z.ZodType<T>): Promise<T[]> =>
  (await view.records(prefix)).map(({ value }) => schema.parse(value));

const fileOf = async (view: LedgerView, receivable: Receivable): Promise<File> => {
  const { id, debtor } = receivable;
  const answer = await view.record(`debt-answer/${id}/${answererOf(debtor)}`);
  const holds = await values(view, `hold/${id}/`, z.object({ status: z.string() }));
  const offers = await values(view, `offer/${id}/`, z.object({ financier: z.string() }));
  return {
    receivable,
    answer: answer && DebtAnswer.parse(answer.value),
    liens: await values(view, `lien/${id}/`, Lien),
    offeredTo: offers.map(({ financier }) => financier),
    frozen: holds.some(({ status }) => status === 'placed'),
  };
};

/** The debtor itself; of an outsider, or of an undisclosed claim, the bank that speaks in its place. */
const answers = ({ debtor }: Receivable, viewer: Viewer): boolean =>
  'mspId' in debtor && !isUndisclosed(debtor) ? isParty(viewer, debtor) : answererOf(debtor) === viewer.mspId;

/** Seller, the bank that registered for it, who answers, who was offered it, and supervisors; nobody else. */
const isVisible = ({ receivable, liens, offeredTo }: File, viewer: Viewer): boolean =>
  seesAll(viewer) ||
  isParty(viewer, receivable.seller) ||
  (viewer.kind === 'bank' && receivable.registeredBy === viewer.mspId) ||
  answers(receivable, viewer) ||
  offeredTo.includes(viewer.mspId) ||
  liens.some(({ holder }) => holder === viewer.mspId);

const statusOf = ({ receivable, answer }: File): ReceivableSummary['status'] => {
  if (receivable.status === 'cancelled') return 'cancelled';
  return answer?.status === 'proposed' ? 'confirmation-proposed' : (answer?.status ?? 'registered');
};

const summaryOf = (file: File): ReceivableSummary => {
  const { id, claimId, seller, debtor, invoiceHash, proposalExpiresAt } = file.receivable;
  const { answer, frozen } = file;
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
  };
};

const liensFor = ({ receivable, liens }: File, viewer: Viewer): ReceivableView['liens'] =>
  liens
    .filter(({ holder }) => seesAll(viewer) || isParty(viewer, receivable.seller) || holder === viewer.mspId)
    .map(({ id, holder, share, state, rank }) => ({ lienId: id, holder, share, state, rank }));

/** The summary, where the caller may see it at all. */
export const visibleSummary = async (
  principal: Principal,
  receivable: Receivable,
): Promise<ReceivableSummary | undefined> => {
  const file = await fileOf(principal.organisation.view, receivable);
  return isVisible(file, viewerOf(principal)) ? summaryOf(file) : undefined;
};

/** @throws Problem, the same for what is not there and what is secret */
export const readReceivable = async (principal: Principal, receivableId: string): Promise<ReceivableView> => {
  const { organisation } = principal;
  const record = await organisation.view.record(`receivable/${receivableId}`);
  const file = record && (await fileOf(organisation.view, Receivable.parse(record.value)));
  const viewer = viewerOf(principal);
  if (file === undefined || !isVisible(file, viewer)) throw new Problem('RECORD_NOT_FOUND');
  const { receivable, answer } = file;
  const terms = (section: string, hash: string | undefined) =>
    ownTerms(organisation, receivable.id, section, hash);
  const invoice = await terms('invoice', receivable.invoiceHash);
  return {
    ...summaryOf(file),
    suspects: answer?.suspects ?? [],
    warnings: answer?.warnings ?? [],
    terms: present({ invoice, answer: await terms('answer', answer?.answerHash) }) as ReceivableView['terms'],
    liens: liensFor(file, viewer),
  };
};
