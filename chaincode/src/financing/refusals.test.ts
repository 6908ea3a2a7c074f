import { checkRefusals } from '../../test-support/refusals/check.ts';
import { defaultRefusals } from '../../test-support/refusals/default.ts';
import { financingRefusals } from '../../test-support/refusals/financing.ts';
import { proposalRefusals } from '../../test-support/refusals/proposal.ts';

checkRefusals({ ...financingRefusals, ...defaultRefusals, ...proposalRefusals });
