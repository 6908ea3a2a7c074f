import { checkRefusals } from '../../test-support/refusals/check.ts';
import { assetRefusals } from '../../test-support/refusals/asset.ts';

checkRefusals(assetRefusals);
