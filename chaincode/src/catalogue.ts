/** Every command of the consortium, by name. */
import { assetHandlers } from './asset/handlers.ts';
import { bankPolicyHandlers } from './bank-policy/handlers.ts';
import { claimHandlers } from './claim/handlers.ts';
import { commandHandlers } from './command/handlers.ts';
import { consentHandlers } from './consent/handlers.ts';
import { creditProceedsHandlers } from './credit-proceeds/handlers.ts';
import { creditTransferHandlers } from './credit-transfer/handlers.ts';
import { customsDeclarationHandlers } from './customs-declaration/handlers.ts';
import { financingHandlers } from './financing/handlers.ts';
import { fingerprintHandlers } from './fingerprint/handlers.ts';
import { forfaitingHandlers } from './forfaiting/handlers.ts';
import type { Handler } from './kernel/command.ts';
import { legacyFinancingHandlers } from './legacy-financing/handlers.ts';
import { letterOfCreditHandlers } from './letter-of-credit/handlers.ts';
import { lienHandlers } from './lien/handlers.ts';
import { membershipHandlers } from './membership/handlers.ts';
import { presentationHandlers } from './presentation/handlers.ts';
import { receivableHandlers } from './receivable/handlers.ts';
import { refinancingHandlers } from './refinancing/handlers.ts';
import { reimbursementHandlers } from './reimbursement/handlers.ts';
import { supervisionHandlers } from './supervision/handlers.ts';
import { voucherHandlers } from './voucher/handlers.ts';
import { tradePaperHandlers } from './trade-paper/handlers.ts';
import { warehouseReceiptHandlers } from './warehouse-receipt/handlers.ts';

const all: readonly Handler[] = [
  ...commandHandlers,
  ...membershipHandlers,
  ...assetHandlers,
  ...fingerprintHandlers,
  ...warehouseReceiptHandlers,
  ...lienHandlers,
  ...financingHandlers,
  ...creditProceedsHandlers,
  ...creditTransferHandlers,
  ...receivableHandlers,
  ...voucherHandlers,
  ...consentHandlers,
  ...customsDeclarationHandlers,
  ...forfaitingHandlers,
  ...supervisionHandlers,
  ...bankPolicyHandlers,
  ...letterOfCreditHandlers,
  ...presentationHandlers,
  ...reimbursementHandlers,
  ...legacyFinancingHandlers,
  ...tradePaperHandlers,
  ...claimHandlers,
  ...refinancingHandlers,
];

export const handlers: ReadonlyMap<string, Handler> = new Map(
  all.map((handler) => [handler.definition.name, handler]),
);
