/** The steps of `npm run check`, fastest answers first. */
import { randomInt } from 'node:crypto';
import type { Stage, Step } from './steps.ts';

const workspaces = ['chaincode', 'network', 'gateway', 'gateway/fabric-network', 'test', 'scripts'];
/** `--selectProjects` takes every word up to the next switch. */
const unit = ['jest', '--selectProjects', 'unit', '--ci', '--maxWorkers', '100%'] as const;
const tidy = 'test/src/tidy/';

const typesOf = (workspace: string): Step => ({
  name: `types of ${workspace}`,
  command: [
    'tsc',
    '--project',
    workspace,
    '--incremental',
    '--tsBuildInfoFile',
    `node_modules/.cache/types/${workspace}.tsbuildinfo`,
  ],
});

const simulate = (seed: number): Step => ({
  name: `simulation with seed ${seed}`,
  command: ['node', 'test/src/properties/simulate.ts', '--seed', String(seed), '--schedules', '200'],
});

const still: Stage = [
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  ...workspaces.map(typesOf),
  { name: 'dependency rules', command: ['npm', 'run', '--silent', 'boundaries'] },
  { name: 'unused files, exports and dependencies', command: ['knip'] },
];

const tests: Step = {
  name: 'unit and property tests',
  command: [...unit, '--testPathIgnorePatterns', '/node_modules/', tidy],
  isJest: true,
};

/** All of it, with fixed seeds for the simulation and a new random one each time. */
export const checks = (): readonly Stage[] => [
  still,
  [{ name: 'tidy', command: [...unit, tidy], isJest: true }],
  [tests],
  [
    { name: 'document store', command: ['go', '-C', 'network/document-store', 'test', './...'] },
    simulate(1),
    simulate(2),
    simulate(randomInt(3, 2 ** 31)),
    { name: 'generated files', command: ['node', 'scripts/generate.ts', '--check'] },
  ],
  [{ name: 'build', command: ['npm', 'run', '--silent', 'build'] }],
];
