/** What is told while a network starts. The same events reach a terminal at once or through a file. */

/** Tells one short line about the step under way. */
export type Say = (line: string) => void;

export type ProgressEvent =
  | { readonly kind: 'started'; readonly step: string }
  | { readonly kind: 'said'; readonly step: string; readonly line: string }
  | { readonly kind: 'finished'; readonly step: string; readonly milliseconds: number }
  /** The end of a start: everything is healthy, or it is not and why. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly cause: string; readonly cure: string };

export type Listener = (event: ProgressEvent) => void;

/** Runs a step and tells when it starts, what it says, and how it ends. Rethrows its error. */
export const step = async <Result>(
  listener: Listener,
  name: string,
  work: (say: Say) => Promise<Result>,
): Promise<Result> => {
  const begun = performance.now();
  listener({ kind: 'started', step: name });
  const result = await work((line) => listener({ kind: 'said', step: name, line }));
  listener({ kind: 'finished', step: name, milliseconds: Math.round(performance.now() - begun) });
  return result;
};
