import { checkRefusals } from '../../test-support/refusals/check.ts';
import { customsFeedRefusals } from '../../test-support/refusals/customs-feed.ts';
import { customsRefusals } from '../../test-support/refusals/customs.ts';

checkRefusals({ ...customsRefusals, ...customsFeedRefusals });
