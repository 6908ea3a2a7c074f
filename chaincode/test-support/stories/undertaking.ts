/** A bank undertakes to pay later on documents that it examined. */
import type { Opening } from '../../src/kernel/opening.ts';
import type { CreditTerms } from '../../src/letter-of-credit/terms.ts';
import type { z } from 'zod';
import type { UndertakingTerms } from '../../src/presentation/terms.ts';
import type { Drawing } from '../../src/presentation/records.ts';
import { creditTerms } from '../credit-papers.ts';
import { people } from '../people.ts';
import { complying, undertakingOf } from '../presentation-papers.ts';
import type { Recorder } from '../recorder.ts';
import { drawing, examined, type Handed, type Money, openCredit } from './presenting.ts';

export type Undertaking = readonly [
  command: string,
  kind: Drawing['kind'],
  terms: CreditTerms,
  amount: Money,
];

export const deferredTerms: CreditTerms = {
  ...creditTerms,
  creditNumber: 'HBK26LC000148',
  availability: { by: 'deferred-payment', with: { name: 'HARBOUR BANK', address: [] } },
  tenor: { basis: 'after-sight', days: 90 },
};

export interface Undertaken {
  readonly handed: Handed;
  readonly undertaking: Opening<z.output<typeof UndertakingTerms>>;
  readonly credit: Opening<CreditTerms>;
}

export const undertake = async (
  story: Recorder,
  [command, kind, terms, amount]: Undertaking,
): Promise<Undertaken> => {
  const credit = await openCredit(story, terms);
  const lot = command.toUpperCase();
  const handed = await examined(story, credit, lot, 'issuingBank', { amount, found: complying });
  const undertaking = story.open(undertakingOf(lot, amount));
  const sections = { ...drawing(story, credit, handed, kind, undertaking.terms.payableOn), undertaking };
  await story.say(people.harbourChecker, command, { ...handed.ids, as: 'issuingBank' }, sections);
  return { handed, undertaking, credit: credit.issued.credit };
};
