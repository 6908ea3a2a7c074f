/** How long a bank waits for customs' answer about 1, 6 and 100 declarations: two transactions, question and answer. */
import type { Consortium } from '../load/consortium.ts';
import { consentTo, releaseMany, verify } from '../load/declarations.ts';
import { spreadOf } from '../load/statistics.ts';
import type { Row } from '../load/table.ts';
import type { Result } from './results.ts';

interface Size {
  readonly declarations: number;
  readonly rounds: number;
}

export const measureVerification = async (
  consortium: Consortium,
  sizes: readonly Size[],
): Promise<Result> => {
  const released = await releaseMany(consortium, Math.max(...sizes.map(({ declarations }) => declarations)));
  const rows: Row[] = [];
  for (const { declarations, rounds } of sizes) {
    const asked = released.slice(0, declarations);
    // A consent allows so many questions an hour, and 100 declarations count as 100.
    const consentId = await consentTo(consortium);
    await verify(consortium, consentId, asked.slice(0, 1));
    const times: { readonly question: number; readonly answer: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const consent = declarations > 6 ? await consentTo(consortium) : consentId;
      times.push(await verify(consortium, consent, asked));
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
