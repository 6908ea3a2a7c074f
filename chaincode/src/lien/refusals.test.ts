import { checkRefusals } from '../../test-support/refusals/check.ts';
import { conversionRefusals } from '../../test-support/refusals/conversion.ts';
import { lienRefusals } from '../../test-support/refusals/lien.ts';

checkRefusals({ ...lienRefusals, ...conversionRefusals });
