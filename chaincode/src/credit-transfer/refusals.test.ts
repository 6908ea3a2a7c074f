import { checkRefusals } from '../../test-support/refusals/check.ts';
import { transferAmendmentRefusals } from '../../test-support/refusals/transfer-amendment.ts';
import { transferDocumentRefusals } from '../../test-support/refusals/transfer-documents.ts';
import { transferRefusals } from '../../test-support/refusals/transfer.ts';

checkRefusals(transferRefusals);
checkRefusals(transferAmendmentRefusals);
checkRefusals(transferDocumentRefusals);
