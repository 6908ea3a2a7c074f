/** `npm run simulate -- --seed N --schedules M [--variants]`: random schedules on the simulated ledger. */
import { parseArgs } from 'node:util';
import { describeSchedule } from './schedule.ts';
import { simulate, type Report } from './simulation.ts';
import { variants } from './variants.ts';

const wholeNumber = (text: string | undefined, otherwise: number): number => {
  const number = text === undefined ? otherwise : Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${text} is not a whole number`);
  return number;
};

const print = (seed: number, { schedules, seconds, tally, failure }: Report): void => {
  const { blocks, proposed, refused, forged, codes } = tally;
  console.log(`seed ${seed}: ${schedules} schedules, ${(schedules / seconds).toFixed(1)} per second`);
  console.log(`${proposed} commands proposed, ${refused} refused, ${forged} forged, ${blocks} blocks`);
  console.log(
    Object.entries(codes)
      .map(([code, count]) => `${code} ${count}`)
      .join(', '),
  );
  if (failure === undefined) return;
  console.log(`Broken: ${failure.violation.law}: ${failure.violation.detail}`);
  console.log(`Shortest schedule found: ${describeSchedule(failure.schedule)}`);
};

const main = async (): Promise<boolean> => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      schedules: { type: 'string' },
      variants: { type: 'boolean', default: false },
    },
  });
  const seed = wholeNumber(values.seed, Math.floor(Math.random() * 2 ** 31));
  const count = wholeNumber(values.schedules, 200);
  if (!values.variants) {
    const report = await simulate({ seed, count });
    print(seed, report);
    return report.failure === undefined;
  }
  let caught = 0;
  for (const variant of variants) {
    const { failure, schedules } = await simulate({ seed, count, variant, shrink: false });
    if (failure !== undefined) caught += 1;
    const by =
      failure === undefined
        ? `not caught in ${schedules}`
        : `${failure.violation.law} (schedule ${failure.after})`;
    console.log(`${variant.name}: ${by}`);
  }
  return caught === variants.length;
};

main().then(
  (ok) => {
    process.exitCode = ok ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  },
);
