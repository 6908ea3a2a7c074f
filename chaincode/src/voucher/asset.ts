/** A voucher as the lien book sees it. */
import type { Fingerprints, UnjoinedAsset } from '../asset/asset.ts';
import { speakerOf } from '../credit-proceeds/holder.ts';
import { VoucherTokens } from '../fingerprint/records.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import type { Voucher } from './records.ts';
import { loadVoucher, updateVoucher } from './store.ts';

/** The number is the root's; its pieces are found by their root. */
const fingerprintsOf = (voucher: Voucher): Fingerprints | undefined => {
  const { id, tokens, debtor, payingBank, holder } = voucher;
  return (
    tokens && {
      rootId: id,
      tokens,
      authorities: [speakerOf(debtor)],
      keepers: [payingBank, holder.mspId],
      renewed: (renewed) => updateVoucher({ ...voucher, tokens: VoucherTokens.parse(renewed) }),
    }
  );
};

export const loadVoucherAsset = async (
  reader: LedgerReader,
  id: string,
): Promise<UnjoinedAsset | undefined> => {
  const voucher = await loadVoucher(reader, id);
  if (voucher === undefined) return undefined;
  const { claimId, status, holder, payingBank } = voucher;
  const fingerprints = fingerprintsOf(voucher);
  return {
    id,
    claimId,
    stage: 'receivable',
    live: status === 'proposed' || status === 'accepted',
    ended: status === 'split' || status === 'redeemed',
    attested: status === 'accepted',
    title: holder,
    controller: holder,
    authorities: [payingBank],
    wholeOnly: true,
    suspects: [],
    debtor: { acknowledged: [], ownRight: [], promisedToRegister: true },
    overlaps: [],
    ...(fingerprints === undefined ? {} : { fingerprints }),
    stopped: false,
  };
};
