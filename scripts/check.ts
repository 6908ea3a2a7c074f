/** `npm run check`: everything that needs no network. */
import { checks } from './checks.ts';
import { runSteps } from './steps.ts';

const { passed, failed } = await runSteps(checks());
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
