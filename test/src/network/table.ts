/** Results that a person reads after a run. */

export interface Outcome {
  readonly title: string;
  readonly outcome: string;
}

/** Prints each attack with its outcome, and by how many organisations it was tried with that outcome. */
export const printOutcomes = (outcomes: readonly Outcome[]): void => {
  const width = Math.max(...outcomes.map(({ title }) => title.length));
  const lines = Map.groupBy(outcomes, ({ title, outcome }) => `  ${title.padEnd(width)}  ${outcome}`);
  for (const [line, same] of lines) process.stdout.write(`${line} × ${same.length}\n`);
};

/** Prints one measured value. */
export const measured = (what: string, value: string): void => {
  process.stdout.write(`measured: ${what}: ${value}\n`);
};
