import { describe, expect, test } from '@jest/globals';
import { addressesOf, faultOf, mayCall } from './address.ts';

describe('is not called', () => {
  test.each([
    ...['127.0.0.1', '127.8.8.8', '::1', '0.0.0.0', '10.1.2.3', '172.31.255.255', '192.168.0.1'],
    ...['169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255', '192.0.0.170', '198.18.0.1'],
    ...['::', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::127.0.0.1', 'fe80::1', 'fd00::1', '64:ff9b::7f00:1'],
    ...['2002:7f00:1::', 'ff02::1', '2001:db8::1'],
  ])('%s, from a gateway on the internet', (address) => {
    expect(mayCall(address, 'public')).toBe(false);
  });

  test.each(['127.0.0.1', '::1', '169.254.169.254', '::ffff:169.254.169.254', '0.0.0.0'])(
    '%s, where private networks may be called',
    (address) => expect(mayCall(address, 'private')).toBe(false),
  );

  test.each(['169.254.169.254', '::ffff:169.254.169.254', '0.0.0.0'])('%s, whatever is set', (address) => {
    expect(mayCall(address, 'loopback')).toBe(false);
  });
});

describe('is called', () => {
  test.each(['8.8.8.8', '2606:4700::1111'])('%s', (address) => expect(mayCall(address, 'public')).toBe(true));
  test('a private network and this machine where that is set', () => {
    expect([mayCall('10.1.2.3', 'private'), mayCall('127.0.0.1', 'loopback')]).toEqual([true, true]);
  });
});

describe('an endpoint is refused', () => {
  test.each([
    ['not a URL', 'a URL'],
    ['http://example.com/', 'https'],
    ['ftp://example.com/', 'https'],
    ['http://127.0.0.1/', 'https'],
    ['https://user:secret@example.com/', 'no user, password or fragment'],
    ['https://example.com/#part', 'no user, password or fragment'],
    ['https://10.0.0.1/', 'an address that the gateway may call'],
    ['https://[::1]/', 'an address that the gateway may call'],
    ['https://0x7f000001/', 'an address that the gateway may call'],
    ['https://2130706433/', 'an address that the gateway may call'],
    ['https://[::ffff:169.254.169.254]/', 'an address that the gateway may call'],
  ])('%s', (url, expected) => expect(faultOf(url, 'public')).toBe(expected));

  test('without TLS anywhere but on this machine', () => {
    expect(faultOf('http://example.com/', 'loopback')).toBe('https');
    expect(faultOf('http://127.0.0.1:8080/', 'loopback')).toBeUndefined();
  });

  test('when its name leads to this machine', async () => {
    await expect(addressesOf(new URL('https://localhost/'), 'public')).rejects.toThrow();
  });
});
