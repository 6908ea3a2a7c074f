/** Messages about a credit as a whole: pre-advice, issue, advice, transfer, acknowledgement of the advice. */
import { type CreditAdvice, CreditConfirmation, type CreditRole } from '@chopmark/chaincode/api';
import { present } from '../plugins/own-terms.ts';
import type { MessageJson } from '../swift/api.ts';
import { routed } from './credit-content.ts';
import { type CreditMessage, creditOfMessage } from './credit-of-message.ts';
import { mt700Of, mt705Of, mt710Of, mt720Of, recordedMt705Of } from './message-of-credit.ts';
import { bankAs, isSameParty, originator, routeOf } from './route.ts';
import { type CreditSituation, type Drafted, factsIn, type Occurrence, type Step } from './step.ts';
import { unsaidOf } from './unsaid.ts';

const routeIn = (at: CreditSituation, sender: CreditRole, receiver: CreditRole) =>
  routeOf(bankAs(at, sender), bankAs(at, receiver));

/** Whether the bank that advises confirms too: it says so in its advice and acknowledgement. */
const confirms = ({ facts, opened }: CreditSituation, adviser: CreditRole): boolean => {
  const { confirmingBank, [adviser]: party } = opened.credit.parties;
  if (confirmingBank === undefined || !isSameParty(confirmingBank, party)) return false;
  return factsIn(facts, 'credit-confirmation', CreditConfirmation).some(({ state }) => state === 'added');
};

/** With the terms that are not there when the message is read again. */
const drafted = ({ terms }: CreditSituation, message: MessageJson): Drafted => ({
  message,
  unsaid: unsaidOf('/credit', terms, creditOfMessage(message as unknown as CreditMessage).terms),
});

const issueOf = ({ opened: { credit } }: CreditSituation): string | undefined => credit.issue?.at;

export const issue: Step = (at) => {
  const issued = issueOf(at);
  if (issued === undefined) return [];
  const draft = () => drafted(at, mt700Of(at.terms, routeIn(at, 'issuingBank', 'advisingBank')));
  return [{ at: issued, as: 'issuingBank', draft }];
};

/** The ledger keeps no time of it; once the credit is issued, what it recorded of it is all that is sure. */
export const preAdvice: Step = (at) => {
  const { preAdviceHash, status } = at.opened.credit;
  if (preAdviceHash === undefined) return [];
  const messageOf = status === 'pre-advised' ? mt705Of : recordedMt705Of;
  const draft = () => drafted(at, messageOf(at.terms, routeIn(at, 'issuingBank', 'advisingBank')));
  return [{ at: '', as: 'issuingBank', draft }];
};

const advicesAs = ({ opened: { advices } }: CreditSituation, role: CreditRole): readonly CreditAdvice[] =>
  advices.filter(({ act, state }) => act.as === role && /^advised/.test(state));

const adviceOn = (at: CreditSituation): Drafted =>
  drafted(
    at,
    mt710Of(at.terms, routeIn(at, 'advisingBank', 'secondAdvisingBank'), {
      reference: at.terms.creditNumber,
      confirms: confirms(at, 'advisingBank'),
    }),
  );

export const secondAdvice: Step = (at) =>
  at.opened.credit.parties.secondAdvisingBank === undefined
    ? []
    : advicesAs(at, 'advisingBank').map(({ act }): Occurrence => ({
        at: act.at,
        as: 'advisingBank',
        draft: () => adviceOn(at),
      }));

export const transfer: Step = (at) => {
  const issued = issueOf(at);
  if (issued === undefined || at.opened.credit.parentId === undefined) return [];
  const draft = () => {
    const route = routeIn(at, 'transferringBank', 'advisingBank');
    return drafted(at, mt720Of(at.terms, route, at.terms.creditNumber));
  };
  return [{ at: issued, as: 'transferringBank', draft }];
};

/** To the bank from which the adviser has the credit. */
const acknowledgement = (at: CreditSituation, adviser: 'advisingBank' | 'secondAdvisingBank'): MessageJson =>
  present({
    ...routed(
      '730',
      routeIn(at, adviser, adviser === 'advisingBank' ? originator(at.opened.credit) : 'advisingBank'),
    ),
    senderReference: at.terms.creditNumber,
    receiverReference: at.terms.creditNumber,
    acknowledgedDate: at.terms.issueDate,
    narrative: confirms(at, adviser) ? ['CREDIT ADVISED, OUR CONFIRMATION ADDED'] : ['CREDIT ADVISED'],
  }) as MessageJson;

export const acknowledgedAdvice: Step = (at) =>
  (['advisingBank', 'secondAdvisingBank'] as const).flatMap((adviser) =>
    advicesAs(at, adviser).map(({ act }): Occurrence => ({
      at: act.at,
      as: adviser,
      about: 'advice',
      draft: () => ({ message: acknowledgement(at, adviser), unsaid: [] }),
    })),
  );
