/** Messages about discrepant documents: MT734, MT750, MT732, MT752, MT796. */
import {
  DeterminationTerms,
  type Examination,
  type PresentationTerms,
  RefusalTerms,
} from '@chopmark/chaincode/api';
import {
  claimedIn,
  type Header,
  mt732Of,
  mt734Of,
  mt750Of,
  mt752Of,
  mt796Of,
} from './message-of-presentation.ts';
import {
  back,
  heldTerms,
  ofPresentations,
  originOf,
  partiesOf,
  presentationTermsOf,
  type Presented,
} from './presented.ts';
import { referenceOr } from './references.ts';
import { bankAs, routeOf } from './route.ts';
import { type CreditSituation, dayOf, type Drafted, type Step } from './step.ts';
import { type MessageLoss, unsaidMembers } from './unsaid.ts';

const discrepancyDetails = (
  pointer: string,
  { discrepancies }: { readonly discrepancies: readonly Readonly<Record<string, unknown>>[] },
): MessageLoss[] =>
  discrepancies.flatMap((one, at) =>
    unsaidMembers(`${pointer}/discrepancies/${at}`, one, ['article', 'document']),
  );

const refused = async (
  at: CreditSituation,
  presented: Presented,
  { as: role, refusal }: Examination,
): Promise<Drafted> => {
  const terms = await presentationTermsOf(at, presented);
  const notice = await heldTerms(at, presented.presentation.id, {
    section: 'refusal',
    schema: RefusalTerms,
    hash: refusal?.termsHash,
  });
  const origin = await originOf(at, presented, role, terms);
  const own = referenceOr(at.terms.creditNumber, '/refusal/reference', notice.reference);
  return {
    message: mt734Of(back(at, presented, { role, origin, reference: own.text }), {
      date: origin.date,
      amount: claimedIn(terms),
      refusal: notice,
      disposal: refusal?.disposal ?? 'HOLD',
    }),
    unsaid: [...own.unsaid, ...origin.reference.unsaid, ...discrepancyDetails('/refusal', notice)],
  };
};

export const refusal = ofPresentations((at, presented) =>
  presented.examinations.flatMap((examination) =>
    examination.refusal === undefined
      ? []
      : [
          {
            at: examination.refusal.act.at,
            as: examination.as,
            draft: () => refused(at, presented, examination),
          },
        ],
  ),
);

const asked = async (
  at: CreditSituation,
  presented: Presented,
  { as: role, determination }: Examination,
): Promise<Drafted> => {
  const terms = await presentationTermsOf(at, presented);
  const found = await heldTerms(at, presented.presentation.id, {
    section: 'determination',
    schema: DeterminationTerms,
    hash: determination?.termsHash,
  });
  const parties = partiesOf(at, presented);
  const { creditNumber } = at.terms;
  const route = routeOf(bankAs(at, role, parties), bankAs(at, 'issuingBank', parties));
  return {
    message: mt750Of({ route, reference: creditNumber, related: creditNumber }, terms, found),
    unsaid: [
      ...discrepancyDetails('/determination', found),
      ...unsaidMembers('/determination', found, ['note']),
    ],
  };
};

/** A bank before the issuer found discrepancies. */
const askers = ({ examinations }: Presented): Examination[] =>
  examinations.filter(
    ({ as, determination }) => as !== 'issuingBank' && determination?.result === 'discrepant',
  );

export const discrepancyAdvice = ofPresentations((at, presented) =>
  askers(presented).map((examination) => ({
    at: examination.determination?.act.at ?? '',
    as: examination.as,
    draft: () => asked(at, presented, examination),
  })),
);

/** When the issuing bank decided whether to take up documents that the applicant waived the discrepancies of. */
const decisionOf = ({ examinations }: Presented, agreed: boolean): string | undefined =>
  examinations.find(({ as, waiverDecision }) => as === 'issuingBank' && waiverDecision?.agreed === agreed)
    ?.waiverDecision?.act.at;

const takenUp = async (at: CreditSituation, presented: Presented, decided: string): Promise<Drafted> => {
  const terms = await presentationTermsOf(at, presented);
  const origin = await originOf(at, presented, 'issuingBank', terms);
  const header = back(at, presented, { role: 'issuingBank', origin, reference: at.terms.creditNumber });
  return {
    message: mt732Of(header, { date: dayOf(decided), amount: claimedIn(terms) }),
    unsaid: origin.reference.unsaid,
  };
};

export const discharge = ofPresentations((at, presented) => {
  const decided = decisionOf(presented, true);
  return decided === undefined
    ? []
    : [{ at: decided, as: 'issuingBank', draft: () => takenUp(at, presented, decided) }];
});

/** Back to a bank that asked. */
const answerTo = async (
  at: CreditSituation,
  presented: Presented,
  asker: Examination,
): Promise<{ terms: PresentationTerms; header: Header; unsaid: readonly MessageLoss[]; askedOn: string }> => {
  const terms = await presentationTermsOf(at, presented);
  const { reference } = await originOf(at, presented, 'issuingBank', terms);
  const parties = partiesOf(at, presented);
  const route = routeOf(bankAs(at, 'issuingBank', parties), bankAs(at, asker.as, parties));
  return {
    terms,
    header: { route, reference: at.terms.creditNumber, related: reference.text },
    unsaid: reference.unsaid,
    askedOn: dayOf(asker.determination?.act.at ?? ''),
  };
};

const authorised = async (
  at: CreditSituation,
  presented: Presented,
  asker: Examination,
): Promise<Drafted> => {
  const { terms, header, unsaid, askedOn } = await answerTo(at, presented, asker);
  const message = mt752Of(header, at.terms, { date: askedOn, amount: claimedIn(terms) });
  return { message, unsaid };
};

const notAuthorised = async (
  at: CreditSituation,
  presented: Presented,
  asker: Examination,
): Promise<Drafted> => {
  const { header, unsaid, askedOn } = await answerTo(at, presented, asker);
  return { message: mt796Of(header, { askedOn }), unsaid };
};

/** The issuing bank's answer to each bank that asked, where it is this one. */
const answers = (
  agreed: boolean,
  draft: (at: CreditSituation, presented: Presented, asker: Examination) => Promise<Drafted>,
): Step =>
  ofPresentations((at, presented) => {
    const decided = decisionOf(presented, agreed);
    if (decided === undefined) return [];
    return askers(presented).map((asker) => ({
      at: decided,
      as: 'issuingBank' as const,
      draft: () => draft(at, presented, asker),
    }));
  });

export const authorisation = answers(true, authorised);
export const noAuthorisation = answers(false, notAuthorised);
