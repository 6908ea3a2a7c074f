import { checkRefusals } from '../../test-support/refusals/check.ts';
import { forfaitingOutsideRefusals } from '../../test-support/refusals/forfaiting-outside.ts';
import { forfaitingRefusals } from '../../test-support/refusals/forfaiting.ts';

checkRefusals(forfaitingRefusals);
checkRefusals(forfaitingOutsideRefusals);
