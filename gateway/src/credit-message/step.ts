/** A step of a credit's life that a SWIFT message reports. */
import type { CreditTerms, NamedBank } from '@chopmark/chaincode/api';
import type { OpenCredit } from '../letter-of-credit/read.ts';
import { Problem } from '../plugins/problem.ts';
import type { MessageJson } from '../swift/api.ts';
import type { Route } from './message-of-credit.ts';

/** What a message about the credit as a whole is made of. */
export interface CreditSituation {
  readonly opened: OpenCredit;
  /** Terms as they were issued; before that the draft. */
  readonly terms: CreditTerms;
  /** Whether a second bank has added its undertaking. */
  readonly isConfirmed: boolean;
}

export interface Step<Situation> {
  readonly happened: (at: Situation) => boolean;
  readonly messageOf: (at: Situation) => MessageJson;
}

/** A bank in the terms with the JSON pointer to it, for a refusal that names it. */
type Named = readonly [pointer: string, bank: NamedBank | undefined];

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
