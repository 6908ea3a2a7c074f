/** Messages about discrepant documents: MT734, MT750, MT732, MT752. */
import { DeterminationTerms, type Examination, RefusalTerms } from '@chopmark/chaincode/api';
import { claimedIn, mt732Of, mt734Of, mt750Of, mt752Of } from './message-of-presentation.ts';
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
import { type CreditSituation, dayOf, type Drafted } from './step.ts';
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

/** The issuing bank agreed to take up documents that the applicant waived the discrepancies of. */
const agreement = ({ examinations }: Presented): Examination | undefined =>
  examinations.find(({ as, waiverDecision }) => as === 'issuingBank' && waiverDecision?.agreed === true);

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
  const decided = agreement(presented)?.waiverDecision?.act.at;
  return decided === undefined
    ? []
    : [{ at: decided, as: 'issuingBank', draft: () => takenUp(at, presented, decided) }];
});

const authorised = async (
  at: CreditSituation,
  presented: Presented,
  asker: Examination,
): Promise<Drafted> => {
  const terms = await presentationTermsOf(at, presented);
  const origin = await originOf(at, presented, 'issuingBank', terms);
  const parties = partiesOf(at, presented);
  const header = {
    route: routeOf(bankAs(at, 'issuingBank', parties), bankAs(at, asker.as, parties)),
    reference: at.terms.creditNumber,
    related: origin.reference.text,
  };
  const date = dayOf(asker.determination?.act.at ?? '');
  return {
    message: mt752Of(header, at.terms, { date, amount: claimedIn(terms) }),
    unsaid: origin.reference.unsaid,
  };
};

/** The answer to each bank that asked. */
export const authorisation = ofPresentations((at, presented) => {
  const decided = agreement(presented)?.waiverDecision?.act.at;
  if (decided === undefined) return [];
  return askers(presented).map((asker) => ({
    at: decided,
    as: 'issuingBank' as const,
    draft: () => authorised(at, presented, asker),
  }));
});
