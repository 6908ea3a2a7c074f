/** What banks tell each other about a credit where no message of its own says it: MT759. */
import {
  type CreditAdvice,
  CreditConfirmation,
  type CreditRole,
  EnquiryAnswer,
  ReasonTerms,
} from '@chopmark/chaincode/api';
import { present } from '../plugins/own-terms.ts';
import type { MessageJson } from '../swift/api.ts';
import { routed } from './credit-content.ts';
import { messageBankOf } from './parties.ts';
import { heldTerms } from './presented.ts';
import { bankAs, routeOf } from './route.ts';
import { type CreditSituation, type Drafted, factsIn, type Occurrence, type Step } from './step.ts';

interface Said {
  readonly from: CreditRole;
  readonly to: CreditRole;
  /** The first line. */
  readonly words: string;
  readonly section: 'reason' | 'answer';
  readonly hash: string | undefined;
}

const told = async (at: CreditSituation, { from, to, words, section, hash }: Said): Promise<Drafted> => {
  const { reason } = await heldTerms(at, at.opened.credit.id, { section, schema: ReasonTerms, hash });
  const { creditNumber, issuingBank } = at.terms;
  return {
    message: present({
      ...routed('759', routeOf(bankAs(at, from), bankAs(at, to))),
      sequence: { number: 1, total: 1 },
      senderReference: creditNumber,
      relatedReference: creditNumber,
      formOfUndertaking: 'DOCR',
      undertakingNumber: creditNumber,
      issuer: messageBankOf(issuingBank),
      function: 'OTHERFNC',
      narrative: [words, ...reason.split('\n')],
    }) as MessageJson,
    unsaid: [],
  };
};

const occurrence = (at: CreditSituation, act: { readonly at: string }, said: Said): Occurrence => ({
  at: act.at,
  as: said.from,
  draft: () => told(at, said),
});

/** To the bank from which it has the credit. */
const senderTo = (adviser: CreditRole): CreditRole =>
  adviser === 'secondAdvisingBank' ? 'advisingBank' : 'issuingBank';

const adviceWords = {
  enquired: 'ENQUIRY: WE CANNOT ESTABLISH THAT THIS CREDIT IS AUTHENTIC',
  declined: 'WE ELECTED NOT TO ADVISE THIS CREDIT',
} as const;

/** UCP 600 art. 9(e), (f). */
export const hesitation: Step = (at) =>
  at.opened.advices.flatMap(({ act, state, reasonHash }: CreditAdvice) =>
    state === 'enquired' || state === 'declined'
      ? [
          occurrence(at, act, {
            from: act.as,
            to: senderTo(act.as),
            words: adviceWords[state],
            section: 'reason',
            hash: reasonHash,
          }),
        ]
      : [],
  );

export const enquiryAnswer: Step = (at) =>
  factsIn(at.facts, 'credit-enquiry-answer', EnquiryAnswer).map(({ act, termsHash }) =>
    occurrence(at, act, {
      from: 'issuingBank',
      to: 'advisingBank',
      words: 'ANSWER TO YOUR ENQUIRY',
      section: 'answer',
      hash: termsHash,
    }),
  );

/** UCP 600 art. 8(d). */
export const declinedConfirmation: Step = (at) =>
  factsIn(at.facts, 'credit-confirmation', CreditConfirmation)
    .filter(({ state }) => state === 'declined')
    .map(({ act, termsHash }) =>
      occurrence(at, act, {
        from: 'confirmingBank',
        to: 'issuingBank',
        words: 'WE ARE NOT PREPARED TO CONFIRM THIS CREDIT',
        section: 'reason',
        hash: termsHash,
      }),
    );
