import { checkRefusals } from '../../test-support/refusals/check.ts';
import { legacyRefusals } from '../../test-support/refusals/legacy.ts';

checkRefusals(legacyRefusals);
