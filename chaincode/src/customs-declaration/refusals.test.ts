import { checkRefusals } from '../../test-support/refusals/check.ts';
import { customsFeedRefusals } from '../../test-support/refusals/customs-feed.ts';
import { customsRefusals } from '../../test-support/refusals/customs.ts';
import { importPaymentRefusals } from '../../test-support/refusals/import-payment.ts';

checkRefusals({ ...customsRefusals, ...customsFeedRefusals, ...importPaymentRefusals });
