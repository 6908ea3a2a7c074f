/** Why the suites on containers cannot run, and what to do about it. */
import { findEngine } from '@chopmark/network/containers/engine';
import { Unready } from '@chopmark/network/toolchain';

/** To be seen by whoever reads the run, and not to be taken for a pass. */
export const noticeOf = (cause: string, cure: string): string => {
  const lines = ['THE SUITES ON CONTAINERS DID NOT RUN.', `Cause: ${cause}`, `What to do: ${cure}`];
  return ['', ...lines.map((line) => `!!! ${line}`), ''].join('\n');
};

/** @returns nothing when an engine can be used; else what to tell whoever reads the run */
export const containerObstacle = async (): Promise<string | undefined> => {
  try {
    await findEngine();
    return undefined;
  } catch (error) {
    return error instanceof Unready
      ? noticeOf(error.message, error.cure)
      : noticeOf(String(error), 'see above');
  }
};
