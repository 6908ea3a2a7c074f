import { checkRefusals } from '../../test-support/refusals/check.ts';
import { creditRefusals } from '../../test-support/refusals/credit.ts';

checkRefusals(creditRefusals);
