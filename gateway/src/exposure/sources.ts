/** Where exposures stand: by kind of public record, whose they are and under which hash the terms are kept. */
import {
  Credit,
  CreditConfirmation,
  CreditExposureTerms,
  creditStatuses,
  Drawing,
  DrawingExposureTerms,
  Forfaiting,
  ForfaitingExposureTerms,
  memberBehind,
  minorOf,
  Money,
  moneyOf,
  Presentation,
  supervisedCollection,
  termsKey,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import { isPast } from '../financing/overdue.ts';
import { Financing, FinancingStatus } from '../financing/records.ts';
import type { LedgerView } from '../hosting.ts';
import { isHeld } from './bought.ts';
import { drawingsOn, isOver } from './repaid.ts';

const FinancingTerms = z.object({
  instrument: z.string(),
  debtorClass: z.string(),
  principal: Money,
  outstanding: Money,
  startDate: z.string(),
  dueDate: z.string(),
});

const FinancingExposure = z
  .strictObject({
    bank: z.string(),
    financingId: z.string(),
    assetId: z.string(),
    status: FinancingStatus,
    overdue: z
      .boolean()
      .meta({ description: 'Something is out after the due date, by UTC; days of grace do not count.' }),
  })
  .extend(FinancingTerms.shape)
  .meta({ id: 'FinancingExposure' });

const CreditExposure = z
  .strictObject({ bank: z.string(), status: z.enum(creditStatuses).optional() })
  .extend(CreditExposureTerms.shape)
  .meta({ id: 'CreditExposure' });

const DrawingExposure = z
  .strictObject({ bank: z.string() })
  .extend(DrawingExposureTerms.shape)
  .meta({ id: 'DrawingExposure' });

const ForfaitingExposure = z
  .strictObject({
    bank: z.string(),
    outstanding: z.boolean().meta({ description: 'Neither paid by the obligor nor sold on.' }),
  })
  .extend(ForfaitingExposureTerms.shape)
  .meta({ id: 'ForfaitingExposure' });

export const Exposure = z
  .union([FinancingExposure, CreditExposure, DrawingExposure, ForfaitingExposure])
  .meta({
    id: 'Exposure',
    description: 'Of a financing, a credit issued or confirmed, a drawing, or a claim that was bought.',
  });
export type Exposure = z.output<typeof Exposure>;

/** An exposure whose terms have yet to be read. */
export interface Exposed {
  readonly bank: string;
  readonly recordId: string;
  readonly hash: string;
  /** With the terms of the regulator's view. */
  readonly view: (terms: unknown) => Exposure | undefined;
  /** What became of it since the bank booked it, by the public records. */
  readonly since?: (exposure: Exposure, ledger: LedgerView) => Promise<Exposure>;
}

/** What the bank itself paid, undertook or advanced under the credit; additional amounts come on top of it. */
const ownDrawings = async (ledger: LedgerView, bank: string, creditId: string): Promise<bigint> => {
  const presentations = (await ledger.records(`presentation/${creditId}/`)).map(({ value }) =>
    Presentation.parse(value),
  );
  const drawings = await Promise.all(presentations.map(({ id }) => drawingsOn(ledger, id)));
  const own = drawings.flat().filter(({ act, reversed }) => act.by.mspId === bank && reversed === undefined);
  const amounts = own.map(async ({ presentationId, exposureHash = '' }) => {
    const key = termsKey(presentationId, 'exposure', exposureHash);
    const opening = await ledger.terms(supervisedCollection(bank), key);
    const { data } = DrawingExposureTerms.safeParse(opening?.terms);
    if (data === undefined) return 0n;
    return minorOf(data.amount) - (data.additional === undefined ? 0n : minorOf(data.additional));
  });
  return (await Promise.all(amounts)).reduce((sum, one) => sum + one, 0n);
};

type Since = NonNullable<Exposed['since']>;

/** What the bank drew is an exposure of its own, and no longer undrawn. */
const lowered =
  (drawnBy: (booked: bigint, own: bigint) => bigint): Since =>
  async (exposure, ledger) => {
    if (!('undrawn' in exposure)) return exposure;
    const { bank, creditId, undrawn, drawn } = exposure;
    const minor = drawnBy(minorOf(drawn), await ownDrawings(ledger, bank, creditId));
    const left = minorOf(undrawn) + minorOf(drawn) - minor;
    return {
      ...exposure,
      undrawn: moneyOf(left > 0n ? left : 0n, undrawn.currency),
      drawn: moneyOf(minor, drawn.currency),
    };
  };

/** A confirmation is booked once. */
const confirmedSince = lowered((booked, own) => booked + own);
/** An issue is booked again with each amendment, by then with what was drawn. */
const issuedSince = lowered((booked, own) => (own > booked ? own : booked));

type Of = (value: unknown) => Exposed | undefined;

const viewWith =
  (schema: z.ZodType, known: object): Exposed['view'] =>
  (terms) => {
    const found = schema.safeParse(terms);
    return found.success ? Exposure.parse({ ...known, ...(found.data as object) }) : undefined;
  };

const ofFinancing: Of = (value) => {
  const { id, bank, assetId, status, exposureHash: hash } = Financing.parse(value);
  const known = { bank, financingId: id, assetId, status };
  const view: Exposed['view'] = (terms) => {
    const { data } = FinancingTerms.safeParse(terms);
    if (data === undefined) return undefined;
    const overdue = minorOf(data.outstanding) > 0n && isPast(data.dueDate, Date.now());
    return { ...known, overdue, ...data };
  };
  return hash === undefined ? undefined : { bank, recordId: id, hash, view };
};

const ofIssue: Of = (value) => {
  const { id, parties, status, exposureHash: hash } = Credit.parse(value);
  const bank = memberBehind(parties.issuingBank);
  const view = viewWith(CreditExposureTerms, { bank, status });
  return hash === undefined ? undefined : { bank, recordId: id, hash, view, since: issuedSince };
};

const ofConfirmation: Of = (value) => {
  const { creditId, act, exposureHash: hash } = CreditConfirmation.parse(value);
  const bank = act.by.mspId;
  const view = viewWith(CreditExposureTerms, { bank });
  return hash === undefined ? undefined : { bank, recordId: creditId, hash, view, since: confirmedSince };
};

const ofDrawing: Of = (value) => {
  const drawing = Drawing.parse(value);
  const { presentationId, act, exposureHash: hash } = drawing;
  const bank = act.by.mspId;
  const view = viewWith(DrawingExposureTerms, { bank });
  const since: Exposed['since'] = async (exposure, ledger) =>
    'outstanding' in exposure && exposure.outstanding === true && (await isOver(ledger, drawing))
      ? { ...exposure, outstanding: false }
      : exposure;
  return hash === undefined ? undefined : { bank, recordId: presentationId, hash, view, since };
};

const ofForfaiting: Of = (value) => {
  const forfaiting = Forfaiting.parse(value);
  const { id, buyer, exposureHash: hash } = forfaiting;
  const bank = memberBehind(buyer);
  const view = viewWith(ForfaitingExposureTerms, { bank, outstanding: true });
  const since: Exposed['since'] = async (exposure, ledger) =>
    'forfaitingId' in exposure ? { ...exposure, outstanding: await isHeld(ledger, forfaiting) } : exposure;
  return hash === undefined ? undefined : { bank, recordId: id, hash, view, since };
};

/** By the first part of the keys of the records, in the order of the list. */
export const exposureSources: readonly (readonly [kind: string, of: Of])[] = [
  ['financing', ofFinancing],
  ['credit', ofIssue],
  ['credit-confirmation', ofConfirmation],
  ['drawing', ofDrawing],
  ['forfaiting', ofForfaiting],
];

/** None where its terms have not arrived yet. */
export const readExposure = async (
  ledger: LedgerView,
  { bank, recordId, hash, view, since }: Exposed,
): Promise<Exposure[]> => {
  const opening = await ledger.terms(supervisedCollection(bank), termsKey(recordId, 'exposure', hash));
  const exposure = view(opening?.terms);
  if (exposure === undefined) return [];
  return [since === undefined ? exposure : await since(exposure, ledger)];
};
