import { checkRefusals } from '../../test-support/refusals/check.ts';
import { claimRefusals } from '../../test-support/refusals/claim.ts';

checkRefusals(claimRefusals);
