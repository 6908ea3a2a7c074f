/** Messages about a credit as a whole: pre-advice, issue, advice, transfer, acknowledgement. */
import { present } from '../plugins/own-terms.ts';
import type { MessageJson } from '../swift/api.ts';
import { mt700Of, mt705Of, mt710Of, mt720Of, routed } from './message-of-credit.ts';
import { type CreditSituation, routeOf, type Step } from './step.ts';

const issuer = ({ terms }: CreditSituation) => ['/credit/issuingBank', terms.issuingBank] as const;
const adviser = ({ terms }: CreditSituation) => ['/credit/advisingBank', terms.advisingBank] as const;
const secondAdviser = ({ terms }: CreditSituation) =>
  ['/credit/adviseThroughBank', terms.adviseThroughBank] as const;
const transferrer = ({ terms }: CreditSituation) =>
  ['/credit/transferringBank', terms.transferringBank] as const;

const isIssued = ({ opened: { credit } }: CreditSituation): boolean => credit.issue !== undefined;

const isAdvisedBy = ({ opened: { advices } }: CreditSituation, role: string): boolean =>
  advices.some(({ act, state }) => act.as === role && /^advised/.test(state));

const acknowledgement = (at: CreditSituation): MessageJson =>
  present({
    ...routed('730', routeOf(adviser(at), issuer(at))),
    senderReference: at.terms.creditNumber,
    receiverReference: at.terms.creditNumber,
    acknowledgedDate: at.terms.issueDate,
    narrative: at.isConfirmed ? ['CREDIT ADVISED, OUR CONFIRMATION ADDED'] : ['CREDIT ADVISED'],
  }) as MessageJson;

/** By message type. */
export const creditSteps: Readonly<Record<string, Step<CreditSituation>>> = {
  '700': { happened: isIssued, messageOf: (at) => mt700Of(at.terms, routeOf(issuer(at), adviser(at))) },
  '705': {
    happened: ({ opened: { credit } }) => credit.status === 'pre-advised',
    messageOf: (at) => mt705Of(at.terms, routeOf(issuer(at), adviser(at))),
  },
  '710': {
    happened: (at) =>
      isAdvisedBy(at, 'advisingBank') && at.opened.credit.parties.secondAdvisingBank !== undefined,
    messageOf: (at) =>
      mt710Of(at.terms, routeOf(adviser(at), secondAdviser(at)), {
        reference: at.terms.creditNumber,
        confirms: at.isConfirmed,
      }),
  },
  '720': {
    happened: (at) => isIssued(at) && at.opened.credit.parentId !== undefined,
    messageOf: (at) => mt720Of(at.terms, routeOf(transferrer(at), adviser(at)), at.terms.creditNumber),
  },
  '730': { happened: (at) => isAdvisedBy(at, 'advisingBank'), messageOf: acknowledgement },
};
