import { checkRefusals } from '../../test-support/refusals/check.ts';
import { consentRefusals } from '../../test-support/refusals/consent.ts';

checkRefusals(consentRefusals);
