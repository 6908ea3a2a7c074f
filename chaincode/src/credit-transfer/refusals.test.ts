import { checkRefusals } from '../../test-support/refusals/check.ts';
import { transferRefusals } from '../../test-support/refusals/transfer.ts';

checkRefusals(transferRefusals);
