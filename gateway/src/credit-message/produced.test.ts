import { describe, expect, jest, test } from '@jest/globals';
import { type CreditTerms, type RefusalTerms } from '@chopmark/chaincode/api';
import fc, { type Arbitrary } from 'fast-check';
import { amendmentTerms, creditTerms } from '../../test-support/credit-terms.ts';
import { decodeAll, encode, messageLengthMax, type MessageJson, parseAll } from '../swift/api.ts';
import { type CreditMessage, creditOfMessage } from './credit-of-message.ts';
import { cancellationOf, mt707Of } from './message-of-amendment.ts';
import { mt700Of, mt705Of, mt710Of, mt720Of } from './message-of-credit.ts';
import { mt732Of, mt734Of, mt750Of, mt752Of, mt754Of, mt756Of, mt796Of } from './message-of-presentation.ts';
import { mt740Of, mt742Of, mt744Of, mt747Of } from './message-of-reimbursement.ts';
import { unsaidOf } from './unsaid.ts';

// Hundreds of messages of each type.
jest.setTimeout(60_000);

const route = { sender: 'HRBKCNSHXXX', receiver: 'RVRBCNSH' };
const header = { route, reference: 'HP-26/1', related: 'BP-26/1' };
const purpose = fc.constantFrom('ISSU' as const, 'ADVI' as const, 'ACNF' as const);
const number = fc.integer({ min: 1, max: 999 });

const ofTerms = (draft: (terms: CreditTerms) => MessageJson): Arbitrary<MessageJson> =>
  creditTerms.map(draft);

const texts = fc.array(fc.string({ unit: 'grapheme', minLength: 3, maxLength: 300 }), {
  minLength: 1,
  maxLength: 80,
});
const discrepancies = texts.map((all) => all.map((text) => ({ code: 'AS_STATED', text })));
const amountOf = ({ amount }: CreditTerms) => ({ amount: amount.amount, currency: amount.currency });

const presentedOf = (terms: CreditTerms) => ({
  creditNumber: terms.creditNumber,
  presenter: { name: 'B' },
  presentedOn: '2026-05-08',
  amountClaimed: amountOf(terms),
  additionalAmount: amountOf(terms),
  documents: [],
});

const produced: Readonly<Record<string, Arbitrary<MessageJson>>> = {
  '700': ofTerms((terms) => mt700Of(terms, route)),
  '705': ofTerms((terms) => mt705Of(terms, route)),
  '707': creditTerms.chain((terms) =>
    fc
      .tuple(amendmentTerms(terms.amount.currency as 'USD'), purpose, number)
      .map(
        ([amendment, why, count]) =>
          mt707Of(terms, amendment, { route, purpose: why, number: count }).message,
      ),
  ),
  '707 of a cancellation': fc
    .tuple(creditTerms, number)
    .map(
      ([terms, count]) =>
        cancellationOf(terms, { route, purpose: 'ISSU', number: count, date: '2026-05-08' }).message,
    ),
  '710': ofTerms((terms) => mt710Of(terms, route, { reference: 'ADV1', confirms: true })),
  '720': ofTerms((terms) => mt720Of(terms, route, 'TRF1')),
  '732': ofTerms((terms) => mt732Of(header, { date: '2026-05-08', amount: amountOf(terms) })),
  '734': fc
    .tuple(creditTerms, discrepancies, fc.string({ unit: 'grapheme', minLength: 3, maxLength: 2000 }))
    .map(([terms, found, statement]) =>
      mt734Of(header, {
        date: '2026-05-08',
        amount: amountOf(terms),
        refusal: { statement, discrepancies: found } as unknown as ReturnType<typeof RefusalTerms.parse>,
        disposal: 'PREVINST',
      }),
    ),
  '740': ofTerms((terms) =>
    mt740Of(
      terms,
      {
        creditNumber: terms.creditNumber,
        amount: amountOf(terms),
        rules: 'URR725',
        expiry: '2026-06-30',
        claimingBank: 'ANY BANK THAT NEGOTIATES UNDER THIS CREDIT, WHEREVER IT IS, BY AUTHENTICATED MESSAGE',
        charges: 'OUR',
        preDebitNoticeDays: 3,
      },
      route,
    ),
  ),
  '742': ofTerms((terms) =>
    mt742Of(
      terms,
      { amount: amountOf(terms), reference: 'C', charges: 'OUR FEE '.repeat(20), account: 'NOSTRO 12345' },
      { route, reference: 'C' },
    ),
  ),
  '744': ofTerms((terms) =>
    mt744Of(
      terms,
      {
        claim: { amount: amountOf(terms), reference: 'C', account: 'N' },
        reason: 'It was claimed before. '.repeat(9),
      },
      { route, reference: 'C' },
    ),
  ),
  '747': ofTerms((terms) =>
    mt747Of(
      { creditNumber: terms.creditNumber, amount: amountOf(terms), rules: 'URR725', charges: 'CLM' },
      { route, authorisedOn: '2026-02-20' },
    ),
  ),
  '750': fc
    .tuple(creditTerms, discrepancies)
    .map(([terms, found]) => mt750Of(header, presentedOf(terms), { discrepancies: found })),
  '752': ofTerms((terms) =>
    mt752Of({ ...header, reference: terms.creditNumber }, terms, {
      date: '2026-05-08',
      amount: amountOf(terms),
    }),
  ),
  '796': fc.constant(mt796Of(header, { askedOn: '2026-05-08' })),
  '754': ofTerms((terms) => mt754Of(header, { amount: amountOf(terms), maturesOn: '2026-08-06' })),
  '756': ofTerms((terms) =>
    mt756Of(header, { claimed: amountOf(terms), paid: amountOf(terms), paidOn: '2026-05-08' }),
  ),
};

const errorsIn = (message: MessageJson) => {
  const { problems, findings } = encode(message);
  return [...problems, ...findings.filter(({ severity }) => severity === 'error')];
};

describe('a produced message', () => {
  test.each(Object.keys(produced))('MT%s says nothing that the network would turn back', (type) =>
    fc.assert(
      fc.property(produced[type]!, (message) => {
        expect(errorsIn(message)).toEqual([]);
        const { texts: written, isValid } = encode(message);
        expect(isValid).toBe(true);
        for (const text of written) {
          expect(text.length).toBeLessThanOrEqual(messageLengthMax);
          expect(text.replaceAll('\r\n', '')).toMatch(/^[\x20-\x7e]*$/);
        }
      }),
      { numRuns: 60 },
    ),
  );

  test.each(Object.keys(produced))('MT%s is read as what was said, but for its losses', (type) =>
    fc.assert(
      fc.property(produced[type]!, (message) => {
        const { texts: written, losses } = encode(message);
        const [again, ...more] = decodeAll(parseAll(written.join('')));
        expect([more, again!.unmapped]).toEqual([[], []]);
        const lost = new Set(['sequence', ...losses.map(({ pointer }) => pointer.split('/')[1])]);
        const kept = Object.entries(message).filter(([member]) => !lost.has(member));
        expect(again!.message).toMatchObject(Object.fromEntries(kept));
        expect(Object.keys(message).filter((member) => !(member in again!.message))).toEqual([]);
      }),
      { numRuns: 60 },
    ),
  );

  test('of an issue names every term that it cannot say, and none that it says', () =>
    fc.assert(
      fc.property(creditTerms, (terms) => {
        const message = mt700Of(terms, route);
        const { terms: again } = creditOfMessage(message as unknown as CreditMessage);
        const unsaid = unsaidOf('/credit', terms, again).map(({ pointer }) => pointer);
        const pointerOf = (member: string, isThere: boolean): string[] =>
          isThere ? [`/terms/credit/${member}`] : [];
        expect(unsaid).toEqual(
          expect.arrayContaining([
            ...pointerOf('contractNumber', terms.contractNumber !== undefined),
            ...pointerOf('rules/eucp', terms.rules.eucp !== undefined),
            ...pointerOf('tenor', terms.mixedPayment !== undefined),
          ]),
        );
        for (const said of ['goods', 'documentsRequired', 'amount', 'expiry', 'beneficiary'])
          expect(unsaid.filter((pointer) => pointer.startsWith(`/terms/credit/${said}`))).toEqual([]);
      }),
    ));

  test('of an amendment names what it removes, and what has no field', () => {
    const [terms] = fc.sample(creditTerms, { seed: 1, numRuns: 1 });
    const { unsaid } = mt707Of(
      { ...terms!, availability: { by: 'acceptance', with: { bic: 'RVRBCNSH', address: [] } } },
      {
        date: '2026-02-20',
        remove: ['tolerance'],
        replace: {
          contractNumber: 'SC-2',
          tenor: { basis: 'after-sight', days: 30 },
          shipment: { portOfLoading: 'NINGBO', mode: 'by sea' },
        },
      },
      { route, purpose: 'ISSU', number: 1 },
    );
    expect(unsaid.map(({ pointer }) => pointer)).toEqual([
      '/terms/amendment/replace/contractNumber',
      '/terms/amendment/replace/tenor',
      '/terms/amendment/replace/shipment/mode',
      '/terms/amendment/remove/0',
    ]);
  });
});
