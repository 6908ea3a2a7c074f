/** Last days that move only where the bank is closed (UCP 600 art. 29(a)). */
import {
  addCalendarDays,
  type CalendarDate,
  isNotCovered,
  profileRules,
  rollForward,
  weekdayOf,
} from '@chopmark/chaincode/api';
import type { Dossier } from './dossier.ts';
import { latestShipment } from './shipment.ts';

/** `isCertain` is false where no calendar says whether the days between were days of closure. */
export interface LastDay {
  readonly stated: CalendarDate;
  readonly date: CalendarDate;
  readonly isCertain: boolean;
}

const overWeekend = (date: CalendarDate): CalendarDate => {
  const day = weekdayOf(date);
  return day < 6 ? date : addCalendarDays(date, 8 - day);
};

export const lastDay = ({ circumstances: { calendar } }: Dossier, stated: CalendarDate): LastDay => {
  const rolled = calendar === undefined ? undefined : rollForward(calendar, stated);
  if (rolled === undefined || isNotCovered(rolled)) {
    return { stated, date: overWeekend(stated), isCertain: overWeekend(stated) === stated };
  }
  return { stated, date: rolled, isCertain: true };
};

/** Original transport documents bring the profile's own period with them (UCP 600 art. 14(c)). */
const ownPeriod = ({ profile, requirements }: Dossier): number | undefined => {
  const { defaultDays, defaultAppliesTo } = profileRules[profile].presentation;
  const transport =
    /^(BILL_OF_LADING|SEA_WAYBILL|CHARTER_PARTY_BL|MULTIMODAL|AIR_WAYBILL|ROAD|RAIL|INLAND|COURIER|POST)/;
  const asksOriginal = requirements.some(
    ({ demand: { types, copyOnly } }) => copyOnly !== true && types?.some((type) => transport.test(type)),
  );
  return defaultAppliesTo.value === 'any-proof' || asksOriginal ? defaultDays.value : undefined;
};

/** Days after shipment within which documents must be presented; `undefined` where only the expiry limits. */
export const presentationDays = (dossier: Dossier): number | undefined =>
  dossier.credit.presentationPeriod?.days ?? ownPeriod(dossier);

/** The last day of the period after shipment. */
export const periodEnd = (dossier: Dossier): LastDay | undefined => {
  const shippedOn = latestShipment(dossier.shipments);
  const days = presentationDays(dossier);
  return shippedOn === undefined || days === undefined
    ? undefined
    : lastDay(dossier, addCalendarDays(shippedOn, days));
};
