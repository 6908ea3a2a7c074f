import { type CreditRole, memberBehind, membersBehind } from '../letter-of-credit/parties.ts';
import type { Credit } from '../letter-of-credit/records.ts';
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

/** Who keeps a copy of the balance: whoever may draw or must know what is left, and banks of single presentations. */
export const balanceHolders = ({ parties }: Credit, presentations: readonly Presentation[]): string[] => [
  ...new Set([
    ...membersBehind(parties, roles),
    ...presentations
      .filter(({ withdrawn }) => withdrawn === undefined)
      .flatMap(({ bank }) => (bank === undefined ? [] : [memberBehind(bank)])),
  ]),
];
