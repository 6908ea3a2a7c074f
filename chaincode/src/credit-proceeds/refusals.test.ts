import { checkRefusals } from '../../test-support/refusals/check.ts';
import { proceedsRefusals } from '../../test-support/refusals/proceeds.ts';

checkRefusals(proceedsRefusals);
