import {
  type CreditRole,
  memberBehind,
  membersBehind,
  transferredReaders,
} from '../letter-of-credit/parties.ts';
import type { Credit } from '../letter-of-credit/records.ts';
import type { CreditBalanceTerms } from '../letter-of-credit/terms.ts';
import type { Presentation } from './records.ts';

const roles: readonly CreditRole[] = [
  'issuingBank',
  'applicant',
  'beneficiary',
  'advisingBank',
  'secondAdvisingBank',
  'confirmingBank',
  'nominatedBank',
  'transferringBank',
];

/** The buyer is not to learn for how much its seller transferred: once there were transfers, it gets no copy. */
const rolesIn = ({ parentId }: Credit, balance: CreditBalanceTerms | undefined): readonly CreditRole[] => {
  if (parentId !== undefined) return transferredReaders;
  return balance?.portions === undefined ? roles : roles.filter((role) => role !== 'applicant');
};

/** Who keeps a copy of the balance: whoever may draw or must know what is left, and banks of single presentations. */
export const balanceHolders = (
  credit: Credit,
  presentations: readonly Presentation[],
  balance: CreditBalanceTerms | undefined,
): string[] => [
  ...new Set([
    ...membersBehind(credit.parties, rolesIn(credit, balance)),
    ...presentations
      .filter(({ withdrawn }) => withdrawn === undefined)
      .flatMap(({ bank }) => (bank === undefined ? [] : [memberBehind(bank)])),
  ]),
];
