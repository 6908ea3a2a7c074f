/** How alerts stand: whether somebody here has taken note, and whether a later fact ended them. */
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import { viewerOf } from '../plugins/viewer.ts';
import { type Alert, isVisible } from './alert.ts';

const Acknowledgement = z.strictObject({ by: z.string(), at: z.string() });
type Acknowledgement = z.output<typeof Acknowledgement>;

export interface Standing {
  readonly acknowledgement: Acknowledgement | undefined;
  readonly ended: { readonly alertId: string; readonly at: string } | undefined;
}

/** Each firm of a platform takes note for itself. */
const acknowledgementId = ({ user }: Principal, alertId: string): string =>
  `alert-acknowledgement/${user.subject ?? ''}/${alertId}`;

/** The first one stands: it is the gateway's own record, and no fact of the ledger. */
export const acknowledge = async (principal: Principal, alertId: string): Promise<void> => {
  const { organisation, user } = principal;
  const acknowledgement: Acknowledgement = { by: user.login, at: new Date().toISOString() };
  await organisation.documents.insert(acknowledgementId(principal, alertId), { ...acknowledgement });
};

/** In the order of the alerts. */
export const standingsOf = async (principal: Principal, alerts: readonly Alert[]): Promise<Standing[]> => {
  if (alerts.length === 0) return [];
  const { view, documents } = principal.organisation;
  const kept = await documents.some(alerts.map(({ id }) => acknowledgementId(principal, id)));
  const topics = [...new Set(alerts.map(({ topic }) => topic))];
  const closing = (await view.closingAlerts(topics)).filter((one) => isVisible(one, viewerOf(principal)));
  return alerts.map(({ id, topic }) => {
    const noted = kept.get(acknowledgementId(principal, id));
    const end = closing.find((one) => one.topic === topic && one.id > id);
    return {
      acknowledgement: noted === undefined ? undefined : Acknowledgement.parse(noted),
      ended: end && { alertId: end.id, at: end.at },
    };
  });
};

export const isOpen = ({ acknowledgement, ended }: Standing): boolean =>
  acknowledgement === undefined && ended === undefined;
