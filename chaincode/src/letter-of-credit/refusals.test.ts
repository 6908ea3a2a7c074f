import { checkRefusals } from '../../test-support/refusals/check.ts';
import { creditRefusals } from '../../test-support/refusals/credit.ts';
import { creditAdviceRefusals } from '../../test-support/refusals/credit-advice.ts';
import { creditAmendmentRefusals } from '../../test-support/refusals/credit-amendment.ts';
import { creditEndingRefusals } from '../../test-support/refusals/credit-ending.ts';

checkRefusals(creditRefusals);
checkRefusals(creditAdviceRefusals);
checkRefusals(creditAmendmentRefusals);
checkRefusals(creditEndingRefusals);
