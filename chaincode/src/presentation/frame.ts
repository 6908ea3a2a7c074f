/** What every act about a presentation begins with: who acts as whom, in which state, and who gets to see it. */
import type { Request } from '../kernel/command.ts';
import type { CommandDefinition } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import type { Change } from '../kernel/ledger.ts';
import type { Opening } from '../kernel/opening.ts';
import { type ActRefusalOf, type ActRule, checkAct } from '../letter-of-credit/act.ts';
import { evidenceOf } from '../letter-of-credit/evidence.ts';
import {
  type CreditParties,
  type CreditRole,
  isExternal,
  memberBehind,
  membersBehind,
  standingOf,
} from '../letter-of-credit/parties.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import type { Act, Credit } from '../letter-of-credit/records.ts';
import {
  drawingOf,
  examinationOf,
  type KnownFacts,
  partiesOf,
  type PresentationFacts,
  wasSentTo,
} from './facts.ts';
import {
  type DocumentBank,
  documentBanks,
  type Drawing,
  type Examination,
  type Presentation,
} from './records.ts';
import { type BankState, bankState } from './standing.ts';

/** An act that may be done: as whom, on what, in which state. */
export interface Framed {
  readonly facts: KnownFacts;
  readonly credit: Credit;
  readonly parties: CreditParties;
  readonly presentation: Presentation;
  readonly act: Act;
  readonly article: string;
}

/** The same by a bank that received the documents. */
export interface FramedBank extends Framed {
  readonly role: DocumentBank;
  readonly state: BankState;
  readonly examination: Examination | undefined;
  readonly drawing: Drawing | undefined;
}

/** Of a request; its `evidence` is an opening wherever a command takes one. */
type Said = Pick<Request<CommandDefinition>, 'actor' | 'now'> & { readonly openings: object };

interface Named {
  readonly as?: CreditRole | undefined;
}

const evidenceIn = ({ openings }: Said): Opening<unknown> | undefined =>
  (openings as { readonly evidence?: Opening<unknown> }).evidence;

const isDocumentBank = (role: CreditRole): role is DocumentBank =>
  (documentBanks as readonly CreditRole[]).includes(role);

/** A bank with several roles acts in the one in which it got the documents, and for itself before it records. */
const defaultRole = (
  { as }: ActRule,
  facts: KnownFacts,
  parties: CreditParties,
  { actor }: Said,
): CreditRole | undefined => {
  const weigh = (role: CreditRole): number => {
    const standing = standingOf(parties[role], actor);
    if (standing === undefined) return 0;
    const sent = isDocumentBank(role) && wasSentTo(facts, role);
    return 1 + (sent ? 1 : 0) + (standing === 'own' ? 2 : 0);
  };
  const weighed = as.map((role) => ({ role, weight: weigh(role) }));
  return weighed.toSorted((one, other) => other.weight - one.weight).find(({ weight }) => weight > 0)?.role;
};

const framed = <R extends ActRule>(
  rule: R,
  facts: PresentationFacts,
  request: Said,
  { as }: Named,
  stateOf: (facts: KnownFacts, parties: CreditParties, role: CreditRole) => string,
): Framed | Refusal<'PRESENTATION_NOT_FOUND' | ActRefusalOf<R>> => {
  const { presentation, credit } = facts;
  if (presentation === undefined)
    return refuse('PRESENTATION_NOT_FOUND', { pointer: '/input/presentationId' });
  const known: KnownFacts = { ...facts, presentation };
  const parties = credit && partiesOf(credit, presentation);
  const allowed = checkAct(rule, {
    credit: credit && parties && { ...credit, parties },
    actor: request.actor,
    evidence: evidenceIn(request),
    now: request.now,
    as: as ?? (parties && defaultRole(rule, known, parties, request)),
    state: (role) => (parties === undefined ? '' : stateOf(known, parties, role)),
  });
  if (isRefusal(allowed)) return allowed;
  return { ...allowed, facts: known, presentation, parties: allowed.credit.parties };
};

const stateWith =
  (now: number) =>
  (facts: KnownFacts, parties: CreditParties, role: CreditRole): BankState => {
    const party = parties[role];
    return isDocumentBank(role) && party !== undefined
      ? bankState(facts, role, isExternal(party), now)
      : 'not-sent';
  };

/** What replaces the state of a bank for acts whose permission depends on more than the bank's own record. */
type Adjust = (state: BankState, facts: KnownFacts, role: DocumentBank) => string;

/** The frame of an act of a bank; `as` names the role where the bank has several. */
export const frameOfBank = <R extends ActRule>(
  rule: R,
  facts: PresentationFacts,
  request: Said,
  named: Named,
  adjust: Adjust = (state) => state,
): FramedBank | Refusal<'PRESENTATION_NOT_FOUND' | ActRefusalOf<R>> => {
  const stateOf = stateWith(request.now);
  const frame = framed(rule, facts, request, named, (known, parties, role) =>
    adjust(stateOf(known, parties, role), known, role as DocumentBank),
  );
  if (isRefusal(frame)) return frame;
  const role = frame.act.as as DocumentBank;
  return {
    ...frame,
    role,
    state: stateOf(frame.facts, frame.parties, role),
    examination: examinationOf(frame.facts, role),
    drawing: drawingOf(frame.facts, role),
  };
};

/** States of a presentation for the presenter and the applicant: whether some bank has drawn on it. */
export const presentationStates = ['open', 'suspended', 'drawn', 'withdrawn'] as const;
const presentationState = ({
  presentation,
  drawings,
  examinations,
}: KnownFacts): (typeof presentationStates)[number] => {
  if (presentation.withdrawn !== undefined) return 'withdrawn';
  if (examinations.some(({ corruption }) => corruption !== undefined && corruption.resumed === undefined)) {
    return 'suspended';
  }
  return drawings.length > 0 ? 'drawn' : 'open';
};

/** The frame of an act of the presenter: nobody else's, whatever the role. */
export const frameOfPresenter = <R extends ActRule>(
  rule: R,
  facts: PresentationFacts,
  request: Said,
): Framed | Refusal<'PRESENTATION_NOT_FOUND' | ActRefusalOf<R>> => {
  const frame = framed(rule, facts, request, { as: facts.presentation?.act.as }, presentationState);
  if (isRefusal(frame)) return frame;
  return frame.act.by.mspId === frame.presentation.act.by.mspId
    ? frame
    : refuse('NOT_THE_PARTY', { expected: 'the presenter' });
};

/** The frame of the applicant's act. */
export const frameOfApplicant = <R extends ActRule>(
  rule: R,
  facts: PresentationFacts,
  request: Said,
): Framed | Refusal<'PRESENTATION_NOT_FOUND' | ActRefusalOf<R>> =>
  framed(rule, facts, request, {}, presentationState);

/** The member from which the documents came to the bank: the one that sent them on, or the presenter. */
export const senderTo = ({ facts, presentation }: Framed, role: DocumentBank): string =>
  facts.forwardings.find(({ to }) => to === role)?.act.by.mspId ?? presentation.act.by.mspId;

export const memberOf = (parties: CreditParties, role: CreditRole): string[] => {
  const party = parties[role];
  return party === undefined ? [] : [memberBehind(party)];
};

/** Before the bank speaks, its own client's host countersigns what it found, and never its counterparty. */
export const ownSide = ({ parties }: Framed, role: DocumentBank): string[] =>
  membersBehind(parties, role === 'issuingBank' ? ['applicant'] : ['beneficiary']);

/** Peers that endorse: the actor's, those that get copies, one more where that is one alone. */
export const signers = (
  { consortium, actor }: Pick<Request<CommandDefinition>, 'consortium' | 'actor'>,
  { parties }: Framed,
  recipients: readonly string[],
): string[] => endorsersOf(consortium, parties, actor.mspId, recipients);

/** The recorder's copy of what it received. */
export const evidenceChanges = ({ act, presentation }: Framed, request: Said): Change[] =>
  evidenceOf(act, presentation.id, evidenceIn(request));
