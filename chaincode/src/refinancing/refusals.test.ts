import { checkRefusals } from '../../test-support/refusals/check.ts';
import { refinancingRefusals } from '../../test-support/refusals/refinancing.ts';

checkRefusals(refinancingRefusals);
