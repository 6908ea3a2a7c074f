import { checkRefusals } from '../../test-support/refusals/check.ts';
import { reimbursementRefusals } from '../../test-support/refusals/reimbursement.ts';

checkRefusals(reimbursementRefusals);
