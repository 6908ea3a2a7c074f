import { assetRefusals } from './asset.ts';
import { creditRefusals } from './credit.ts';
import { consentRefusals } from './consent.ts';
import { customsFeedRefusals } from './customs-feed.ts';
import { importPaymentRefusals } from './import-payment.ts';
import { customsRefusals } from './customs.ts';
import { drawingRefusals } from './drawing.ts';
import { stopOrderRefusals } from './stop-order.ts';
import { creditAdviceRefusals } from './credit-advice.ts';
import { creditAmendmentRefusals } from './credit-amendment.ts';
import { creditEndingRefusals } from './credit-ending.ts';
import { financingRefusals } from './financing.ts';
import { goodsRefusals } from './goods.ts';
import { governanceRefusals } from './governance.ts';
import { legacyRefusals } from './legacy.ts';
import { lienRefusals } from './lien.ts';
import { presentationRefusals } from './presentation.ts';
import { proposalRefusals } from './proposal.ts';
import { receiptRefusals } from './receipt.ts';
import { lossRefusals } from './loss.ts';
import { defaultRefusals } from './default.ts';
import { factoringRefusals } from './factoring.ts';
import { quoteRefusals } from './quotes.ts';
import { receivableRefusals } from './receivable.ts';
import { proceedsRefusals } from './proceeds.ts';
import { transferAmendmentRefusals } from './transfer-amendment.ts';
import { forfaitingRefusals } from './forfaiting.ts';
import { forfaitingOutsideRefusals } from './forfaiting-outside.ts';
import { transferDocumentRefusals } from './transfer-documents.ts';
import { transferRefusals } from './transfer.ts';
import { reimbursementRefusals } from './reimbursement.ts';
import { voucherRefusals } from './vouchers.ts';
import { voucherPaymentRefusals } from './voucher-payments.ts';
import { voucherTransferRefusals } from './voucher-transfers.ts';
import { claimRefusals } from './claim.ts';
import { conversionRefusals } from './conversion.ts';
import { refinancingRefusals } from './refinancing.ts';
import { tradePaperRefusals } from './trade-paper.ts';
import { taxLookRefusals } from './tax-look.ts';
import type { Tables } from './table.ts';
import { tokenRefusals } from './tokens.ts';

export const refusalTables: Tables = {
  ...governanceRefusals,
  ...assetRefusals,
  ...receiptRefusals,
  ...goodsRefusals,
  ...lienRefusals,
  ...financingRefusals,
  ...defaultRefusals,
  ...proposalRefusals,
  ...tokenRefusals,
  ...creditRefusals,
  ...lossRefusals,
  ...proceedsRefusals,
  ...forfaitingRefusals,
  ...forfaitingOutsideRefusals,
  ...transferRefusals,
  ...transferAmendmentRefusals,
  ...receivableRefusals,
  ...factoringRefusals,
  ...taxLookRefusals,
  ...quoteRefusals,
  ...consentRefusals,
  ...customsRefusals,
  ...importPaymentRefusals,
  ...customsFeedRefusals,
  ...transferDocumentRefusals,
  ...presentationRefusals,
  ...drawingRefusals,
  ...stopOrderRefusals,
  ...reimbursementRefusals,
  ...creditAdviceRefusals,
  ...creditAmendmentRefusals,
  ...creditEndingRefusals,
  ...voucherRefusals,
  ...voucherTransferRefusals,
  ...legacyRefusals,
  ...voucherPaymentRefusals,
  ...tradePaperRefusals,
  ...claimRefusals,
  ...conversionRefusals,
  ...refinancingRefusals,
};
