/** Which addresses the gateway calls: it must not reach for a stranger what the stranger cannot reach. */
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/**
 * `public`: https to the internet. `private`: to the organisation's own networks too. `loopback`: to this machine too,
 * and there without TLS.
 */
export const webhookNetworks = ['public', 'private', 'loopback'] as const;
export type WebhookNetworks = (typeof webhookNetworks)[number];

const listOf = (subnets: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', bits] = subnet.split('/');
    list.addSubnet(net, Number(bits), net.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
};

const loopback = listOf(['127.0.0.0/8', '::1/128']);
/** RFC 1918, RFC 4193: networks of organisations. */
const own = listOf(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']);
/**
 * IANA's registries of special purpose: nobody's, shared, link-local, translated, documentation, multicast, reserved.
 * An IPv4 address that is written as IPv6 (`::ffff:…`) is found in the subnets of IPv4.
 */
const special = listOf([
  ...['0.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'],
  ...['2002::/16', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
]);

const isIn = (list: BlockList, address: string): boolean =>
  list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

export const mayCall = (address: string, networks: WebhookNetworks): boolean => {
  if (isIn(loopback, address)) return networks === 'loopback';
  if (isIn(own, address)) return networks !== 'public';
  return !isIn(special, address);
};

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** Without TLS only to this machine, by its address, where that is set. */
const isSecure = (url: URL, networks: WebhookNetworks): boolean => {
  const host = hostOf(url);
  const isHere = isIP(host) !== 0 && isIn(loopback, host) && networks === 'loopback';
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere);
};

/** What is wrong with the address of an endpoint, as far as it can be seen without asking for its name. */
export const faultOf = (text: string, networks: WebhookNetworks): string | undefined => {
  const url = URL.parse(text);
  if (url === null) return 'a URL';
  const host = hostOf(url);
  if (!isSecure(url, networks)) return 'https';
  if (`${url.username}${url.password}${url.hash}` !== '') return 'no user, password or fragment';
  return isIP(host) === 0 || mayCall(host, networks) ? undefined : 'an address that the gateway may call';
};

/** Thrown where a name leads to an address that may not be called. */
export class AddressRefused extends Error {}

/**
 * Addresses of a host, asked for once and used for the call itself: a name cannot lead elsewhere in between.
 * @throws AddressRefused unless all of them may be called
 */
export const addressesOf = async (url: URL, networks: WebhookNetworks): Promise<LookupAddress[]> => {
  const found = await lookup(hostOf(url), { all: true });
  if (found.length === 0 || !found.every(({ address }) => mayCall(address, networks))) {
    throw new AddressRefused();
  }
  return found;
};
