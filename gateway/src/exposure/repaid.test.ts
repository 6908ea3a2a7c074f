import { describe, expect, test } from '@jest/globals';
import { Drawing } from '@chopmark/chaincode/api';
import { isRepaid } from './repaid.ts';

const act = { person: 'p', as: 'issuingBank', recorded: false, at: '2026-03-02T09:00:00.000Z' } as const;
const drawing = (as: Drawing['as'], kind: Drawing['kind'], more: object = {}): Drawing =>
  Drawing.parse({
    presentationId: 'PRS-0123456789ABCDEF',
    creditId: 'LC-0123456789ABCDEF',
    as,
    kind,
    act: { ...act, by: { mspId: 'RiverBankMSP' } },
    termsHash: 'ab'.repeat(32),
    ...more,
  });
const done = { act: { ...act, by: { mspId: 'HarbourBankMSP' } }, termsHash: 'ab'.repeat(32) };

describe('what a bank negotiated', () => {
  const negotiated = drawing('nominatedBank', 'negotiation');

  test.each([
    ['while no other bank drew', []],
    ['while the issuing bank only undertook to pay', [drawing('issuingBank', 'deferred-payment')]],
    ['after the payment was taken back', [drawing('issuingBank', 'sight-payment', { reversed: done })]],
    ['after a bank before it paid', [drawing('presentingBank', 'sight-payment')]],
  ])('is out %s', (_case, others) => expect(isRepaid(negotiated, [negotiated, ...others])).toBe(false));

  test.each([
    ['paid at sight', drawing('issuingBank', 'sight-payment')],
    ['paid its undertaking', drawing('confirmingBank', 'deferred-payment', { paid: done })],
  ])('is repaid once a bank after it %s', (_case, other) =>
    expect(isRepaid(negotiated, [negotiated, other])).toBe(true),
  );
});
