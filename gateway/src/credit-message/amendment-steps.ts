/** Messages about amendments and about the cancellation of a credit. */
import {
  Amendment,
  AmendmentAdvice,
  AmendmentAnswer,
  AmendmentConfirmation,
  AmendmentTerms,
  CancellationFact,
  type CreditRole,
} from '@chopmark/chaincode/api';
import { present } from '../plugins/own-terms.ts';
import type { MessageJson } from '../swift/api.ts';
import { routed } from './credit-content.ts';
import { type AmendmentMessage, cancellationOf, mt707Of } from './message-of-amendment.ts';
import { heldTerms } from './presented.ts';
import { bankAs, isSameParty, originator, routeOf } from './route.ts';
import { type CreditSituation, dayOf, type Drafted, factsIn, type Occurrence, type Step } from './step.ts';

const routeIn = (at: CreditSituation, sender: CreditRole, receiver: CreditRole) =>
  routeOf(bankAs(at, sender), bankAs(at, receiver));

const amendmentTerms = (at: CreditSituation, { creditId, termsHash: hash }: Amendment) =>
  heldTerms(at, creditId, { section: 'amendment', schema: AmendmentTerms, hash });

const amendmentsOf = ({ facts }: CreditSituation): Amendment[] => factsIn(facts, 'amendment', Amendment);

const written = async (
  at: CreditSituation,
  amendment: Amendment,
  message: Omit<AmendmentMessage, 'date' | 'number'>,
): Promise<Drafted> =>
  mt707Of(at.terms, await amendmentTerms(at, amendment), { ...message, number: amendment.number });

/** As the issuing bank issued it, or as the bank that transferred the credit passed it on. */
export const issuedAmendment: Step = (at) => {
  const sender = originator(at.opened.credit);
  const purpose = sender === 'issuingBank' ? 'ISSU' : 'ADVI';
  return amendmentsOf(at)
    .filter(({ state }) => state === 'issued')
    .map((amendment): Occurrence => ({
      at: amendment.act.at,
      as: sender,
      about: 'amendment',
      amendment: amendment.number,
      draft: () => written(at, amendment, { route: routeIn(at, sender, 'advisingBank'), purpose }),
    }));
};

const extendsConfirmation = ({ facts, opened }: CreditSituation, number: number): boolean => {
  const { confirmingBank, advisingBank } = opened.credit.parties;
  if (confirmingBank === undefined || !isSameParty(confirmingBank, advisingBank)) return false;
  return factsIn(facts, 'amendment-confirmation', AmendmentConfirmation).some(
    (decided) => decided.number === number && decided.state === 'extended',
  );
};

/** As the first adviser passes it on to the second. */
export const advisedAmendment: Step = (at) =>
  factsIn(at.facts, 'amendment-advice', AmendmentAdvice).flatMap(({ act, number }): Occurrence[] => {
    const amendment = amendmentsOf(at).find((one) => one.number === number);
    const hasSecond = at.opened.credit.parties.secondAdvisingBank !== undefined;
    if (amendment === undefined || act.as !== 'advisingBank' || !hasSecond) return [];
    return [
      {
        at: act.at,
        as: 'advisingBank',
        about: 'amendment',
        amendment: number,
        draft: () =>
          written(at, amendment, {
            route: routeIn(at, 'advisingBank', 'secondAdvisingBank'),
            purpose: extendsConfirmation(at, number) ? 'ACNF' : 'ADVI',
          }),
      },
    ];
  });

const cancellations = ({ facts }: CreditSituation): CancellationFact[] =>
  factsIn(facts, 'credit-cancellation', CancellationFact);

export const cancellationRequest: Step = (at) =>
  cancellations(at)
    .filter(({ state }) => state === 'proposed')
    .map(({ act }): Occurrence => ({
      at: act.at,
      as: 'issuingBank',
      about: 'cancellation',
      draft: () =>
        cancellationOf(at.terms, {
          route: routeIn(at, 'issuingBank', 'advisingBank'),
          purpose: 'ISSU',
          number: at.opened.credit.amendmentCount + 1,
          date: dayOf(act.at),
        }),
    }));

/** Who tells what a party answered: a bank itself, the adviser for the beneficiary. */
const tellerOf = (role: CreditRole): CreditRole => (role === 'beneficiary' ? 'advisingBank' : role);

interface Answer {
  readonly by: CreditRole;
  readonly isYes: boolean;
  /** Date of the message that is answered. */
  readonly of: string;
  readonly words: string;
}

const answered = (at: CreditSituation, { by, isYes, of, words }: Answer): Drafted => ({
  message: present({
    ...routed('730', routeIn(at, tellerOf(by), originator(at.opened.credit))),
    senderReference: at.terms.creditNumber,
    receiverReference: at.terms.creditNumber,
    acknowledgedDate: of,
    senderToReceiver: [isYes ? '/BENACC/' : '/BENREJ/'],
    narrative: [words],
  }) as MessageJson,
  unsaid: [],
});

/** In part is a rejection of the whole (UCP 600 art. 10(e)), and is said as one. */
export const answeredAmendment: Step = (at) =>
  factsIn(at.facts, 'amendment-answer', AmendmentAnswer).flatMap(({ act, number, state }): Occurrence[] => {
    const amendment = amendmentsOf(at).find((one) => one.number === number);
    if (amendment === undefined) return [];
    const words = `AMENDMENT NO ${number} ${state.toUpperCase()} BY BENEFICIARY`;
    const draft = async (): Promise<Drafted> => {
      const { date } = await amendmentTerms(at, amendment);
      return answered(at, { by: act.as, isYes: state === 'accepted', of: date, words });
    };
    return [{ at: act.at, as: tellerOf(act.as), about: 'amendment', amendment: number, draft }];
  });

const partyWords: Partial<Readonly<Record<CreditRole, string>>> = {
  beneficiary: 'BENEFICIARY',
  confirmingBank: 'CONFIRMING BANK',
  transferringBank: 'TRANSFERRING BANK',
  nominatedBank: 'NOMINATED BANK',
};

export const answeredCancellation: Step = (at) => {
  const proposed = cancellations(at).find(({ state }) => state === 'proposed');
  return cancellations(at)
    .filter(({ state }) => state !== 'proposed')
    .map(({ act, state }): Occurrence => ({
      at: act.at,
      as: tellerOf(act.as),
      about: 'cancellation',
      draft: () =>
        answered(at, {
          by: act.as,
          isYes: state === 'consented',
          of: dayOf((proposed ?? { act }).act.at),
          words: `CANCELLATION ${state === 'consented' ? 'ACCEPTED' : 'REJECTED'} BY ${partyWords[act.as] ?? 'PARTY'}`,
        }),
    }));
};
