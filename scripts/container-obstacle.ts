/** Why the suites on containers cannot run, and whether that is a failure. */
import { findEngine } from '@chopmark/network/containers/engine';
import { Unready } from '@chopmark/network/toolchain';

export interface Obstacle {
  /** To be seen by whoever reads the run, and not to be taken for a pass. */
  readonly notice: string;
  /** CI installs and starts an engine, so there they have to run, unless `.ci/run` has found that none can start. */
  readonly isFailure: boolean;
}

const noticeOf = (cause: string, cure: string): string => {
  const lines = ['THE SUITES ON CONTAINERS DID NOT RUN.', `Cause: ${cause}`, `What to do: ${cure}`];
  return ['', ...lines.map((line) => `!!! ${line}`), ''].join('\n');
};

/** @returns nothing when an engine can be used */
export const containerObstacle = async (environment: NodeJS.ProcessEnv): Promise<Obstacle | undefined> => {
  try {
    await findEngine();
    return undefined;
  } catch (error) {
    const [cause, cure] =
      error instanceof Unready ? [error.message, error.cure] : [String(error), 'see above'];
    const isFailure =
      environment['CI'] === 'true' && environment['CHOPMARK_CONTAINERS'] !== 'cannot-run-on-this-kernel';
    return { notice: noticeOf(cause, cure), isFailure };
  }
};
