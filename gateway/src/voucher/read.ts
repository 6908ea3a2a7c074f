/** Vouchers as the caller sees them. */
import { Party, Voucher, voucherStatuses } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import type { HostedOrganisation } from '../hosting.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { type Viewer, viewerOf } from '../plugins/viewer.ts';
import { type File, fileOf } from './records.ts';
import { isVisible, knowsAll, knowsHolder, liensKnown, transfersKnown } from './visibility.ts';

const Debtor = Voucher.shape.debtor;
const Terms = z.record(z.string(), z.json());
type Terms = z.output<typeof Terms>;

export const VoucherSummary = z
  .strictObject({
    voucherId: z.string(),
    rootId: z.string(),
    status: z.enum(voucherStatuses),
    debtor: Debtor,
    recorded: z
      .boolean()
      .meta({ description: 'A bank recorded the debtor’s acts: they bind that bank only.' }),
    payingBank: z.string(),
    guarantor: z.string().optional().meta({ description: 'A bank that pays where the debtor does not.' }),
    holder: Party.optional().meta({ description: 'Where you deal with the holder, or are it.' }),
    voucherHash: z.string().meta({ description: 'The debtor accepts by it.' }),
    frozen: z.boolean(),
    proposalExpiresAt: z.string(),
  })
  .meta({ id: 'VoucherSummary' });
type VoucherSummary = z.output<typeof VoucherSummary>;

const TransferView = z.strictObject({
  transferId: z.string(),
  from: Party,
  to: Party,
  status: z.enum(['proposed', 'accepted', 'withdrawn']),
  transferHash: z.string().meta({ description: 'The supplier accepts by it.' }),
  expiresAt: z.string(),
  terms: Terms.meta({ description: 'The own copy: transfer.' }),
});

export const VoucherView = VoucherSummary.extend({
  claimId: z.string(),
  parentId: z.string().optional(),
  pieceIds: z.array(z.string()).optional(),
  payer: z.enum(['debtor', 'guarantor']).optional(),
  payee: Party.optional().meta({ description: 'To whom it was paid.' }),
  terms: Terms.meta({ description: 'The own copy of terms, by section: voucher, underlying, cut, payment.' }),
  transfers: z.array(TransferView).meta({ description: 'Those that you gave or were offered.' }),
  liens: z
    .array(z.strictObject({ lienId: z.string(), holder: z.string(), share: z.string(), state: z.string() }))
    .meta({ description: 'All of them for the holder; else your own, and for the paying bank whom to pay.' }),
}).meta({ id: 'Voucher' });
type VoucherView = z.output<typeof VoucherView>;

const summaryOf = (file: File, viewer: Viewer): VoucherSummary => {
  const { id, rootId, status, debtor, payingBank, guarantee, holder } = file.voucher;
  const { voucherHash, proposalExpiresAt } = file.voucher;
  return {
    voucherId: id,
    rootId,
    status,
    debtor,
    recorded: 'externalId' in debtor,
    payingBank,
    ...(guarantee?.status === 'given' ? { guarantor: guarantee.by } : {}),
    ...(knowsHolder(file, viewer) ? { holder } : {}),
    voucherHash,
    frozen: file.frozen,
    proposalExpiresAt,
  };
};

/** The summary, where the caller may see it at all. */
export const visibleSummary = async (
  principal: Principal,
  voucher: Voucher,
): Promise<VoucherSummary | undefined> => {
  const file = await fileOf(principal.organisation, voucher);
  const viewer = viewerOf(principal);
  return isVisible(file, viewer) ? summaryOf(file, viewer) : undefined;
};

const transfersFor = (
  organisation: HostedOrganisation,
  file: File,
  viewer: Viewer,
): Promise<VoucherView['transfers']> =>
  Promise.all(
    transfersKnown(file, viewer).map(async ({ id, from, to, status, transferHash, expiresAt }) => {
      const transfer = await ownTerms(organisation, id, 'transfer', transferHash);
      const terms = present({ transfer }) as Terms;
      return { transferId: id, from, to, status, transferHash, expiresAt, terms };
    }),
  );

/** @throws Problem, the same for what is not there and what is secret */
export const readVoucher = async (principal: Principal, voucherId: string): Promise<VoucherView> => {
  const { organisation } = principal;
  const viewer = viewerOf(principal);
  const record = await organisation.view.record(`voucher/${voucherId}`);
  const file = record && (await fileOf(organisation, Voucher.parse(record.value)));
  if (file === undefined || !isVisible(file, viewer)) throw new Problem('RECORD_NOT_FOUND');
  const { claimId, parentId, pieceIds, voucherHash, cutHash, underlying, redemption } = file.voucher;
  const terms = (section: string, hash: string | undefined) =>
    ownTerms(organisation, voucherId, section, hash);
  const ofHolder = knowsAll(file, viewer);
  return {
    ...summaryOf(file, viewer),
    claimId,
    ...(ofHolder ? present({ parentId, pieceIds }) : {}),
    ...present({ payer: redemption?.payer, payee: redemption?.payee }),
    terms: present({
      voucher: await terms('voucher', voucherHash),
      underlying: await terms('underlying', underlying?.underlyingHash),
      cut: ofHolder ? await terms('cut', cutHash) : undefined,
      payment: await terms('payment', redemption?.paymentHash),
    }) as Terms,
    transfers: await transfersFor(organisation, file, viewer),
    liens: liensKnown(file, viewer).map(({ id, holder, share, state }) => ({
      ...{ lienId: id, holder, share, state },
    })),
  };
};
