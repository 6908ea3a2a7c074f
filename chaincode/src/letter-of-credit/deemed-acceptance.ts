/** Silence accepts nothing; documents that comply with an unanswered amendment do (UCP 600 art. 10(c)). Pure. */
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { examinationOf, loadFacts, partiesOf, type PresentationFacts } from '../presentation/facts.ts';
import type { DocumentBank } from '../presentation/records.ts';
import { checkAct } from './act.ts';
import {
  type AmendmentFacts,
  amendmentState,
  isOutOfSequence,
  loadAmendmentFacts,
} from './amendment-facts.ts';
import { amendedVersion } from './amended-version.ts';
import { bookedExposure } from './booked-exposure.ts';
import { type deemAmendmentAccepted, deemAmendmentAcceptedAct } from './deemed-acceptance-commands.ts';
import { endorsersOf } from './party-facts.ts';
import type { Amendment } from './records.ts';

export interface DeemingFacts {
  readonly amending: AmendmentFacts;
  readonly presenting: PresentationFacts;
}

export const loadDeemingFacts = async (
  reader: LedgerReader,
  { creditId, number, presentationId }: Request<typeof deemAmendmentAccepted>['input'],
  mspId: string,
): Promise<DeemingFacts> => ({
  amending: await loadAmendmentFacts(reader, creditId, mspId, number),
  presenting: await loadFacts(reader, creditId, presentationId),
});

/** Documents that were handed in before the amendment was issued say nothing of it. */
const wasPresentedAfter = ({ presentation }: PresentationFacts, amendment: Amendment): boolean =>
  presentation !== undefined &&
  presentation.withdrawn === undefined &&
  presentation.act.at >= amendment.act.at;

/** How the unanswered amendment stands with a bank that examined the presentation. */
export const deemingState =
  ({ amending, presenting }: DeemingFacts) =>
  (role: DocumentBank): string => {
    const state = amendmentState(amending);
    const { amendment } = amending;
    if (amendment === undefined || (state !== 'issued' && state !== 'advised')) return state;
    if (!wasPresentedAfter(presenting, amendment)) return 'presented-before';
    const found = examinationOf(presenting, role)?.determination?.result;
    return found === undefined ? 'not-examined' : `presentation-${found}`;
  };

export const decideDeemedAcceptance = (
  facts: DeemingFacts,
  { input, actor, openings, consortium, now }: Request<typeof deemAmendmentAccepted>,
): Outcome<'amendment.deemed-accepted.v1'> | Refusal<(typeof deemAmendmentAccepted)['errors'][number]> => {
  const { amending, presenting } = facts;
  const { presentation } = presenting;
  if (presentation === undefined) {
    return refuse('PRESENTATION_NOT_FOUND', { pointer: '/input/presentationId' });
  }
  const known = amending.credit;
  const allowed = checkAct(deemAmendmentAcceptedAct, {
    credit: known && { ...known, parties: partiesOf(known, presentation) },
    actor,
    now,
    as: input.as,
    state: (role) => deemingState(facts)(role as DocumentBank),
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act, article } = allowed;
  if (isOutOfSequence(amending)) {
    return refuse('AMENDMENT_OUT_OF_SEQUENCE', { pointer: '/input/number', article });
  }
  const amended = amendedVersion(amending, credit.parties, amending.amendment as Amendment, openings);
  if (isRefusal(amended)) return amended;
  const booked = bookedExposure(amending, credit, amended, openings.newExposure);
  if (isRefusal(booked)) return booked;
  return {
    changes: [...amended.changes, ...booked],
    events: [
      event('amendment.deemed-accepted.v1', {
        creditId: credit.id,
        number: amending.number,
        version: amended.version.number,
        presentationId: presentation.id,
        as: act.as,
      }),
    ],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, amended.recipients),
  };
};
