/** What a bank may say of an amendment that the beneficiary never answered. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from './act.ts';
import { amendmentNumber } from './amendment-commands.ts';
import { AmendmentTerms } from './amendment-terms.ts';
import { CreditRole } from './parties.ts';
import { CreditBalanceTerms, CreditExposureTerms, CreditTerms } from './terms.ts';

export const deemAmendmentAcceptedAct = defineAct({
  command: 'DeemAmendmentAccepted',
  // Under a transferred credit the transferring bank examines (UCP 600 art. 38(k)).
  as: ['issuingBank', 'confirmingBank', 'nominatedBank', 'transferringBank'],
  credit: ['issued', 'expired'],
  of: { kind: 'unanswered-amendment', states: ['presentation-complies'] },
  ownOnly: true,
  articles: { UCP600: 'UCP 600 art. 10(c)', 'CN-DLC-2016': 'Domestic credit measures art. 28' },
});

export const deemAmendmentAccepted = defineCommand({
  name: 'DeemAmendmentAccepted',
  summary:
    'The bank found that a presentation complies with an amendment that the beneficiary has not answered: ' +
    'the presentation accepts it.',
  input: z.strictObject({
    creditId: idOf('credit'),
    number: amendmentNumber,
    presentationId: idOf('presentation'),
    as: CreditRole.optional(),
  }),
  path: '/letters-of-credit/{creditId}/amendments/{number}/deemed-acceptance',
  creates: {},
  sections: {
    amendment: AmendmentTerms,
    credit: CreditTerms,
    newCredit: CreditTerms,
    balance: CreditBalanceTerms,
    newExposure: CreditExposureTerms,
  },
  known: ['amendment', 'credit', 'newCredit', 'balance', 'newExposure'],
  optional: ['amendment', 'credit', 'newCredit', 'balance', 'newExposure'],
  roles: ['bank-checker'],
  errors: [
    'PRESENTATION_NOT_FOUND',
    ...refusalsOf(deemAmendmentAcceptedAct),
    'AMENDMENT_OUT_OF_SEQUENCE',
    'TERMS_HASH_MISMATCH',
    'AMENDMENT_INVALID',
    'CREDIT_TERMS_INVALID',
    'AMENDMENT_BELOW_DRAWN',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['amendment.deemed-accepted.v1'],
});
