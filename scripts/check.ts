/** `npm run check`: everything that needs no network. */
import { checks } from './checks.ts';
import { runStages } from './steps.ts';

const { passed, failed } = await runStages(checks());
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
