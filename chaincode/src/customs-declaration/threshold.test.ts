import { expect, test } from '@jest/globals';
import { usd } from '../../test-support/customs-papers.ts';
import { defaultExchangePolicy as policy } from '../membership/exchange-policy.ts';
import { needsVerification } from './import-payment-verification.ts';

test('a payment above the threshold needs customs’ word, one at the threshold does not', () => {
  expect(needsVerification(usd('100000.01'), '0110', policy)).toBe(true);
  expect(needsVerification(usd('100000.00'), '0110', policy)).toBe(false);
});

test('a currency without a threshold always needs it, an exempt supervision mode never does', () => {
  const euros = { amount: '1.00', currency: 'EUR' };
  expect(needsVerification(euros, '0110', policy)).toBe(true);
  const exempt = { ...policy, payment: { ...policy.payment, exemptModes: ['1233'] } };
  expect(needsVerification(euros, '1233', exempt)).toBe(false);
});
