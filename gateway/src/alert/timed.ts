/**
 * Alerts of days that have passed: a loan that was due, a registration that expired. No transaction says so; they are
 * computed when they are read, from the organisation's own copies of terms, and are gone when they no longer hold.
 * Days are those of UTC, as the ledger counts them before it lets a bank declare a default.
 */
import { instantOf, Lien, LienRegistration } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { Financing } from '../financing/records.ts';
import type { HostedOrganisation, LedgerView } from '../hosting.ts';
import { ownTerms } from '../plugins/own-terms.ts';
import { recordsOf } from '../receivable/records.ts';
import type { Alert } from './alert.ts';
import { shownLien } from './bearing.ts';
import { alertIdOf } from './record.ts';

type Organisation = Pick<HostedOrganisation, 'mspId' | 'view'>;
type Matter = Pick<Alert, 'kind' | 'dueOn' | 'owner' | 'fact'> & {
  readonly assetId: string;
  readonly lienId: string;
};

/** The transaction that began what has come to its end gives the alert its place. */
const alertOf = async (
  view: LedgerView,
  { assetId, lienId, ...matter }: Matter,
  [recordId, type]: readonly [recordId: string, type: string],
): Promise<Alert[]> => {
  const begun = (await view.timeline(recordId)).find(({ events }) => events.some((one) => one.type === type));
  if (begun === undefined) return [];
  const { block, index, txId } = begun;
  const topic = `${matter.kind}/${recordId}/${matter.dueOn ?? ''}`;
  const lien = await view.record(`lien/${assetId}/${lienId}`);
  return [
    {
      id: alertIdOf(block, index, [topic]),
      ...matter,
      ...{ topic, closes: false, assetId, block, txId, others: [matter.fact.by] },
      liens: lien === undefined ? [] : [shownLien(Lien.parse(lien.value))],
      at: `${matter.dueOn ?? ''}T23:59:59Z`,
    },
  ];
};

const DueDate = z.object({ dueDate: z.string() });
const Expiry = z.object({ expiresOn: z.string().optional() });

const overdueOf = async (organisation: Organisation, financing: Financing, today: string) => {
  const { id, status, dealHash, assetId, lienId, bank, borrower } = financing;
  if (status !== 'disbursed') return [];
  const deal = DueDate.safeParse(await ownTerms(organisation, id, 'deal', dealHash));
  if (!deal.success || deal.data.dueDate >= today) return [];
  const fact = { recordId: id, by: bank, hash: dealHash };
  const matter = { kind: 'financing-overdue', dueOn: deal.data.dueDate, owner: borrower, fact } as const;
  return alertOf(organisation.view, { ...matter, assetId, lienId }, [id, 'financing.disbursed.v1']);
};

const expiredOf = async (organisation: Organisation, key: string, value: unknown, today: string) => {
  const { lienId, by, registrationHash } = LienRegistration.parse(value);
  const terms = Expiry.safeParse(await ownTerms(organisation, lienId, 'registration', registrationHash));
  const expiresOn = terms.data?.expiresOn;
  const assetId = key.split('/')[1] ?? '';
  if (expiresOn === undefined || expiresOn >= today) return [];
  if ((await organisation.view.record(`lien/${assetId}/${lienId}`)) === undefined) return [];
  const fact = { recordId: assetId, by, hash: registrationHash };
  const matter = { kind: 'registration-expired', dueOn: expiresOn, fact } as const;
  return alertOf(organisation.view, { ...matter, assetId, lienId }, [lienId, 'lien.registered.v1']);
};

const compute = async (organisation: Organisation, today: string): Promise<Alert[]> => {
  const alerts: Alert[] = [];
  for (const financing of await recordsOf(organisation.view, 'financing/', Financing)) {
    alerts.push(...(await overdueOf(organisation, financing, today)));
  }
  for (const { key, value } of await organisation.view.records('registration/')) {
    alerts.push(...(await expiredOf(organisation, key, value, today)));
  }
  return alerts.sort((one, other) => (one.id < other.id ? 1 : -1));
};

interface Computed {
  readonly height: number;
  readonly today: string;
  readonly alerts: Promise<Alert[]>;
}
const computed = new WeakMap<LedgerView, Computed>();

/** Newest place first. They change with the view and with the day, and are computed once for both. */
export const timedAlerts = (organisation: Organisation, now: number): Promise<readonly Alert[]> => {
  const { view } = organisation;
  const today = instantOf(now).slice(0, 10);
  const height = view.height();
  const known = computed.get(view);
  if (known?.height === height && known.today === today) return known.alerts;
  const alerts = compute(organisation, today);
  computed.set(view, { height, today, alerts });
  alerts.catch(() => computed.delete(view));
  return alerts;
};
