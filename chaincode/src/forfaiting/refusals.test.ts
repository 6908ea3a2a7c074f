import { checkRefusals } from '../../test-support/refusals/check.ts';
import { forfaitingRefusals } from '../../test-support/refusals/forfaiting.ts';
import { forfaitingSaleRefusals } from '../../test-support/refusals/forfaiting-sale.ts';

checkRefusals({ ...forfaitingRefusals, ...forfaitingSaleRefusals });
