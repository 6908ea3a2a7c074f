import { checkRefusals } from '../../test-support/refusals/check.ts';
import { lienRefusals } from '../../test-support/refusals/lien.ts';

checkRefusals(lienRefusals);
