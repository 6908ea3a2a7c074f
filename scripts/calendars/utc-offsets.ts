/** The clock of a time zone as instants from which it is so many minutes ahead of UTC. */
import type { Calendar } from '@chopmark/chaincode/api';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const offsetOf = (zone: Intl.DateTimeFormat, ms: number): number => {
  const name = zone.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])?(\d{2})?:?(\d{2})?/.exec(name) ?? [];
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
};

/** Clocks are changed on the hour. */
const changeBetween = (zone: Intl.DateTimeFormat, fromMs: number, toMs: number): number => {
  const before = offsetOf(zone, fromMs);
  for (let ms = fromMs; ms < toMs; ms += hourMs) if (offsetOf(zone, ms) !== before) return ms;
  return toMs;
};

const entry = (ms: number, minutes: number): Calendar['utcOffsets'][number] => ({
  since: new Date(ms).toISOString().replace('.000', ''),
  minutes,
});

/** @param from the first date, and `to` the last: the clock is known from two days before to two days after */
export const utcOffsets = (timeZone: string, from: string, to: string): Calendar['utcOffsets'] => {
  const zone = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const start = Date.parse(from) - 2 * dayMs;
  const offsets = [entry(start, offsetOf(zone, start))];
  for (let ms = start; ms < Date.parse(to) + 2 * dayMs; ms += dayMs) {
    if (offsetOf(zone, ms) === offsetOf(zone, ms + dayMs)) continue;
    const change = changeBetween(zone, ms, ms + dayMs);
    offsets.push(entry(change, offsetOf(zone, change)));
  }
  return offsets;
};
