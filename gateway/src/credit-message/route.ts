/** Between which banks a message goes: the BICs that the terms give them. */
import type { Credit, CreditParties, CreditParty, CreditRole, NamedBank } from '@chopmark/chaincode/api';
import { Problem } from '../plugins/problem.ts';
import type { Route } from './credit-content.ts';
import type { CreditSituation } from './step.ts';

/** A bank in the terms with the JSON pointer to it, for a refusal that names it. */
export type Named = readonly [pointer: string, bank: NamedBank | undefined];

const bicOf = ([pointer, bank]: Named): string => {
  if (bank?.bic === undefined) {
    throw new Problem('MESSAGE_BIC_MISSING', { pointer: `/terms${pointer}/bic`, expected: 'a BIC' });
  }
  return bank.bic;
};

/** @throws Problem where the terms name one of the banks without a BIC */
export const routeOf = (sender: Named, receiver: Named): Route => ({
  sender: bicOf(sender),
  receiver: bicOf(receiver),
});

/** How the terms call the bank of a role. */
const namedIn = ({ terms }: Pick<CreditSituation, 'terms'>, role: CreditRole): Named => {
  const available = terms.availability.with;
  const named: Partial<Record<CreditRole, Named>> = {
    issuingBank: ['/credit/issuingBank', terms.issuingBank],
    advisingBank: ['/credit/advisingBank', terms.advisingBank],
    secondAdvisingBank: ['/credit/adviseThroughBank', terms.adviseThroughBank],
    confirmingBank: ['/credit/confirmingBank', terms.confirmingBank],
    nominatedBank: ['/credit/availability/with', 'any' in available ? undefined : available],
    transferringBank: ['/credit/transferringBank', terms.transferringBank],
    reimbursingBank: ['/credit/reimbursingBank', terms.reimbursingBank],
  };
  return named[role] ?? [`/presentation/coveringSchedule/${role}`, undefined];
};

/** Whether one party has both roles. */
export const isSameParty = (one: CreditParty, other: CreditParty | undefined): boolean => {
  if (other === undefined) return false;
  if ('externalId' in one) return 'externalId' in other && one.externalId === other.externalId;
  return 'mspId' in other && one.mspId === other.mspId;
};

/** The bank of a role; where the terms name none, such as any bank, as they name the same party in another role. */
export const bankAs = (
  at: Pick<CreditSituation, 'terms'> & {
    readonly opened: { readonly credit: { readonly parties: CreditParties } };
  },
  role: CreditRole,
  parties: CreditParties = at.opened.credit.parties,
): Named => {
  const own = namedIn(at, role);
  const party = parties[role];
  if (own[1] !== undefined || party === undefined) return own;
  const others = (Object.keys(parties) as CreditRole[]).filter((other) => isSameParty(party, parties[other]));
  return others.map((other) => namedIn(at, other)).find(([, bank]) => bank?.bic !== undefined) ?? own;
};

/** From whom the first adviser has a credit and its amendments: a transferred one from the bank that transferred it. */
export const originator = ({ parentId }: Pick<Credit, 'parentId'>): 'issuingBank' | 'transferringBank' =>
  parentId === undefined ? 'issuingBank' : 'transferringBank';
