/** First demand, the first beneficiary's invoice and draft, and what is wrong with them alone. Pure decisions. */
import type { Calendar } from '../calendar/calendar.ts';
import type { Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { minorOf } from '../kernel/money.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkAct } from '../letter-of-credit/act.ts';
import { maximumOf } from '../letter-of-credit/amounts.ts';
import { evidenceOf } from '../letter-of-credit/evidence.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import type { Decided } from '../presentation/decided.ts';
import { examinationOf } from '../presentation/facts.ts';
import { type DocumentFacts, substitutionState } from './document-facts.ts';
import { firstSide } from './members.ts';
import type { Substitution, SubstitutionDemand } from './records.ts';
import { writeDemand, writeSubstitution } from './store.ts';
import {
  type demandSubstitution,
  demandSubstitutionAct,
  reportDefectAct,
  type reportSubstitutionDefect,
  type substituteInvoice,
  substituteInvoiceAct,
} from './substitution-commands.ts';
import { dayAt, lastDayFrom, timingOf, timingOfAnswer } from './timing.ts';

export interface SubstitutionFacts extends DocumentFacts {
  /** Of the place whose banking days count. */
  readonly calendar: Calendar | undefined;
}

const own = { evidence: undefined } as const;

export const decideDemand = (
  facts: SubstitutionFacts,
  { input, openings, actor, consortium, now }: Request<typeof demandSubstitution>,
): Decided<typeof demandSubstitution> => {
  const state = substitutionState(facts);
  const allowed = checkAct(demandSubstitutionAct, { credit: facts.credit, actor, ...own, now, state });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const { childId, receivedId, place } = input;
  const { calendar } = facts;
  const on = dayAt(calendar, openings.substitutionDemand.terms.sentAt);
  const receivedOn = examinationOf(facts.received, 'transferringBank')?.receipt?.countsOn;
  const by = lastDayFrom(credit, 'substitution-notice', calendar, receivedOn);
  const answerBy = lastDayFrom(credit, 'substitution', calendar, on);
  const timing = timingOf(credit, 'substitution-notice', on, by);
  const demand: SubstitutionDemand = {
    receivedId,
    childId,
    place,
    act,
    termsHash: hashOfOpening(openings.substitutionDemand),
    timing,
    ...(on === undefined ? {} : { on }),
    ...(answerBy === undefined ? {} : { answerBy }),
  };
  const readers = firstSide(credit.parties);
  return {
    changes: [
      writeDemand(consortium, demand, undefined),
      ...putTerms(readers, receivedId, 'substitutionDemand', openings.substitutionDemand),
    ],
    events: [
      event('credit-transfer.substitution-demanded.v1', {
        creditId: credit.id,
        childId,
        receivedId,
        timing,
        ...(answerBy === undefined ? {} : { answerBy }),
      }),
    ],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, readers),
  };
};

/** UCP 600 art. 38(h): the invoice, and the draft where there is one; no other document. */
const substitutable: readonly string[] = ['INVOICE', 'VAT_INVOICE', 'FULLY_DIGITAL_INVOICE', 'DRAFT'];

type Substitute = Request<typeof substituteInvoice>;

const refuseSubstitution = (
  { version, demand }: DocumentFacts,
  article: string,
  { openings }: Substitute,
): Refusal<'TERMS_HASH_MISMATCH' | 'NOT_SUBSTITUTABLE' | 'SUBSTITUTION_EXCEEDS_CREDIT'> | undefined => {
  const { credit, substitutionDemand, substitution } = openings;
  const { amountClaimed, documents } = substitution.terms;
  const most = maximumOf(credit.terms);
  const other = documents.findIndex(({ particulars }) => !substitutable.includes(particulars.type));
  const known = opens(credit, version?.termsHash) && opens(substitutionDemand, demand?.termsHash);
  const within = amountClaimed.currency === most.currency && minorOf(amountClaimed) <= minorOf(most);
  return firstRefusal<Refusal<'TERMS_HASH_MISMATCH' | 'NOT_SUBSTITUTABLE' | 'SUBSTITUTION_EXCEEDS_CREDIT'>>(
    unless(known, refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/substitutionDemand' })),
    unless(
      other < 0,
      refuse('NOT_SUBSTITUTABLE', { pointer: `/terms/substitution/documents/${String(other)}`, article }),
    ),
    unless(
      within,
      refuse('SUBSTITUTION_EXCEEDS_CREDIT', { pointer: '/terms/substitution/amountClaimed', article }),
    ),
  );
};

export const decideSubstitution = (
  facts: SubstitutionFacts,
  request: Substitute,
): Decided<typeof substituteInvoice> => {
  const { input, openings, actor, consortium, now } = request;
  const { evidence, substitutionDemand } = openings;
  const state = substitutionState(facts);
  const allowed = checkAct(substituteInvoiceAct, { credit: facts.credit, actor, evidence, now, state });
  if (isRefusal(allowed)) return allowed;
  const { credit, act, article } = allowed;
  const refused = refuseSubstitution(facts, article, request);
  if (refused !== undefined) return refused;
  const { childId, receivedId } = input;
  const corrects = state === 'defective';
  const on = dayAt(facts.calendar, openings.substitution.terms.handedInAt);
  const asked = corrects ? facts.demand?.defect : facts.demand;
  const timing = timingOfAnswer(credit, corrects ? 'substitution-cure' : 'substitution', on, {
    answerBy: asked?.answerBy,
    presentBy: substitutionDemand.terms.presentBy,
  });
  const substitution: Substitution = {
    receivedId,
    childId,
    act,
    termsHash: hashOfOpening(openings.substitution),
    timing,
    ...(on === undefined ? {} : { on }),
    corrects,
  };
  const readers = firstSide(credit.parties);
  return {
    changes: [
      writeSubstitution(consortium, substitution, facts.substitution),
      ...putTerms(readers, receivedId, 'substitution', openings.substitution),
      ...evidenceOf(act, receivedId, evidence),
    ],
    events: [
      event('credit-transfer.substituted.v1', { creditId: credit.id, childId, receivedId, timing, corrects }),
    ],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, readers),
  };
};

export const decideDefect = (
  facts: SubstitutionFacts,
  { input, openings, actor, consortium, now }: Request<typeof reportSubstitutionDefect>,
): Decided<typeof reportSubstitutionDefect> => {
  const state = substitutionState(facts);
  const allowed = checkAct(reportDefectAct, { credit: facts.credit, actor, ...own, now, state });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const { childId, receivedId } = input;
  const { calendar, substitution } = facts;
  // The guard has found it substituted.
  const demand = facts.demand as SubstitutionDemand;
  const on = dayAt(calendar, openings.substitutionDefect.terms.sentAt);
  const by = lastDayFrom(credit, 'substitution-defect-notice', calendar, substitution?.on);
  const answerBy = lastDayFrom(credit, 'substitution-cure', calendar, on);
  const timing = timingOf(credit, 'substitution-defect-notice', on, by);
  const defect = {
    act,
    termsHash: hashOfOpening(openings.substitutionDefect),
    timing,
    ...(on === undefined ? {} : { on }),
    ...(answerBy === undefined ? {} : { answerBy }),
  };
  const readers = firstSide(credit.parties);
  return {
    changes: [
      writeDemand(consortium, { ...demand, defect }, demand),
      ...putTerms(readers, receivedId, 'substitutionDefect', openings.substitutionDefect),
    ],
    events: [
      event('credit-transfer.substitution-defective.v1', {
        creditId: credit.id,
        childId,
        receivedId,
        timing,
      }),
    ],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, readers),
  };
};
