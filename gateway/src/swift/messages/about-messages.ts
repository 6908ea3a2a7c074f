/** Messages about messages, and free text: MT759, MT790 to MT799. */
import { may, message, must, several } from '../message.ts';

const doubtful = ['presence', 'order'] as const;

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

const references = { senderReference: must('20'), relatedReference: must('21') };

export const mt790 = message(
  '790',
  'Advice of charges, interest and other adjustments',
  {
    ...references,
    account: must('25'),
    credited: may('32C'),
    debited: may('32D'),
    orderingBank: may('52a'),
    chargesDetails: must('71B'),
    senderToReceiver: may('72'),
  },
  { unconfirmed: doubtful },
);

export const mt791 = message(
  '791',
  'Request for payment of charges, interest and other expenses',
  {
    ...references,
    amount: must('32B'),
    orderingBank: may('52a'),
    accountWithBank: may('57a'),
    chargesDetails: must('71B'),
    senderToReceiver: may('72'),
  },
  { unconfirmed: doubtful },
);

export const mt792 = message(
  '792',
  'Request for cancellation',
  { ...references, originalMessage: must('11S'), narrative: may('79') },
  { unconfirmed: doubtful, takesOtherFields: true },
);

export const mt795 = message(
  '795',
  'Queries',
  {
    ...references,
    queries: must('75'),
    narrative: may('77A'),
    originalMessage: may('11a'),
    originalText: may('79'),
  },
  { unconfirmed: doubtful, takesOtherFields: true },
);

export const mt796 = message(
  '796',
  'Answers',
  {
    ...references,
    answers: must('76'),
    narrative: may('77A'),
    originalMessage: may('11a'),
    originalText: may('79'),
  },
  { unconfirmed: doubtful, takesOtherFields: true },
);

export const mt798 = message(
  '798',
  'Proprietary message between a corporate and its bank',
  { senderReference: must('20'), subMessageType: must('12'), proprietaryMessage: must('77E') },
  { unconfirmed: doubtful, takesOtherFields: true },
);

export const mt799 = message(
  '799',
  'Free format message',
  { senderReference: must('20'), relatedReference: may('21'), narratives: several('79') },
  { unconfirmed: doubtful },
);
