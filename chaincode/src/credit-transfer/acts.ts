/** Acts of a transfer, in the order of its life (UCP 600 art. 38; domestic credits D11, D12, D26). */
import { defineAct } from '../letter-of-credit/act.ts';
import {
  adjustTransferAct,
  allowAmendmentAct,
  passOnAmendmentAct,
  reportTransfersAct,
  sendAmendmentAct,
} from './amendment-commands.ts';
import { articles } from './articles.ts';
import { passOnCancellationAct } from './cancellation.ts';
import {
  assembleDocumentsAct,
  passOnMaturityAct,
  passOnPaymentAct,
  presentTransferredAct,
} from './passing-commands.ts';
import { demandSubstitutionAct, reportDefectAct, substituteInvoiceAct } from './substitution-commands.ts';

const transfer = (...states: readonly string[]) => ({ kind: 'transfer', states });
const open = ['issued'] as const;

export const requestTransferAct = defineAct({
  command: 'RequestTransfer',
  as: ['beneficiary'],
  credit: open,
  articles: articles('38(b)', 'transfer'),
});
export const declineTransferAct = defineAct({
  command: 'DeclineTransfer',
  as: ['transferringBank'],
  credit: open,
  of: transfer('requested', 'drafted'),
  articles: articles('38(a)', 'transfer'),
});
export const draftTransferAct = defineAct({
  command: 'DraftTransfer',
  as: ['transferringBank'],
  credit: open,
  of: transfer('requested', 'drafted'),
  ownOnly: true,
  articles: articles('38(g)', 'transfer'),
});
export const transferCreditAct = defineAct({
  command: 'TransferCredit',
  as: ['transferringBank'],
  credit: open,
  of: transfer('drafted'),
  ownOnly: true,
  articles: articles('38(a)', 'transfer'),
});
export const adviseTransferAct = defineAct({
  command: 'AdviseTransfer',
  as: ['transferringBank'],
  credit: open,
  of: transfer('transferred'),
  ownOnly: true,
  articles: articles('38(e)', 'transfer'),
});
export const returnTransferAct = defineAct({
  command: 'ReturnTransfer',
  as: ['beneficiary'],
  credit: open,
  of: transfer('transferred'),
  articles: articles('38(d)', 'transfer'),
});
export const restoreTransferAct = defineAct({
  command: 'RestoreTransfer',
  as: ['transferringBank'],
  credit: ['issued', 'expired', 'cancelled', 'closed'],
  of: transfer('transferred', 'returned'),
  ownOnly: true,
  articles: articles('38(d)', 'transfer'),
});
export const creditTransferActs = [
  requestTransferAct,
  declineTransferAct,
  draftTransferAct,
  transferCreditAct,
  adviseTransferAct,
  returnTransferAct,
  restoreTransferAct,
  allowAmendmentAct,
  passOnAmendmentAct,
  sendAmendmentAct,
  adjustTransferAct,
  reportTransfersAct,
  demandSubstitutionAct,
  substituteInvoiceAct,
  reportDefectAct,
  assembleDocumentsAct,
  presentTransferredAct,
  passOnMaturityAct,
  passOnPaymentAct,
  passOnCancellationAct,
];
