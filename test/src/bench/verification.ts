/** How long a bank waits for customs' answer about 1, 6 and 100 declarations: two transactions, question and answer. */
import type { Consortium } from '../load/consortium.ts';
import { consentTo, questionsPerHour, releaseMany, verify } from '../load/declarations.ts';
import { spreadOf } from '../load/statistics.ts';
import type { Row } from '../load/table.ts';
import type { Result } from './results.ts';

interface Size {
  readonly declarations: number;
  readonly rounds: number;
}

/** A consent for each question, used for as many as it allows in an hour. */
const consents = async (consortium: Consortium, declarations: number): Promise<() => Promise<string>> => {
  const timesMax = Math.floor((await questionsPerHour(consortium)) / declarations);
  if (timesMax < 1) throw new Error(`no consent allows ${declarations} declarations in an hour`);
  let [consentId, times] = ['', timesMax];
  return async () => {
    if (times === timesMax) [consentId, times] = [await consentTo(consortium), 0];
    times += 1;
    return consentId;
  };
};

export const measureVerification = async (
  consortium: Consortium,
  sizes: readonly Size[],
): Promise<Result> => {
  const released = await releaseMany(consortium, Math.max(...sizes.map(({ declarations }) => declarations)));
  const rows: Row[] = [];
  for (const { declarations, rounds } of sizes) {
    const asked = released.slice(0, declarations);
    const nextConsent = await consents(consortium, declarations);
    await verify(consortium, await nextConsent(), asked);
    const times: { readonly question: number; readonly answer: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      times.push(await verify(consortium, await nextConsent(), asked));
    }
    const parts = {
      question: times.map(({ question }) => question),
      answer: times.map(({ answer }) => answer),
      both: times.map(({ question, answer }) => question + answer),
    };
    rows.push(...Object.entries(parts).map(([part, ms]): Row => ({ declarations, part, ...spreadOf(ms) })));
  }
  return { name: 'verification', settings: { unit: 'ms' }, rows };
};
