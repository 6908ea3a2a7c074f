import { loadHolds, loadOffer } from '../asset/store.ts';
import { loadClaim } from '../claim/store.ts';
import { loadReference } from '../financing/store.ts';
import { loadRegistrations } from '../fingerprint/store.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadLiens } from '../lien/store.ts';
import { firmIsActive } from '../membership/store.ts';
import { debtorIsKnown } from '../receivable/known-debtor.ts';
import type { HeldFacts } from './checks.ts';
import { decideAcceptance } from './acceptance.ts';
import { decideDefault } from './default.ts';
import { decideGuarantee, decideGuaranteeRequest } from './guarantee.ts';
import { guaranteeVoucher, payGuarantee, requestGuarantee } from './guarantee-commands.ts';
import { decideIssuance } from './issuance.ts';
import { acceptVoucher, issueVoucher } from './issuance-commands.ts';
import { decideOffer, decideOfferWithdrawal } from './offer.ts';
import { offerVoucher, withdrawVoucherOffer } from './offer-commands.ts';
import { decideGuaranteePayment, decideRedemption } from './redemption.ts';
import { recordVoucherDefault, redeemVoucher } from './redemption-commands.ts';
import { decideSplit } from './split.ts';
import { splitVoucher } from './split-commands.ts';
import type { VoucherTransfer } from './records.ts';
import { loadInvoiceUse, loadTransfer, loadVoucher } from './store.ts';
import type { TradeFacts } from './trade.ts';
import { decideProposal, decideTransfer, decideTransferWithdrawal } from './transfer.ts';
import {
  acceptVoucherTransfer,
  proposeVoucherTransfer,
  withdrawVoucherTransfer,
} from './transfer-commands.ts';

interface OfVoucher {
  readonly input: { readonly voucherId: string };
}

const voucherOf = (reader: LedgerReader, { input }: OfVoucher) => loadVoucher(reader, input.voucherId);

const heldFacts = async (reader: LedgerReader, request: OfVoucher): Promise<HeldFacts> => ({
  voucher: await voucherOf(reader, request),
  holds: await loadHolds(reader, request.input.voucherId),
  liens: await loadLiens(reader, request.input.voucherId),
});

/** The invoice of a promise or a transfer, as vouchers and receivables know it. */
const tradeFacts = async (
  reader: LedgerReader,
  underlying: Pick<VoucherTransfer, 'useToken' | 'tokens'> | undefined,
): Promise<TradeFacts> => ({
  use: underlying && (await loadInvoiceUse(reader, underlying.useToken)),
  invoiceRegistrations: await loadRegistrations(reader, underlying?.tokens ?? []),
});

const paymentFacts = async (
  reader: LedgerReader,
  request: OfVoucher & { input: { referenceToken: string }; actor: { mspId: string } },
) => ({
  ...(await heldFacts(reader, request)),
  used: await loadReference(reader, request.actor.mspId, request.input.referenceToken),
});

export const voucherHandlers = [
  handle(
    issueVoucher,
    async (reader, { input, consortium }) => ({
      creditorIsActive: await firmIsActive(reader, consortium, input.creditor),
      debtorIsKnown: await debtorIsKnown(reader, consortium, input.debtor),
      taken: await loadVoucher(reader, input.voucherId),
      claimTaken: await loadClaim(reader, input.claimId),
      registrations: await loadRegistrations(reader, input.tokens),
    }),
    decideIssuance,
  ),
  handle(
    acceptVoucher,
    async (reader, request) => {
      const voucher = await voucherOf(reader, request);
      return {
        voucher,
        registrations: await loadRegistrations(reader, voucher?.tokens ?? []),
        ...(await tradeFacts(reader, voucher?.underlying)),
      };
    },
    decideAcceptance,
  ),
  handle(splitVoucher, heldFacts, decideSplit),
  handle(
    proposeVoucherTransfer,
    async (reader, request) => {
      const { voucherId, transferId, transferee } = request.input;
      return {
        ...(await heldFacts(reader, request)),
        transfereeIsActive: await firmIsActive(reader, request.consortium, transferee),
        taken: await loadTransfer(reader, voucherId, transferId),
      };
    },
    decideProposal,
  ),
  handle(
    acceptVoucherTransfer,
    async (reader, request) => {
      const { voucherId, transferId } = request.input;
      const transfer = await loadTransfer(reader, voucherId, transferId);
      return {
        ...(await heldFacts(reader, request)),
        transfer,
        ...(await tradeFacts(reader, transfer)),
      };
    },
    decideTransfer,
  ),
  handle(
    withdrawVoucherTransfer,
    (reader, { input }) => loadTransfer(reader, input.voucherId, input.transferId),
    decideTransferWithdrawal,
  ),
  handle(
    offerVoucher,
    async (reader, request) => ({
      voucher: await voucherOf(reader, request),
      taken: await loadOffer(reader, request.input.voucherId, request.input.offerId),
      holds: await loadHolds(reader, request.input.voucherId),
    }),
    decideOffer,
  ),
  handle(
    withdrawVoucherOffer,
    (reader, { input }) => loadOffer(reader, input.voucherId, input.offerId),
    decideOfferWithdrawal,
  ),
  handle(requestGuarantee, voucherOf, decideGuaranteeRequest),
  handle(
    guaranteeVoucher,
    async (reader, request) => ({
      voucher: await voucherOf(reader, request),
      holds: await loadHolds(reader, request.input.voucherId),
    }),
    decideGuarantee,
  ),
  handle(redeemVoucher, paymentFacts, decideRedemption),
  handle(payGuarantee, paymentFacts, decideGuaranteePayment),
  handle(recordVoucherDefault, voucherOf, decideDefault),
];
