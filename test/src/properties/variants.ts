/** Rules broken on purpose, one at a time: a check that catches none of them checks nothing. */
import type { StoredRecord } from '@chopmark/chaincode/api';
import type { Change, Creator, Ledger } from '@chopmark/chaincode/ledger';
import type { ChannelConfig, Contract } from '../simulated/channel.ts';
import { contractOf } from '../simulated/consortium.ts';
import type { WorldKind } from './bases.ts';
import { subjects } from './people.ts';

export interface Variant {
  readonly name: string;
  /** Where it is broken. */
  readonly world: WorldKind;
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

/** Commands that take a share of an asset, or all of it. */
const taking = ['ReserveLien', 'AcceptQuote', 'AcceptForfaitingQuote', 'NegotiatePresentation'];

const asSeller = (creator: Creator): Creator => ({
  ...creator,
  mspId: 'EnterprisesMSP',
  role: 'enterprise-officer',
  subject: subjects['bramble-hill'],
});

/** What an acknowledgement of a share would write if it were one of a sale. */
const takenWhole = (change: Change): Change | undefined => {
  if (change.type !== 'put' || !change.key.startsWith('assignment-acknowledgement/')) return undefined;
  const { assetId, assignee } = change.value as { readonly assetId: string; readonly assignee: string };
  const holder = { mspId: assignee };
  return { type: 'put', key: `holding/${assetId}`, value: { assetId, holder, payee: holder, position: 1 } };
};

const withoutSuccessor = ({ key, value }: StoredRecord): StoredRecord => {
  const kept = Object.entries(value as object).filter(([member]) => member !== 'successor');
  return { key, value: Object.fromEntries(kept) };
};

export const variants: readonly Variant[] = [
  {
    name: 'the key policy of a lien asks for its holder alone',
    world: 'goods',
    contract: onLedger((ledger) => ({ apply: (change) => ledger.apply(singlePolicy(change)) })),
  },
  { name: 'a query limit cuts ranges short', world: 'goods', queryLimit: 0 },
  {
    name: 'a consumed lien is returned',
    world: 'goods',
    contract: onLedger((ledger, command) => ({
      apply: (change) => ledger.apply(command === 'ConsumeLien' ? returned(change) : change),
    })),
  },
  {
    name: 'the freeze is not read',
    world: 'goods',
    contract: onLedger((ledger) => ({
      range: async (prefix) =>
        (await ledger.range(prefix)).filter(({ key }) => !/^fact\/[^/]+\/hold\//.test(key)),
    })),
  },
  {
    name: 'versions and ranges are not checked at commit',
    world: 'goods',
    channel: { versionsUnchecked: true },
  },
  {
    name: 'tombstones are not written',
    world: 'goods',
    contract: onLedger((ledger) => ({
      apply: async (change) => {
        if (!(change.type === 'put' && change.key.startsWith('tombstone/'))) await ledger.apply(change);
      },
    })),
  },
  {
    name: 'terms are told in the event',
    world: 'goods',
    contract: onLedger((ledger) => ({
      emit: (eventName, payload) =>
        ledger.emit(eventName, { payload, terms: [...ledger.transient.values()] }),
    })),
  },
  {
    name: 'units are not looked up when a receipt is issued',
    world: 'goods',
    contract: onLedger((ledger) => ({
      get: async (key) => (key.startsWith('fingerprint/') ? undefined : ledger.get(key)),
    })),
  },
  {
    name: 'a spent reference is not looked up',
    world: 'goods',
    contract: onLedger((ledger) => ({
      get: async (key) => (key.startsWith('reference/') ? undefined : ledger.get(key)),
    })),
  },
  {
    name: 'what takes the same money as an asset is not counted',
    world: 'claims',
    contract: onLedger((ledger, command) =>
      taking.includes(command)
        ? {
            get: async (key) => (key.startsWith('credit-proceeds/') ? undefined : ledger.get(key)),
            range: async (prefix) => (prefix.startsWith('credit-proceeds/') ? [] : ledger.range(prefix)),
          }
        : {},
    ),
  },
  {
    name: 'a claim is not locked when a quote is accepted',
    world: 'claims',
    contract: onLedger((ledger, command) => ({
      apply: async (change) => {
        if (!(command === 'AcceptForfaitingQuote' && isLienOrClaim(change.key))) await ledger.apply(change);
      },
    })),
  },
  {
    name: 'whoever accepts a quote is taken for the seller',
    world: 'claims',
    contract: onLedger((ledger, command) => ({
      creator: command === 'AcceptForfaitingQuote' ? asSeller(ledger.creator) : ledger.creator,
    })),
  },
  {
    name: 'who is assigned a share takes the whole',
    world: 'claims',
    contract: onLedger((ledger) => ({
      apply: async (change) => {
        await ledger.apply(change);
        const taken = takenWhole(change);
        if (taken !== undefined) await ledger.apply(taken);
      },
    })),
  },
  {
    name: 'the holder that the obligor acknowledged is not read',
    world: 'claims',
    contract: onLedger((ledger, command) => ({
      get: async (key) =>
        command === 'PayAtMaturity' && key.startsWith('holding/') ? undefined : ledger.get(key),
    })),
  },
  {
    name: 'liens on other papers of the same goods are not looked up',
    world: 'stages',
    contract: onLedger((ledger, command) => ({
      range: async (prefix) =>
        command === 'ReserveLien' && prefix.startsWith('claimlien/') ? [] : ledger.range(prefix),
    })),
  },
  {
    name: 'a link is agreed without a look at liens',
    world: 'stages',
    contract: onLedger((ledger, command) => ({
      range: async (prefix) =>
        command === 'AgreeAllocation' && prefix.startsWith('claimlien/') ? [] : ledger.range(prefix),
    })),
  },
  {
    name: 'a lien is swapped without confirmation',
    world: 'refinancing',
    contract: onLedger((ledger, command) => ({
      get: async (key) => {
        const value = await ledger.get(key);
        const skips = command === 'SwapLien' && key.startsWith('refinancing/') && value !== undefined;
        return skips ? { ...(value as object), status: 'confirmed' } : value;
      },
    })),
  },
  {
    name: 'a lien that was paid off is discharged',
    world: 'refinancing',
    contract: onLedger((ledger, command) => ({
      range: async (prefix) => {
        const found = await ledger.range(prefix);
        return command === 'DischargeLien' ? found.map(withoutSuccessor) : found;
      },
    })),
  },
  {
    name: 'who confirmed a debt first is forgotten',
    world: 'invoices',
    contract: onLedger((ledger, command) => ({
      get: async (key) => {
        const value = await ledger.get(key);
        const forgets = command === 'ConfirmDebt' && key.startsWith('debt-answer/') && value !== undefined;
        return forgets ? { ...(value as object), person: 'nobody' } : value;
      },
    })),
  },
  {
    name: 'an invoice is not looked up when its debt is confirmed',
    world: 'invoices',
    contract: onLedger((ledger, command) => ({
      get: async (key) =>
        command === 'ConfirmDebt' && key.startsWith('fingerprint/') ? undefined : ledger.get(key),
    })),
  },
  {
    name: 'quotes that were accepted, and liens, are not counted',
    world: 'invoices',
    contract: onLedger((ledger, command) =>
      taking.includes(command)
        ? { range: async (prefix) => (/^(lien|offer)\//.test(prefix) ? [] : ledger.range(prefix)) }
        : {},
    ),
  },
];
