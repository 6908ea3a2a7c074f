/** Messages about messages, and free text: MT759, MT790 to MT799. */
import { may, message, must, several, should } from '../message.ts';

export const mt759 = message('759', 'Ancillary trade structured message', {
  sequence: must('27'),
  senderReference: must('20'),
  relatedReference: may('21'),
  formOfUndertaking: must('22D'),
  undertakingNumber: may('23'),
  issuer: may('52a'),
  function: must('23H'),
  narrative: must('45D'),
  fileIdentification: may('23X'),
});

const references = { senderReference: must('20'), relatedReference: should('21') };

export const mt790 = message(
  '790',
  'Advice of charges, interest and other adjustments',
  {
    ...references,
    account: should('25'),
    credited: may('32C'),
    debited: may('32D'),
    orderingBank: may('52a'),
    chargesDetails: should('71B'),
    senderToReceiver: may('72'),
  },
  { isOrderConfirmed: false },
);

export const mt791 = message(
  '791',
  'Request for payment of charges, interest and other expenses',
  {
    ...references,
    amount: should('32B'),
    orderingBank: may('52a'),
    accountWithBank: may('57a'),
    chargesDetails: should('71B'),
    senderToReceiver: may('72'),
  },
  { isOrderConfirmed: false },
);

export const mt792 = message(
  '792',
  'Request for cancellation',
  { ...references, originalMessage: should('11S'), narrative: may('79') },
  { isOrderConfirmed: false, takesOtherFields: true },
);

export const mt795 = message(
  '795',
  'Queries',
  {
    ...references,
    queries: should('75'),
    narrative: may('77A'),
    originalMessage: may('11a'),
    originalText: may('79'),
  },
  { isOrderConfirmed: false, takesOtherFields: true },
);

export const mt796 = message(
  '796',
  'Answers',
  {
    ...references,
    answers: should('76'),
    narrative: may('77A'),
    originalMessage: may('11a'),
    originalText: may('79'),
  },
  { isOrderConfirmed: false, takesOtherFields: true },
);

export const mt798 = message(
  '798',
  'Proprietary message between a corporate and its bank',
  { senderReference: must('20'), subMessageType: should('12'), proprietaryMessage: should('77E') },
  { isOrderConfirmed: false, takesOtherFields: true },
);

export const mt799 = message(
  '799',
  'Free format message',
  { senderReference: must('20'), relatedReference: may('21'), narratives: several('79') },
  { isOrderConfirmed: false },
);
