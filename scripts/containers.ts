/**
 * `npm run containers`: the scenarios on a network of their own in containers. Says what is missing where they cannot
 * run. Ends with the line `N passed, N failed`.
 */
import { runWhereAnEngineAnswers } from './container-suites.ts';

const { passed, failed } = (await runWhereAnEngineAnswers()) ?? { passed: 0, failed: 1 };
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
