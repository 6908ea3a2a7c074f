/** An alert of whatever origin, and whose affair it is. */
import { isParty, type Viewer } from '../plugins/viewer.ts';
import { alertKinds, type LedgerAlert } from './record.ts';

/** Roles whose organisations and firms have liens, papers or a supervisor's view. */
export const alertReaders = [
  'bank-maker',
  'bank-checker',
  'bank-service',
  'enterprise-officer',
  'auditor',
] as const;

/** Of a day that has passed, and not of a fact. */
export const timedKinds = ['financing-overdue', 'registration-expired'] as const;
export const shownKinds = [...alertKinds, ...timedKinds] as const;

export interface Alert extends Omit<LedgerAlert, 'kind'> {
  readonly kind: (typeof shownKinds)[number];
  /** The last day on which it was in time. */
  readonly dueOn?: string;
}

/** Holders, owners and those whom it concerns otherwise; supervisors. For anyone else it does not exist. */
export const isVisible = ({ liens, others, owner }: Alert, viewer: Viewer): boolean =>
  viewer.kind === 'regulator' ||
  others.includes(viewer.mspId) ||
  liens.some(({ holder }) => holder === viewer.mspId) ||
  (owner !== undefined && isParty(viewer, owner));
