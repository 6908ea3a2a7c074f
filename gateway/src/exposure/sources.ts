/** Where exposures stand: by kind of public record, whose they are and under which hash the terms are kept. */
import {
  Credit,
  CreditConfirmation,
  CreditExposureTerms,
  creditStatuses,
  Drawing,
  DrawingExposureTerms,
  memberBehind,
  minorOf,
  Money,
  moneyOf,
  Presentation,
  supervisedCollection,
  termsKey,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import { Financing, FinancingStatus } from '../financing/records.ts';
import type { LedgerView } from '../hosting.ts';
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
  .strictObject({ bank: z.string(), financingId: z.string(), assetId: z.string(), status: FinancingStatus })
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

export const Exposure = z
  .union([FinancingExposure, CreditExposure, DrawingExposure])
  .meta({ id: 'Exposure', description: 'Of a financing, a credit issued or confirmed, or a drawing.' });
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

/** What the bank itself paid, undertook or advanced under the credit. */
const ownDrawings = async (ledger: LedgerView, bank: string, creditId: string): Promise<Money[]> => {
  const presentations = (await ledger.records(`presentation/${creditId}/`)).map(({ value }) =>
    Presentation.parse(value),
  );
  const drawings = await Promise.all(presentations.map(({ id }) => drawingsOn(ledger, id)));
  const own = drawings.flat().filter(({ act, reversed }) => act.by.mspId === bank && reversed === undefined);
  const amounts = own.map(async ({ presentationId, exposureHash = '' }) => {
    const key = termsKey(presentationId, 'exposure', exposureHash);
    const opening = await ledger.terms(supervisedCollection(bank), key);
    return DrawingExposureTerms.parse(opening?.terms).amount;
  });
  return Promise.all(amounts);
};

/** A confirmation is booked once; what the bank drew on it since is an exposure of its own. */
const afterOwnDrawings: NonNullable<Exposed['since']> = async (exposure, ledger) => {
  if (!('undrawn' in exposure)) return exposure;
  const { bank, creditId, undrawn, drawn } = exposure;
  const minor = (await ownDrawings(ledger, bank, creditId)).reduce((sum, one) => sum + minorOf(one), 0n);
  const left = minorOf(undrawn) - minor;
  return {
    ...exposure,
    undrawn: moneyOf(left > 0n ? left : 0n, undrawn.currency),
    drawn: moneyOf(minorOf(drawn) + minor, drawn.currency),
  };
};

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
  return hash === undefined ? undefined : { bank, recordId: id, hash, view: viewWith(FinancingTerms, known) };
};

const ofIssue: Of = (value) => {
  const { id, parties, status, exposureHash: hash } = Credit.parse(value);
  const bank = memberBehind(parties.issuingBank);
  const view = viewWith(CreditExposureTerms, { bank, status });
  return hash === undefined ? undefined : { bank, recordId: id, hash, view };
};

const ofConfirmation: Of = (value) => {
  const { creditId, act, exposureHash: hash } = CreditConfirmation.parse(value);
  const bank = act.by.mspId;
  const view = viewWith(CreditExposureTerms, { bank });
  return hash === undefined ? undefined : { bank, recordId: creditId, hash, view, since: afterOwnDrawings };
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

/** By the first part of the keys of the records, in the order of the list. */
export const exposureSources: readonly (readonly [kind: string, of: Of])[] = [
  ['financing', ofFinancing],
  ['credit', ofIssue],
  ['credit-confirmation', ofConfirmation],
  ['drawing', ofDrawing],
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
