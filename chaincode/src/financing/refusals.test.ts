import { checkRefusals } from '../../test-support/refusals/check.ts';
import { financingRefusals } from '../../test-support/refusals/financing.ts';

checkRefusals(financingRefusals);
