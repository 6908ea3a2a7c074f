/** Vectors made with the reference library (npm `standardwebhooks` 1.1.1). */
import { expect, test } from '@jest/globals';
import { newSecret, signedHeaders } from './signature.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

test.each([
  [
    { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' },
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  ],
  [
    { id: 'ALT-00000001200000ABCDEFGH', timestamp: 1_772_442_000, body: '{"type":"alert","name":"Zürich"}' },
    'v1,FpOGtBWR99eGlI68mI+PqB68Iqq2IHk7fME1RvIHV1U=',
  ],
])('a message is signed as receivers expect: %j', (message, signature) => {
  expect(signedHeaders(secret, message)).toEqual({
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestamp),
    'webhook-signature': signature,
  });
});

test('a new secret has 256 bits, and no two are alike', () => {
  const [one, other] = [newSecret(), newSecret()];
  expect(Buffer.from(one.replace('whsec_', ''), 'base64')).toHaveLength(32);
  expect(one).not.toBe(other);
});
