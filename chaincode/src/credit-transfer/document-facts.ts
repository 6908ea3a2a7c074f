/** How documents of a second beneficiary stand: first demand, substitution, on their way under the original, paid. */
import type { LedgerReader } from '../kernel/ledger.ts';
import { examinationOf, loadFacts, type PresentationFacts } from '../presentation/facts.ts';
import type { Drawing } from '../presentation/records.ts';
import { loadDrawings, loadPresentation } from '../presentation/store.ts';
import type { Assembly, Substitution, SubstitutionDemand, TransfereeNotice } from './records.ts';
import { loadSide, type SideFacts, sideState } from './side.ts';
import { loadAssemblyOf, loadDemand, loadNotice, loadSubstitution } from './store.ts';

export interface DocumentFacts extends SideFacts {
  /** Under the transferred credit. */
  readonly received: PresentationFacts;
  readonly demand: SubstitutionDemand | undefined;
  readonly substitution: Substitution | undefined;
  readonly assembly: Assembly | undefined;
  /** What banks drew under the original for these documents. */
  readonly drawings: readonly Drawing[];
  readonly notices: Readonly<Record<TransfereeNotice['kind'], TransfereeNotice | undefined>>;
}

interface OfReceived {
  readonly creditId: string;
  readonly childId: string;
  readonly receivedId: string;
}

export const loadDocuments = async (
  reader: LedgerReader,
  { creditId, childId, receivedId }: OfReceived,
): Promise<DocumentFacts> => {
  const assembly = await loadAssemblyOf(reader, receivedId);
  return {
    ...(await loadSide(reader, creditId, childId)),
    received: await loadFacts(reader, childId, receivedId),
    demand: await loadDemand(reader, receivedId),
    substitution: await loadSubstitution(reader, receivedId),
    assembly,
    drawings: assembly === undefined ? [] : await loadDrawings(reader, assembly.presentationId),
    notices: {
      maturity: await loadNotice(reader, receivedId, 'maturity'),
      payment: await loadNotice(reader, receivedId, 'payment'),
    },
  };
};

export const substitutionStates = [
  'not-transferred',
  'not-received',
  'withdrawn',
  'refused',
  'received',
  'demanded',
  'substituted',
  'defective',
  'cured',
  'assembled',
] as const;
export type SubstitutionState = (typeof substitutionStates)[number];

const ofAnswer = (demand: SubstitutionDemand, substitution: Substitution | undefined): SubstitutionState => {
  if (substitution === undefined) return 'demanded';
  if (demand.defect === undefined) return 'substituted';
  return substitution.corrects ? 'cured' : 'defective';
};

/** Documents that came to the transferring bank, which neither refused them nor sent them on. */
export const substitutionState = (facts: DocumentFacts): SubstitutionState => {
  const { received, demand, substitution, assembly } = facts;
  if (sideState(facts) === undefined) return 'not-transferred';
  const examination = examinationOf(received, 'transferringBank');
  if (examination?.receipt === undefined) return 'not-received';
  if (received.presentation?.withdrawn !== undefined) return 'withdrawn';
  if (assembly !== undefined) return 'assembled';
  if (examination.refusal !== undefined) return 'refused';
  return demand === undefined ? 'received' : ofAnswer(demand, substitution);
};

export const isUndertaking = ({ kind }: Drawing): boolean =>
  kind !== 'sight-payment' && kind !== 'negotiation';
const isPaidBy = (drawing: Drawing): boolean => !isUndertaking(drawing) || drawing.paid !== undefined;

/** Whether what the original brought can be passed on: the date of payment once undertaken, the payment once made. */
export const paymentState = (
  { drawings, notices, received }: DocumentFacts,
  kind: TransfereeNotice['kind'],
): 'nothing-to-pass-on' | 'to-pass-on' | 'passed-on' => {
  const own = received.drawings.find(
    ({ as, reversed }) => as === 'transferringBank' && reversed === undefined,
  );
  const isPaid = own !== undefined && isPaidBy(own);
  if (notices[kind] !== undefined || isPaid || (kind === 'maturity' && own !== undefined)) return 'passed-on';
  const drawn = drawings.filter(({ reversed }) => reversed === undefined);
  const due = drawn.some((drawing) => (kind === 'payment' ? isPaidBy(drawing) : isUndertaking(drawing)));
  return due ? 'to-pass-on' : 'nothing-to-pass-on';
};

/** Whether documents that were put together have been presented. */
export const loadIsPresented = async (
  reader: LedgerReader,
  creditId: string,
  presentationId: string,
): Promise<boolean> => (await loadPresentation(reader, creditId, presentationId)) !== undefined;
