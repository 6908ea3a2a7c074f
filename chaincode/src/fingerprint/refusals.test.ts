import { checkRefusals } from '../../test-support/refusals/check.ts';
import { tokenRefusals } from '../../test-support/refusals/tokens.ts';

checkRefusals(tokenRefusals);
