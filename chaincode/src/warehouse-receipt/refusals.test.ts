import { checkRefusals } from '../../test-support/refusals/check.ts';
import { goodsRefusals } from '../../test-support/refusals/goods.ts';
import { lossRefusals } from '../../test-support/refusals/loss.ts';
import { receiptRefusals } from '../../test-support/refusals/receipt.ts';

checkRefusals(receiptRefusals);
checkRefusals(goodsRefusals);
checkRefusals(lossRefusals);
