/** `npm run demo`: plays a story and prints what came of each step. */
import { parseArgs } from 'node:util';
import type { StoryDriver } from './driver.ts';
import { DriverName, type Story } from './format.ts';
import { pureDriver, simulatedDriver } from './local-driver.ts';
import { networkDriver } from './network-driver.ts';
import { readStory, StoryInvalid } from './reading.ts';
import { stepLine, summaryLine } from './report.ts';
import { playStory, type StoryResult } from './runner.ts';
import { ensureNetwork } from './running-network.ts';

const defaultStory = new URL('../../../docs/examples/one-pledge.json', import.meta.url).pathname;

const usage = `npm run demo -- [--story FILE] [--driver network|simulated|pure] [--seed N] [--json]`;

const driverFor = (name: DriverName, story: Story, seed: number): Promise<StoryDriver> => {
  if (name === 'network') return networkDriver(story, process.env);
  return name === 'pure' ? pureDriver(story, seed) : simulatedDriver(story, seed);
};

const newPlayId = (): string => crypto.randomUUID().slice(0, 8).toUpperCase();

interface Options {
  readonly file: string;
  readonly driverName: DriverName;
  readonly seed: number;
  readonly json: boolean;
}

const play = async ({ file, driverName, seed, json }: Options): Promise<StoryResult> => {
  const story = readStory(file);
  if (!story.drivers.includes(driverName)) {
    throw new Error(`this story can be played by: ${story.drivers.join(', ')}`);
  }
  if (driverName === 'network') await ensureNetwork();
  if (!json) console.log(`${story.title} (${driverName}${driverName === 'network' ? '' : `, seed ${seed}`})`);
  const driver = await driverFor(driverName, story, seed);
  try {
    return await playStory(story, {
      driver,
      driverName,
      clock: () => performance.now(),
      playId: driverName === 'network' ? newPlayId() : `P${seed}`,
      onStep: (result) => {
        if (!json) console.log(stepLine(result));
      },
    });
  } finally {
    await driver.close();
  }
};

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      story: { type: 'string', default: defaultStory },
      driver: { type: 'string', default: 'network' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  const driverName = DriverName.safeParse(values.driver);
  const seed = Number(values.seed);
  if (!driverName.success || !Number.isSafeInteger(seed)) throw new Error(usage);
  const result = await play({ file: values.story, driverName: driverName.data, seed, json: values.json });
  console.log(values.json ? JSON.stringify(result, null, 2) : summaryLine(result));
  return result.ok ? 0 : 1;
};

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const where = error instanceof StoryInvalid ? 'The story is not valid: ' : '';
    console.error(`${where}${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  },
);
