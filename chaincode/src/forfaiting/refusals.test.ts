import { checkRefusals } from '../../test-support/refusals/check.ts';
import { forfaitingRefusals } from '../../test-support/refusals/forfaiting.ts';

checkRefusals(forfaitingRefusals);
