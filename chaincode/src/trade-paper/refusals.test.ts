import { checkRefusals } from '../../test-support/refusals/check.ts';
import { tradePaperRefusals } from '../../test-support/refusals/trade-paper.ts';

checkRefusals(tradePaperRefusals);
