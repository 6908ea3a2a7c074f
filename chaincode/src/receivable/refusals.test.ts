import { checkRefusals } from '../../test-support/refusals/check.ts';
import { factoringRefusals } from '../../test-support/refusals/factoring.ts';
import { quoteRefusals } from '../../test-support/refusals/quotes.ts';
import { receivableRefusals } from '../../test-support/refusals/receivable.ts';
import { taxLookRefusals } from '../../test-support/refusals/tax-look.ts';

checkRefusals({ ...receivableRefusals, ...quoteRefusals, ...factoringRefusals, ...taxLookRefusals });
