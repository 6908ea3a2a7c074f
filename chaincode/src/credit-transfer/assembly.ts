/** Documents of a second beneficiary are put together, and presented under the original. Pure decisions. */
import type { Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkAct } from '../letter-of-credit/act.ts';
import type { CreditFacts } from '../letter-of-credit/load.ts';
import { derived } from '../letter-of-credit/openings.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import type { Decided } from '../presentation/decided.ts';
import { memberOf } from '../presentation/frame.ts';
import { documentBanks, type Presentation } from '../presentation/records.ts';
import { putPresentation } from '../presentation/store.ts';
import { assembledDocuments } from './assembled.ts';
import { withPassedOn } from './balance.ts';
import { type DocumentFacts, type SubstitutionState, substitutionState } from './document-facts.ts';
import { firstSide } from './members.ts';
import {
  type assembleDocuments,
  assembleDocumentsAct,
  type presentTransferredDocuments,
  presentTransferredAct,
} from './passing-commands.ts';
import type { Assembly } from './records.ts';
import { putAssembly } from './store.ts';
import { dayAt } from './timing.ts';
import type { SubstitutionFacts } from './substitution.ts';
import { balanceChanges } from '../presentation/drawing.ts';
import { instantOf } from '../kernel/identifiers.ts';

export interface AssemblyFacts extends SubstitutionFacts {
  /** Whether the id of the presentation is another's. */
  readonly isTaken: boolean;
}

type Assemble = Request<typeof assembleDocuments>;

/** What was not corrected on first demand does not count (UCP 600 art. 38(i)). */
const isSubstituted = (state: SubstitutionState): boolean => state === 'substituted' || state === 'cured';

const checkAssembly = (
  { isTaken, version, balance, received, substitution }: AssemblyFacts,
  substituted: boolean,
  { openings }: Assemble,
): Refusal<'ID_TAKEN' | 'TERMS_HASH_MISMATCH'> | undefined => {
  const own =
    !substituted ||
    (openings.substitution !== undefined && opens(openings.substitution, substitution?.termsHash));
  const known =
    opens(openings.received, received.presentation?.termsHash) &&
    opens(openings.credit, version?.termsHash) &&
    opens(openings.balance, balance?.balanceHash);
  return firstRefusal<Refusal<'ID_TAKEN' | 'TERMS_HASH_MISMATCH'>>(
    unless(!isTaken, refuse('ID_TAKEN', { pointer: '/input/presentationId' })),
    unless(known, refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/received' })),
    unless(own, refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/substitution' })),
  );
};

/** Whether the first beneficiary had still a day to answer: the ledger records it, and stops nobody. */
const isEarly = ({ demand, calendar }: DocumentFacts & SubstitutionFacts, now: number): boolean => {
  const answerBy = demand?.defect?.answerBy ?? demand?.answerBy;
  const today = dayAt(calendar, instantOf(now));
  return answerBy !== undefined && today !== undefined && today <= answerBy;
};

export const decideAssembly = (
  facts: AssemblyFacts,
  request: Assemble,
): Decided<typeof assembleDocuments> => {
  const { input, openings, actor, consortium, now } = request;
  const state = substitutionState(facts);
  const allowed = checkAct(assembleDocumentsAct, {
    credit: facts.credit,
    actor,
    now,
    state,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const substituted = isSubstituted(state);
  const refused = checkAssembly(facts, substituted, request);
  if (refused !== undefined) return refused;
  const { childId, receivedId, presentationId } = input;
  const received = openings.received.terms;
  const expected = assembledDocuments(received, substituted ? openings.substitution?.terms : undefined);
  const presentation = derived('presentation', openings.presentation, expected);
  if (isRefusal(presentation)) return presentation;
  const passed = { presentationId, creditId: childId, amount: received.amountClaimed, substituted };
  const newBalance = derived('newBalance', openings.newBalance, withPassedOn(openings.balance.terms, passed));
  if (isRefusal(newBalance)) return newBalance;
  const early = !substituted && isEarly(facts, now);
  const termsHash = hashOfOpening(presentation);
  const assembly: Assembly = {
    presentationId,
    creditId: credit.id,
    receivedId,
    childId,
    act,
    termsHash,
    substituted,
    early,
  };
  const readers = firstSide(credit.parties);
  return {
    changes: [
      ...putAssembly(consortium, assembly),
      ...balanceChanges(credit.id, readers, newBalance),
      ...putTerms(readers, presentationId, 'presentation', presentation),
    ],
    events: [
      event('credit-transfer.assembled.v1', {
        creditId: credit.id,
        childId,
        receivedId,
        presentationId,
        substituted,
        early,
      }),
    ],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, readers),
  };
};

export interface AssembledFacts extends CreditFacts {
  readonly assembly: Assembly | undefined;
  readonly isPresented: boolean;
}

const assembledState = ({
  assembly,
  isPresented,
}: AssembledFacts): 'not-assembled' | 'assembled' | 'presented' => {
  if (assembly === undefined) return 'not-assembled';
  return isPresented ? 'presented' : 'assembled';
};

type Dispatch = Request<typeof presentTransferredDocuments>;

const checkDispatch = (
  { assembly, version, balance }: AssembledFacts,
  receiver: readonly string[],
  { input, openings }: Dispatch,
): Refusal<'PARTY_UNKNOWN' | 'TERMS_HASH_MISMATCH'> | undefined => {
  const isNext = documentBanks.indexOf(input.to) > documentBanks.indexOf('transferringBank');
  if (!isNext || receiver.length === 0) return refuse('PARTY_UNKNOWN', { pointer: '/input/to' });
  const known =
    opens(openings.assembled, assembly?.termsHash) &&
    opens(openings.credit, version?.termsHash) &&
    opens(openings.balance, balance?.balanceHash);
  return known ? undefined : refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/assembled' });
};

/** The bank that is bound gets the documents as they go on, and the balance as it stands: nothing of the transfer. */
export const decideTransferredPresentation = (
  facts: AssembledFacts,
  request: Dispatch,
): Decided<typeof presentTransferredDocuments> => {
  const { input, openings, actor, consortium, now } = request;
  const state = assembledState(facts);
  const allowed = checkAct(presentTransferredAct, {
    credit: facts.credit,
    actor,
    now,
    state,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const { to, presentationId: id } = input;
  const receiver = memberOf(credit.parties, to);
  const refused = checkDispatch(facts, receiver, request);
  if (refused !== undefined) return refused;
  const termsHash = hashOfOpening(openings.assembled);
  const presentation: Presentation = {
    id,
    creditId: credit.id,
    act,
    to,
    termsHash,
    version: facts.version?.number ?? 1,
  };
  return {
    changes: [
      putPresentation(consortium, presentation),
      ...putTerms([actor.mspId, ...receiver], id, 'presentation', openings.assembled),
      ...putTerms(receiver, credit.id, 'credit', openings.credit),
      ...putTerms(receiver, credit.id, 'balance', openings.balance),
    ],
    events: [event('presentation.presented.v1', { creditId: credit.id, presentationId: id, to, termsHash })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, receiver),
  };
};
