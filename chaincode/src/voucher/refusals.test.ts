import { checkRefusals } from '../../test-support/refusals/check.ts';
import { voucherRefusals } from '../../test-support/refusals/vouchers.ts';
import { voucherPaymentRefusals } from '../../test-support/refusals/voucher-payments.ts';
import { voucherTransferRefusals } from '../../test-support/refusals/voucher-transfers.ts';

checkRefusals({ ...voucherRefusals, ...voucherTransferRefusals, ...voucherPaymentRefusals });
