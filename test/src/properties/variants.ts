/** Rules broken on purpose, one at a time: a check that catches none of them checks nothing. */
import type { Change, Ledger } from '@chopmark/chaincode/ledger';
import type { ChannelConfig, Contract } from '../simulated/channel.ts';
import { contractOf } from '../simulated/consortium.ts';

export interface Variant {
  readonly name: string;
  readonly contract?: Contract;
  readonly channel?: Partial<ChannelConfig>;
  /** Greatest number of records that a range returns, on every peer. */
  readonly queryLimit?: number;
}

/** The production rules on a ledger that behaves otherwise. */
const onLedger =
  (change: (ledger: Ledger, command: string) => Partial<Ledger>): Contract =>
  (ledger, name, json, mode) => {
    const broken: Ledger = {
      transactionId: ledger.transactionId,
      timestamp: ledger.timestamp,
      creator: ledger.creator,
      transient: ledger.transient,
      get: (key) => ledger.get(key),
      range: (prefix) => ledger.range(prefix),
      apply: (one) => ledger.apply(one),
      emit: (eventName, payload) => ledger.emit(eventName, payload),
      ...change(ledger, name),
    };
    return contractOf()(broken, name, json, mode);
  };

const isLienOrClaim = (key: string): boolean => key.startsWith('lien/') || key.startsWith('claimlien/');

const singlePolicy = (change: Change): Change => {
  if (change.type !== 'put' || change.policy === undefined || !isLienOrClaim(change.key)) return change;
  const holder = (change.value as { holder?: string }).holder;
  return holder === undefined ? change : { ...change, policy: { mspId: holder } };
};

const returned = (change: Change): Change =>
  change.type === 'put' && isLienOrClaim(change.key) ? { type: 'remove', key: change.key } : change;

export const variants: readonly Variant[] = [
  {
    name: 'the key policy of a lien asks for its holder alone',
    contract: onLedger((ledger) => ({ apply: (change) => ledger.apply(singlePolicy(change)) })),
  },
  { name: 'a query limit cuts ranges short', queryLimit: 0 },
  {
    name: 'a consumed lien is returned',
    contract: onLedger((ledger, command) => ({
      apply: (change) => ledger.apply(command === 'ConsumeLien' ? returned(change) : change),
    })),
  },
  {
    name: 'the freeze is not read',
    contract: onLedger((ledger) => ({
      range: async (prefix) => (prefix.startsWith('hold/') ? [] : ledger.range(prefix)),
    })),
  },
  { name: 'versions and ranges are not checked at commit', channel: { versionsUnchecked: true } },
  {
    name: 'tombstones are not written',
    contract: onLedger((ledger) => ({
      apply: async (change) => {
        if (!(change.type === 'put' && change.key.startsWith('tombstone/'))) await ledger.apply(change);
      },
    })),
  },
  {
    name: 'terms are told in the event',
    contract: onLedger((ledger) => ({
      emit: (eventName, payload) =>
        ledger.emit(eventName, { payload, terms: [...ledger.transient.values()] }),
    })),
  },
  {
    name: 'units are not looked up when a receipt is issued',
    contract: onLedger((ledger) => ({
      get: async (key) => (key.startsWith('fingerprint/') ? undefined : ledger.get(key)),
    })),
  },
  {
    name: 'a spent reference is not looked up',
    contract: onLedger((ledger) => ({
      get: async (key) => (key.startsWith('reference/') ? undefined : ledger.get(key)),
    })),
  },
];
