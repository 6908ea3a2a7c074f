/** Invoices registered a second, one by one and in batches, beside the empty transactions of the same run. */
import type { Consortium } from '../load/consortium.ts';
import { registerOne, registerTogether } from '../load/invoices.ts';
import { say } from '../load/operation.ts';
import { emptyOperation } from '../load/parcel.ts';
import { rounded } from '../load/statistics.ts';
import type { Row } from '../load/table.ts';
import type { Result } from './results.ts';

/** How many invoices, or empty transactions, one turn of a client makes. */
interface Work {
  readonly name: string;
  readonly clients: number;
  readonly perTurn: number;
  readonly turn: (consortium: Consortium) => Promise<unknown>;
}

/** Every client takes its next turn as soon as the last one is done. */
const perSecondOf = async (consortium: Consortium, work: Work, ms: number): Promise<number> => {
  const start = performance.now();
  let made = 0;
  await Promise.all(
    Array.from({ length: work.clients }, async () => {
      while (performance.now() - start < ms) {
        await work.turn(consortium);
        made += work.perTurn;
      }
    }),
  );
  return made / ((performance.now() - start) / 1000);
};

const together = (clients: number, perTurn: number): Work => ({
  name: `batches of ${perTurn}`,
  clients,
  perTurn,
  turn: (consortium) => registerTogether(consortium, perTurn),
});

export const measureInvoices = async (
  consortium: Consortium,
  {
    clients,
    phaseMs,
    sizes,
  }: { readonly clients: number; readonly phaseMs: number; readonly sizes: readonly number[] },
): Promise<Result> => {
  const empty: Work = {
    name: 'empty transactions',
    clients,
    perTurn: 1,
    turn: (one) => say(one, emptyOperation()),
  };
  const works: readonly Work[] = [
    empty,
    { name: 'one by one', clients, perTurn: 1, turn: registerOne },
    ...sizes.flatMap((size) => [1, 2, 4].map((atOnce) => together(atOnce, size))),
    empty,
  ];
  await perSecondOf(consortium, empty, phaseMs / 2);
  const measured: { work: Work; perSecond: number }[] = [];
  for (const work of works) measured.push({ work, perSecond: await perSecondOf(consortium, work, phaseMs) });
  const floors = measured.filter(({ work }) => work === empty).map(({ perSecond }) => perSecond);
  const floor = floors.reduce((sum, one) => sum + one, 0) / floors.length;
  const rows: Row[] = measured.map(({ work, perSecond }) => ({
    registration: work.name,
    clients: work.clients,
    'per second': rounded(perSecond, 1),
    'of the empty rate': rounded(perSecond / floor, 2),
  }));
  return {
    name: 'invoices',
    settings: { clients, phaseSeconds: phaseMs / 1000, emptyPerSecond: rounded(floor, 1) },
    rows,
  };
};
