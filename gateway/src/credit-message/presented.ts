/** A presentation, as messages need it: public facts, own copies of terms, and where the documents came from. */
import {
  type CreditParties,
  type DocumentBank,
  documentBanks,
  Drawing,
  Examination,
  Forwarding,
  Presentation,
  presentationParties,
  PresentationTerms,
  ScheduleTerms,
} from '@chopmark/chaincode/api';
import type { z } from 'zod';
import { ownTerms } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { noReference, type Reference, referenceOr } from './references.ts';
import type { Header } from './message-of-presentation.ts';
import { bankAs, type Named, routeOf } from './route.ts';
import type { CreditSituation, Occurrence, OuterSituation, Step } from './step.ts';

export interface Presented {
  readonly presentation: Presentation;
  readonly examinations: readonly Examination[];
  readonly forwardings: readonly Forwarding[];
  readonly drawings: readonly Drawing[];
}

const list = async <T extends z.ZodType>(
  { organisation }: CreditSituation,
  prefix: string,
  schema: T,
): Promise<z.output<T>[]> =>
  (await organisation.view.records(prefix)).map(({ value }) => schema.parse(value));

const presentationsOf = async (at: CreditSituation): Promise<Presented[]> => {
  const found = await list(at, `presentation/${at.opened.credit.id}/`, Presentation);
  return Promise.all(
    found.map(async (presentation) => ({
      presentation,
      examinations: await list(at, `examination/${presentation.id}/`, Examination),
      forwardings: await list(at, `forwarding/${presentation.id}/`, Forwarding),
      drawings: await list(at, `drawing/${presentation.id}/`, Drawing),
    })),
  );
};

/**
 * The own copy of terms.
 * @throws Problem where the caller's organisation holds none, or may not read it yet
 */
export const heldTerms = async <T extends z.ZodType>(
  { organisation, opened }: OuterSituation,
  recordId: string,
  { section, schema, hash }: { section: string; schema: T; hash: string | undefined },
): Promise<z.output<T>> => {
  const held = opened.mayRead ? await ownTerms(organisation, recordId, section, hash) : undefined;
  const terms = schema.safeParse(held);
  if (!terms.success) throw new Problem('TERMS_NOT_HELD', { pointer: `/terms/${section}` });
  return terms.data;
};

export const presentationTermsOf = (
  at: CreditSituation,
  { presentation }: Presented,
): Promise<PresentationTerms> =>
  heldTerms(at, presentation.id, {
    section: 'presentation',
    schema: PresentationTerms,
    hash: presentation.termsHash,
  });

export const partiesOf = (at: CreditSituation, { presentation }: Presented): CreditParties =>
  presentationParties(at.opened.credit, presentation);

const isBank = (role: string): role is DocumentBank => (documentBanks as readonly string[]).includes(role);

/** The bank from which the documents came, and its reference. */
export interface Origin {
  readonly bank: Named;
  readonly reference: Reference;
  /** The day of its letter, or of the presentation. */
  readonly date: string;
}

const ofForwarding = async (
  at: CreditSituation,
  presented: Presented,
  { act, termsHash }: Forwarding,
): Promise<Origin> => {
  const schedule = await heldTerms(at, presented.presentation.id, {
    section: 'schedule',
    schema: ScheduleTerms,
    hash: termsHash,
  });
  return {
    bank: bankAs(at, act.as, partiesOf(at, presented)),
    reference: referenceOr(noReference, '/schedule/reference', schedule.reference),
    date: schedule.dispatchedAt.slice(0, 10),
  };
};

const ofPresenter = (at: CreditSituation, presented: Presented, terms: PresentationTerms): Origin => {
  const { as: role } = presented.presentation.act;
  const schedule = terms.coveringSchedule;
  const named = isBank(role) ? bankAs(at, role, partiesOf(at, presented)) : undefined;
  const bank: Named = ['/presentation/coveringSchedule/presentingBank', schedule?.presentingBank];
  return {
    bank: schedule?.presentingBank.bic === undefined ? (named ?? bank) : bank,
    reference: referenceOr(noReference, '/presentation/coveringSchedule/reference', schedule?.reference),
    date: schedule?.date ?? terms.presentedOn,
  };
};

/** From whom the bank in a role has the documents: a bank that sent them on, or the presenter. */
export const originOf = async (
  at: CreditSituation,
  presented: Presented,
  role: DocumentBank,
  terms: PresentationTerms,
): Promise<Origin> => {
  const sent = presented.forwardings.find(({ to }) => to === role);
  return sent === undefined ? ofPresenter(at, presented, terms) : ofForwarding(at, presented, sent);
};

/** Back to the bank from which the sender has the documents. */
export const back = (
  at: CreditSituation,
  presented: Presented,
  { role, origin, reference }: { role: DocumentBank; origin: Origin; reference: string },
): Header => ({
  route: routeOf(bankAs(at, role, partiesOf(at, presented)), origin.bank),
  reference,
  related: origin.reference.text,
});

/** Of each presentation, as what `occurrencesOf` finds in it. */
export const ofPresentations =
  (occurrencesOf: (at: CreditSituation, presented: Presented) => readonly Occurrence[]): Step =>
  async (at) =>
    (await presentationsOf(at)).flatMap((presented) =>
      occurrencesOf(at, presented).map((one) => ({ ...one, presentation: presented.presentation.id })),
    );
