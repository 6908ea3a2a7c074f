import { checkRefusals } from '../../test-support/refusals/check.ts';
import { governanceRefusals } from '../../test-support/refusals/governance.ts';

checkRefusals(governanceRefusals);
