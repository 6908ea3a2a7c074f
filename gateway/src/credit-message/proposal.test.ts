import { describe, expect, jest, test } from '@jest/globals';
import { handlers } from '@chopmark/chaincode/api';
import { messageTexts } from '@chopmark/test/swift/generator';
import fc from 'fast-check';
import { messageOf } from '../../test-support/mt.ts';
import { decodeAll, definitionOf, messageDefinitions, parseAll } from '../swift/api.ts';
import { type Proposal, proposalOf, unproposedOf } from './proposal.ts';

// Random messages of every type.
jest.setTimeout(60_000);

const receivedAt = '2026-05-08T09:00:00.000Z';

const readingOf = (text: string) => {
  const [decoded] = decodeAll(parseAll(text));
  return { proposal: proposalOf(decoded!, { text, receivedAt }), unproposed: unproposedOf(decoded!) };
};
const proposalIn = (type: string, ...fields: string[]): Proposal | undefined =>
  readingOf(messageOf(type, ...fields)).proposal;

const refusal = [
  ':20:REF734',
  ':21:EHT-BP-77',
  ':32A:260507USD485000,00',
  ':77J:+LATE SHIPMENT\r\n+INVOICE NOT SIGNED',
  ':77B:/HOLD/\r\nAT YOUR DISPOSAL',
];
const amendment = [
  ':27:1/1',
  ':20:AV-1',
  ':21:NONREF',
  ':23:LC26-0815',
  ':52A:LUMIDEF0',
  ':31C:260302',
  ':26E:2',
  ':30:260410',
];
const credit = [
  ':31C:260302',
  ':40E:UCP LATEST VERSION',
  ':31D:260615GERMANY',
  ':50:GREENLEAF',
  ':59:HANSE GMBH',
  ':32B:EUR1250000,',
  ':41A:DEUTDEFF\r\nBY PAYMENT',
  ':49:WITHOUT',
];
const advice = [':27:1/1', ':40B:IRREVOCABLE\r\nADDING OUR CONFIRMATION', ':20:AV-1', ':21:LC26-0815'];
const [issued = '', ...rest] = credit;
const advised = [...advice, issued, ...rest.slice(0, 2), ':52A:LUMIDEF0', ...rest.slice(2)];
const paid = [':20:PAY1', ':21:BP1', ':32B:EUR100,', ':33A:260608EUR80,'];

const pointersOf = ({ remarks }: Pick<Proposal, 'remarks'>): string[] =>
  remarks.map(({ pointer }) => pointer);

/** Type, fields, command, what else it may be, input, terms, what a person must still say or check. */
const cases: readonly (readonly [string, string, string[], string, string[], object, object, string[]])[] = [
  [
    'an issue',
    '700',
    [':27:1/1', ':40A:IRREVOCABLE', ':20:LC26-0815', ...credit],
    'RecordCredit',
    ['DraftCredit'],
    { profile: 'UCP600' },
    { credit: { creditNumber: 'LC26-0815', issuingBank: { bic: 'HANBKRS0XXX' } } },
    ['/input/parties'],
  ],
  [
    'a pre-advice',
    '705',
    [':40A:IRREVOCABLE', ':20:LC26-0815', ...rest.slice(1, 5), ':79Z:CREDIT FOLLOWS'],
    'DraftCredit',
    [],
    { profile: 'UCP600' },
    { credit: { creditNumber: 'LC26-0815' } },
    [
      '/input/parties',
      ...['rules', 'issueDate', 'confirmation', 'availability', 'tenor', 'goods', 'documentsRequired'].map(
        (member) => `/terms/credit/${member}`,
      ),
      '/terms/credit/additionalConditions',
      '/message/narrative',
    ],
  ],
  [
    'an advice that adds a confirmation',
    '710',
    advised,
    'RecordCredit',
    [],
    {},
    {
      credit: {
        creditNumber: 'LC26-0815',
        issuingBank: { bic: 'LUMIDEF0' },
        advisingBank: { bic: 'HANBKRS0XXX' },
      },
    },
    ['/input/parties', '/command'],
  ],
  [
    'a transfer',
    '720',
    advised,
    'RecordCredit',
    [],
    {},
    { credit: { transferringBank: { bic: 'HANBKRS0XXX' }, advisingBank: { bic: 'TKYOJPJ0XXX' } } },
    ['/input/parties', '/command'],
  ],
  [
    'an amendment',
    '707',
    [
      ...amendment,
      ':22A:ISSU',
      ':31D:260715GERMANY',
      ':33B:EUR50000,',
      ':44C:260620',
      ':45B:/DELETE/+OLD\r\n/ADD/+NEW ONE\r\nAND MORE\r\n+NEWER',
      ':46B:/REPALL/+INVOICE\r\n+PACKING LIST',
      ':71N:OTHR\r\nSHARED',
    ],
    'RecordAmendment',
    [],
    {},
    {
      amendment: {
        date: '2026-04-10',
        decrease: { amount: '50000.00', currency: 'EUR' },
        replace: { expiry: { date: '2026-07-15', place: 'GERMANY' }, shipment: { latestDate: '2026-06-20' } },
        goods: [
          { code: 'delete', text: 'OLD' },
          { code: 'add', text: 'NEW ONE\nAND MORE' },
          { code: 'add', text: 'NEWER' },
        ],
        documentsRequired: [
          { code: 'replace-all', text: 'INVOICE' },
          { code: 'replace-all', text: 'PACKING LIST' },
        ],
        charge: { payer: 'other', narrative: ['SHARED'] },
      },
    },
    ['/input/creditId', '/terms/amendment/replace/shipment'],
  ],
  [
    'an amendment that is confirmed as it is passed on',
    '707',
    [...amendment, ':22A:ACNF', ':32B:EUR1,'],
    'RecordAmendment',
    ['AdviseAmendment', 'ExtendConfirmation'],
    {},
    { amendment: { increase: { amount: '1.00', currency: 'EUR' } } },
    ['/input/creditId'],
  ],
  [
    'an amendment of the maturity in other words',
    '707',
    [...amendment, ':22A:ISSU', ':42P:AS AGREED'],
    'RecordAmendment',
    [],
    {},
    { amendment: { date: '2026-04-10' } },
    ['/input/creditId', '/terms/amendment/replace/tenor'],
  ],
  [
    'a request to cancel',
    '707',
    [...amendment, ':22A:ISSU', ':23S:CANCEL'],
    'ProposeCancellation',
    [],
    {},
    {},
    [],
  ],
  [
    'an acknowledgement',
    '730',
    [':20:A', ':21:LC26-0815', ':30:260302'],
    'AdviseCredit',
    [],
    {},
    {},
    ['/command'],
  ],
  [
    'an acknowledgement of an amendment',
    '730',
    [':20:A', ':21:LC26-0815', ':30:260302', ':79Z:AMENDMENT NO. 03 ADVISED'],
    'AdviseAmendment',
    [],
    { number: 3 },
    {},
    ['/input/number'],
  ],
  [
    'an acceptance',
    '730',
    [':20:A', ':21:LC26-0815', ':30:260302', ':72Z:/BENACC/AMD 2'],
    'AcceptAmendment',
    [],
    { number: 2 },
    {},
    ['/input/number'],
  ],
  [
    'a rejection without a number',
    '730',
    [':20:A', ':21:LC26-0815', ':30:260302', ':72Z:/BENREJ/'],
    'RejectAmendment',
    [],
    {},
    {},
    ['/input/number'],
  ],
  [
    'an answer to a cancellation',
    '730',
    [':20:A', ':21:LC26-0815', ':30:260302', ':72Z:/BENREJ/', ':79Z:CANCELLATION NOT ACCEPTED'],
    'AnswerCancellation',
    [],
    { consents: false },
    {},
    [],
  ],
  [
    'a discharge',
    '732',
    [':20:A', ':21:BP1', ':30:260608', ':32B:EUR100,'],
    'AnswerWaiver',
    [],
    { answer: 'given' },
    { waiver: { statement: 'MT732: documents taken up' } },
    ['/command', '/terms/waiver/signedAt'],
  ],
  [
    'a refusal',
    '734',
    refusal,
    'RefuseDocuments',
    [],
    { as: 'issuingBank', disposal: 'HOLD' },
    {
      refusal: {
        discrepancies: [{ text: 'LATE SHIPMENT' }, { text: 'INVOICE NOT SIGNED' }],
        reference: 'REF734',
      },
    },
    ['/input/as', '/terms/refusal/sentAt'],
  ],
  [
    'an authorisation to reimburse',
    '740',
    [
      ':20:LC26-0815',
      ':40F:NOTURR',
      ':58D:HANSE BANK\r\nHAMBURG',
      ':32B:EUR100,',
      ':39A:5/5',
      ':41A:DEUTDEFF\r\nBY PAYMENT',
    ],
    'AuthoriseReimbursement',
    [],
    {},
    {
      authorisation: {
        creditNumber: 'LC26-0815',
        issuingBank: { bic: expect.any(String) },
        reimbursingBank: { bic: expect.any(String) },
        rules: 'UCP600-13b',
        claimingBank: 'HANSE BANK, HAMBURG',
        tolerance: { plus: 5, minus: 5 },
      },
    },
    ['/terms/authorisation/charges'],
  ],
  [
    'a claim',
    '742',
    [
      ':20:CL1',
      ':21:LC26-0815',
      ':52A:LUMIDEF0',
      ':32B:EUR100,',
      ':34A:260608EUR110,',
      ':57A:/123\r\nDEUTDEFF',
    ],
    'ClaimReimbursement',
    [],
    {},
    {
      claim: {
        amount: { amount: '110.00', currency: 'EUR' },
        reference: 'CL1',
        claimingBank: { bic: expect.any(String) },
        account: '123, DEUTDEFF',
      },
    },
    ['/input/place'],
  ],
  [
    'a claim that is not paid',
    '744',
    [':20:R', ':21:CL1', ':21A:LC26-0815', ':73R:/OVER/BY EUR 10', ':72Z:CLAIM AGAIN'],
    'RejectReimbursement',
    [],
    {},
    { reason: { reason: 'OVER\nBY EUR 10\nCLAIM AGAIN' } },
    [],
  ],
  [
    'an amendment of an authorisation',
    '747',
    [':20:LC26-0815', ':30:260303', ':31E:260730', ':33B:EUR5,'],
    'AmendReimbursement',
    [],
    {},
    { authorisation: { creditNumber: 'LC26-0815', expiry: '2026-07-30' } },
    [
      '/terms/authorisation/amount',
      '/terms/authorisation',
      '/terms/authorisation/rules',
      '/terms/authorisation/charges',
    ],
  ],
  [
    'an advice of discrepancies',
    '750',
    [':20:BP1', ':21:LC26-0815', ':32B:EUR100,', ':77J:LATE'],
    'RequestWaiver',
    [],
    { as: 'issuingBank' },
    { waiverRequest: { discrepancies: [{ code: 'AS_STATED', text: 'LATE' }] } },
    ['/terms/waiverRequest/discrepancies'],
  ],
  [
    'an authorisation after discrepancies',
    '752',
    [':20:LC26-0815', ':21:BP1', ':23:NEGOTIATE', ':30:260602'],
    'AnswerWaiver',
    [],
    { answer: 'given' },
    { waiver: { statement: 'MT752: NEGOTIATE' } },
    ['/command', '/terms/waiver/signedAt'],
  ],
  [
    'a payment at sight, or a negotiation',
    '754',
    [':20:BP-26-1', ':21:LC26-0815', ':32B:EUR100,'],
    'HonourPresentation',
    ['NegotiatePresentation'],
    { as: 'nominatedBank' },
    { payment: { amount: { amount: '100.00' } } },
    ['/input/as', '/terms/payment/paidOn'],
  ],
  [
    'an undertaking',
    '754',
    [':20:BP1', ':21:LC26-0815', ':32A:260901EUR100,', ':33B:EUR1,'],
    'IncurDeferredPayment',
    ['AcceptDraft', 'NegotiatePresentation'],
    {},
    { undertaking: { maturesOn: '2026-09-01' } },
    ['/input/as', '/terms/undertaking/payableOn', '/terms/undertaking/amount'],
  ],
  [
    'a payment',
    '756',
    paid,
    'HonourPresentation',
    ['PayAtMaturity', 'PayReimbursement'],
    { as: 'issuingBank' },
    { payment: { amount: { amount: '80.00' }, paidOn: '2026-06-08' } },
    ['/terms/payment/amount'],
  ],
];

describe('a received message', () => {
  test.each(cases)(
    'that is %s (MT%s) proposes its record',
    (_what, type, fields, command, more, input, terms, open) => {
      const proposal = proposalIn(type, ...fields);
      expect(proposal).toMatchObject({ command, input, terms });
      expect(proposal!.alternatives.map((one) => one.command)).toEqual(more);
      expect(pointersOf(proposal!)).toEqual(open);
    },
  );

  test('is evidence that is only claimed, of the whole text', () => {
    const proposal = proposalIn('730', ':20:ADV1', ':21:HBK26LC000147', ':30:260302');
    expect(proposal).toMatchObject({
      references: { credit: 'HBK26LC000147' },
      terms: {
        evidence: { channel: 'swift', reference: 'ADV1', note: expect.stringContaining('claimed') },
      },
    });
    const { sections } = handlers.get('AdviseCredit')!.definition;
    expect(sections['evidence']?.safeParse(proposal?.terms['evidence']).success).toBe(true);
  });

  test.each([
    ['730', [':20:A', ':21:LC26-0815', ':30:260302'], undefined],
    ['752', [':20:LC26-0815', ':21:BP1', ':23:NEGOTIATE', ':30:260602'], undefined],
    ['747', [':20:LC26-0815', ':30:260303', ':31E:260730'], undefined],
    ['707', [...amendment, ':22A:ISSU', ':32B:EUR1,'], '2026-04-10'],
    ['756', paid, '2026-06-08'],
  ])('of type MT%s is no evidence of a day that is another message’s', (type, fields, actedOn) => {
    expect(proposalIn(type, ...fields)!.terms['evidence']).toMatchObject({ channel: 'swift' });
    expect((proposalIn(type, ...fields)!.terms['evidence'] as { actedOn?: string }).actedOn).toBe(actedOn);
  });

  test('says the time of sending when the network delivered it, by the sender’s clock', () => {
    const text = messageOf('734', ...refusal).replace(
      '{1:F01HANBKRS0AXXX0000000000}{2:I734TKYOJPJ0XXXXN}',
      '{1:F01TKYOJPJ0XXXX0000000000}{2:O7341504260508HANBKRS0AXXX00021234562605090104N}',
    );
    expect(readingOf(text).proposal).toMatchObject({
      terms: { refusal: { sentAt: '2026-05-08T15:04:00.000Z' }, evidence: { actedOn: '2026-05-08' } },
      remarks: [
        { pointer: '/input/as' },
        { pointer: '/terms/refusal/sentAt', text: 'the sender’s clock, not UTC' },
      ],
    });
  });

  test('names the members that nothing records', () => {
    const charged = [...refusal.slice(0, 3), ':73A:/COMM/USD50,', ':33B:USD485050,00', ...refusal.slice(3)];
    expect(proposalIn('734', ...charged)!.unused).toEqual(['utilisation', 'chargesClaimed', 'totalClaimed']);
    expect(proposalIn('730', ':20:A', ':21:LC26-0815', ':30:260302', ':32B:EUR75,')!.unused).toEqual([
      'acknowledgedDate',
      'chargesAmount',
    ]);
  });

  test('with a disposal that the ledger does not know leaves it to a person', () => {
    const proposal = proposalIn('734', ...refusal.slice(0, -1), ':77B:/HOLDING/');
    expect(pointersOf(proposal!)).toContain('/input/disposal');
  });

  test.each([
    ['that breaks a rule', messageOf('734', ...refusal.slice(0, -1)), 'message-broken', 'findings'],
    [
      'of which a part is missing',
      messageOf('700', ':27:1/2', ':40A:IRREVOCABLE', ':20:LC26-0815', ...credit),
      'parts-missing',
      'part 2 of 2',
    ],
    [
      'that continues one that is not there',
      messageOf('701', ':27:2/3', ':20:LC26-0815', ':46A:+INVOICE'),
      'parts-missing',
      'part 1, 3 of 3',
    ],
    ['in free form', messageOf('799', ':20:A', ':79:GOOD MORNING'), 'no-command', 'MT799'],
    ['of an answer', messageOf('796', ':20:A', ':21:B', ':76:NO'), 'no-command', 'MT796'],
    [
      'about something else',
      messageOf('759', ':27:1/1', ':20:A', ':22D:DOCR', ':23H:FRAUDMSG', ':45D:FORGED'),
      'no-command',
      'MT759',
    ],
  ])('%s proposes nothing, and says why', (_what, text, why, words) => {
    const { proposal, unproposed } = readingOf(text);
    expect(proposal).toBeUndefined();
    expect(unproposed).toMatchObject({ why, text: expect.stringContaining(words) });
  });

  test.each(Object.keys(messageDefinitions))('of type MT%s proposes a command or says why not', (type) =>
    fc.assert(
      fc.property(messageTexts(definitionOf(type)!), (text) => {
        const { proposal, unproposed } = readingOf(text);
        expect((proposal === undefined) === (unproposed === undefined)).toBe(false);
      }),
      { numRuns: 15 },
    ),
  );
});
