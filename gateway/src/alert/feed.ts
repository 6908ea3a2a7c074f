/** What comes after a position in the alerts of an organisation: facts as the ledger runs, and days as they pass. */
import { instantOf } from '@chopmark/chaincode/api';
import type { HostedOrganisation } from '../hosting.ts';
import type { Alert } from './alert.ts';
import { firstIdOf } from './record.ts';
import { timedAlerts } from './timed.ts';

/** After which alerts: a place on the ledger, and a day with the last alert of it. Both follow from alerts alone. */
export interface Position {
  readonly fact: string;
  readonly day: string;
}

type Organisation = Pick<HostedOrganisation, 'mspId' | 'view'>;

/** What is there now has been read elsewhere. */
export const positionNow = ({ view }: Organisation, now: number): Position => ({
  fact: firstIdOf(view.height() + 1),
  day: instantOf(now).slice(0, 10),
});

const dayOf = ({ dueOn = '', id }: Alert): string => `${dueOn}/${id}`;

export interface Fed {
  readonly alert: Alert;
  /** After it. */
  readonly position: Position;
}

/** The next alerts, whoever in the organisation may see them; none where nothing has happened since. */
export const alertsAfter = async (
  organisation: Organisation,
  position: Position,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<Fed[]> => {
  const facts = await organisation.view.alerts({ after: position.fact, limit });
  if (facts.length > 0) {
    return facts.map((alert) => ({ alert, position: { ...position, fact: alert.id } }));
  }
  const timed = (await timedAlerts(organisation, now)).filter((alert) => dayOf(alert) > position.day);
  return timed
    .toSorted((one, other) => (dayOf(one) < dayOf(other) ? -1 : 1))
    .slice(0, limit)
    .map((alert) => ({ alert, position: { ...position, day: dayOf(alert) } }));
};

const form = /^(ALT-\d{14}[0-9A-Z]{0,8})\.(\d{4}-\d{2}-\d{2}(?:\/ALT-\d{14}[0-9A-Z]{8})?)$/;

export const textOfPosition = ({ fact, day }: Position): string => `${fact}.${day}`;

/** `undefined` for a text that is none of ours. */
export const positionOf = (text: string): Position | undefined => {
  const [, fact, day] = form.exec(text) ?? [];
  return fact === undefined || day === undefined ? undefined : { fact, day };
};
