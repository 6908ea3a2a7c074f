/** Alerts of a ledger inside this process, folded by the gateway's own rules as its transactions come. */
import { alertsOf, type StatingTransaction } from '@chopmark/gateway/alert/projection';
import type { LedgerAlert } from '@chopmark/gateway/alert/record';
import type { LedgerView } from '@chopmark/gateway/hosting';
import { overlaid } from '@chopmark/gateway/read-model/overlay';
import type { LocalLedger, LocalTransaction } from './local-ledger.ts';

interface Folded {
  readonly state: Map<string, string | undefined>;
  readonly alerts: LedgerAlert[];
  done: number;
  busy: Promise<void>;
}

const folds = new WeakMap<LocalLedger, Folded>();
const nothing = { get: async () => undefined, range: async () => [] };

const statingOf = ({ block, index, txId, at, creator, writes }: LocalTransaction): StatingTransaction => ({
  ...{ block, index, txId, writes },
  at: new Date(at).toISOString(),
  by: creator.mspId,
});

const foldFurther = async (ledger: LocalLedger, folded: Folded): Promise<void> => {
  const fresh = ledger.transactions().slice(folded.done);
  folded.done += fresh.length;
  const valid = fresh.filter(({ code }) => code === 'VALID').map(statingOf);
  folded.alerts.push(...(await alertsOf(overlaid(nothing, folded.state), valid)));
  for (const { writes } of valid) for (const [key, text] of writes) folded.state.set(key, text);
};

/** All alerts so far, by id. */
export const localAlerts = async (ledger: LocalLedger): Promise<readonly LedgerAlert[]> => {
  const folded = folds.get(ledger) ?? {
    state: new Map(),
    alerts: [],
    done: 0,
    busy: Promise.resolve(),
  };
  folds.set(ledger, folded);
  folded.busy = folded.busy.then(() => foldFurther(ledger, folded));
  await folded.busy;
  return folded.alerts.toSorted((one, other) => (one.id < other.id ? -1 : 1));
};

type Alerts = Pick<LedgerView, 'alerts' | 'closingAlerts'>;

export const alertViewOf = (ledger: LocalLedger, concerns: (alert: LedgerAlert) => boolean): Alerts => {
  const own = async (): Promise<readonly LedgerAlert[]> => (await localAlerts(ledger)).filter(concerns);
  return {
    alerts: async ({ after, before, ids, limit }) => {
      const found = (await own()).filter(
        ({ id }) =>
          (after === undefined || id > after) &&
          (before === undefined || id < before) &&
          (ids?.includes(id) ?? true),
      );
      return (after === undefined ? found.toReversed() : found).slice(0, limit);
    },
    closingAlerts: async (topics) =>
      (await own()).filter(({ topic, closes }) => closes && topics.includes(topic)),
  };
};
