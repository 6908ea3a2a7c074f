import { checkRefusals } from '../../test-support/refusals/check.ts';
import { receivableRefusals } from '../../test-support/refusals/receivable.ts';

checkRefusals(receivableRefusals);
