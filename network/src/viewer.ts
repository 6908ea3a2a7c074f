/** Shows the steps of a start in a terminal, or line by line where there is none. */
import { Listr } from 'listr2';
import type { Listener, ProgressEvent } from './progress.ts';
import type { RuntimeName } from './placement.ts';
import { stepNames } from './start.ts';

type Shown = {
  readonly listener: Listener;
  /** Resolves with the last event when it has been shown. */
  readonly ended: Promise<ProgressEvent>;
};

type Watcher = { say: (line: string) => void; end: (milliseconds: number) => void };

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** Begins to show a start; feed it the events. */
export const showProgress = (runtime: RuntimeName): Shown => {
  const finished = new Map<string, number>();
  const watchers = new Map<string, Watcher>();
  const last = Promise.withResolvers<ProgressEvent>();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);

  const follow = (name: string, task: { title: string; output: string }): Promise<void> => {
    const done = new Promise<void>((resolve) => {
      const end = (milliseconds: number): void => {
        task.title = `${name} (${seconds(milliseconds)})`;
        resolve();
      };
      const known = finished.get(name);
      if (known !== undefined) end(known);
      else watchers.set(name, { say: (line) => (task.output = line), end });
    });
    return Promise.race([done, failed.promise]);
  };

  const list = new Listr(
    stepNames(runtime).map((title) => ({ title, task: (_context, task) => follow(title, task) })),
    { fallbackRenderer: 'simple', registerSignalListeners: false },
  );
  const shown = list.run().then(
    () => undefined,
    () => undefined,
  );
  const listener: Listener = (event) => {
    if (event.kind === 'said') watchers.get(event.step)?.say(event.line);
    if (event.kind === 'finished') {
      finished.set(event.step, event.milliseconds);
      watchers.get(event.step)?.end(event.milliseconds);
    }
    if (event.kind === 'failed') failed.reject(new Error(event.cause));
    if (event.kind === 'failed' || event.kind === 'ready') last.resolve(event);
  };
  return { listener, ended: Promise.all([last.promise, shown]).then(([event]) => event) };
};
