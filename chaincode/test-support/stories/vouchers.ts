/** A voucher is issued, cut, passed on, financed and paid; another that an outsider owes is paid by its guarantor. */
import type { Creator } from '../../src/kernel/ledger.ts';
import { hashOfOpening, type Opening } from '../../src/kernel/opening.ts';
import { sha256Hex } from '../../src/kernel/hash.ts';
import { piecesOf } from '../../src/voucher/cut.ts';
import type { TradeTerms, VoucherTerms } from '../../src/voucher/terms.ts';
import { at, cny, day, hour, paymentOf } from '../papers.ts';
import { meridianParty, otherOwnerParty, ownerParty, people } from '../people.ts';
import { seenEvidence } from '../receivable-papers.ts';
import type { Chapter, Recorder, Sections } from '../recorder.ts';
import {
  cutTerms,
  invoiceUse,
  paidInvoiceTokens,
  tradeOf,
  underlyingTokensOf,
  transferTerms,
  usedUp,
  useToken,
  voucherDeal,
  voucherExposure,
  voucherRequest,
  voucherTerms,
  voucherTokens,
} from '../voucher-papers.ts';

interface Held {
  readonly id: string;
  readonly opening: Opening<VoucherTerms>;
}

interface Issued extends Held {
  readonly underlying: Opening<TradeTerms>;
}

const issuance = (story: Recorder, terms: VoucherTerms, debtor: object, payingBank: string) => {
  const voucher = story.open(terms);
  const underlying = story.open(tradeOf(terms));
  const input = {
    voucherId: story.id('voucher'),
    claimId: story.id('claim'),
    debtor,
    creditor: ownerParty,
    payingBank,
    tokens: voucherTokens(terms),
    ...underlyingTokensOf(underlying.terms.invoice.invoiceNumber),
    proposalExpiresAt: at(story.now + 14 * day),
  };
  return { voucher, underlying, input };
};

/** Said by one person of the debtor, or of the bank that records for it. */
const accept = (story: Recorder, by: Creator, { id, opening, underlying }: Issued) => {
  const input = { voucherId: id, voucherHash: hashOfOpening(opening) };
  const newInvoiceUse = story.open(usedUp(opening.terms));
  return story.say(by, 'AcceptVoucher', input, { voucher: opening, underlying, newInvoiceUse });
};

const accepted = async (story: Recorder): Promise<Held> => {
  const { voucher, underlying, input } = issuance(story, voucherTerms, meridianParty, 'RiverBankMSP');
  await story.say(people.meridianOfficer, 'IssueVoucher', input, { voucher, underlying });
  const issued = { id: input.voucherId, opening: voucher, underlying };
  await accept(story, people.meridianSecondOfficer, issued);
  return issued;
};

const split = async (story: Recorder, { id, opening }: Held): Promise<Held[]> => {
  const cut = story.open(cutTerms);
  await story.say(people.owner, 'SplitVoucher', { voucherId: id }, { voucher: opening, cut });
  return piecesOf(opening.terms, cut);
};

const proposed = async (story: Recorder, { id, opening }: Held) => {
  const transfer = story.open(transferTerms);
  const input = {
    voucherId: id,
    transferId: story.id('voucherTransfer'),
    transferee: otherOwnerParty,
    useToken,
    tokens: paidInvoiceTokens,
    expiresAt: at(story.now + 2 * day),
  };
  await story.say(people.owner, 'ProposeVoucherTransfer', input, { voucher: opening, transfer });
  return { transferId: input.transferId, transfer };
};

/** The supplier takes it; what its invoice was used for before is repeated. */
const passedOn = async (story: Recorder, piece: Held, used: string, before: Sections): Promise<Sections> => {
  const { transferId, transfer } = await proposed(story, piece);
  const input = { voucherId: piece.id, transferId, transferHash: hashOfOpening(transfer) };
  const newInvoiceUse = story.open(invoiceUse(used));
  const sections = { voucher: piece.opening, transfer, newInvoiceUse, ...before };
  await story.say(people.otherOwner, 'AcceptVoucherTransfer', input, sections);
  return { invoiceUse: newInvoiceUse };
};

const offered = async (story: Recorder, { id, opening }: Held): Promise<string> => {
  const offerId = story.id('offer');
  const request = story.open(voucherRequest);
  const input = { voucherId: id, offerId, financier: 'HarbourBankMSP', expiresAt: at(story.now + 2 * day) };
  await story.say(people.otherOwner, 'OfferVoucher', input, { voucher: opening, request });
  return offerId;
};

const financed = async (story: Recorder, piece: Held): Promise<void> => {
  const unused = await offered(story, piece);
  await story.say(people.otherOwner, 'WithdrawVoucherOffer', { voucherId: piece.id, offerId: unused });
  const offerId = await offered(story, piece);
  const [assetId, lienId, financingId] = [piece.id, story.id('lien'), story.id('financing')];
  const expiresAt = at(story.now + 48 * hour);
  await story.say(people.harbourMaker, 'ReserveLien', { assetId, lienId, offerId, expiresAt });
  const deal = story.open(voucherDeal);
  const proposal = { financingId, assetId, lienId, proposalExpiresAt: at(story.now + day) };
  await story.say(people.harbourMaker, 'ProposeFinancing', proposal, { deal });
  const consent = { financingId, bank: 'HarbourBankMSP', dealHash: hashOfOpening(deal) };
  await story.say(people.otherOwner, 'AcceptFinancing', consent);
  const exposure = story.open(voucherExposure(financingId, '0.00'));
  await story.say(people.harbourChecker, 'ConfirmFinancing', { financingId }, { deal, exposure });
  await story.say(people.harbourChecker, 'EncumberLien', { assetId, lienId, financingId });
};

const redeemed = (story: Recorder, { id, opening }: Held, reference: string) =>
  story.say(
    people.riverMaker,
    'RedeemVoucher',
    { voucherId: id, referenceToken: sha256Hex(`key ${reference}`) },
    { voucher: opening, payment: story.open(paymentOf(reference, opening.terms.amount.amount)) },
  );

const throughTiers: Chapter = async (story) => {
  const root = await accepted(story);
  const [first, second, rest] = await split(story, root);
  if (first === undefined || second === undefined || rest === undefined) throw new Error('three pieces');
  const before = await passedOn(story, first, '200000.17', {});
  await passedOn(story, second, '310000.19', before);
  const { transferId } = await proposed(story, rest);
  await story.say(people.owner, 'WithdrawVoucherTransfer', { voucherId: rest.id, transferId });
  await financed(story, first);
  await redeemed(story, first, 'RB-VCH-7701');
  await redeemed(story, rest, 'RB-VCH-7703');
};

/** Recorded by a bank for an outsider, guaranteed by another one, which pays when the debtor does not. */
const recorded: Chapter = async (story) => {
  const externalPartyId = story.id('externalParty');
  const identityHash = 'cd'.repeat(32);
  await story.say(people.harbourMaker, 'RecordExternalParty', { externalPartyId, identityHash });
  const debtor = { externalId: externalPartyId, recordedBy: 'HarbourBankMSP' };
  const terms = { ...voucherTerms, voucherNumber: 'MMV-2026-0772', amount: cny('43210.98') };
  const evidence = story.open(seenEvidence);
  const { voucher, underlying, input } = issuance(story, terms, debtor, 'HarbourBankMSP');
  await story.say(people.harbourMaker, 'IssueVoucher', input, { voucher, underlying, evidence });
  const { voucherId } = input;
  await accept(story, people.harbourChecker, { id: voucherId, opening: voucher, underlying });
  const shown = { voucherId, guarantor: 'RiverBankMSP' };
  await story.say(people.owner, 'RequestGuarantee', shown, { voucher });
  await story.say(people.riverMaker, 'GuaranteeVoucher', { voucherId }, { voucher });
  await story.say(people.riverChecker, 'GuaranteeVoucher', { voucherId }, { voucher });
  story.now += day;
  await story.say(people.harbourChecker, 'RecordVoucherDefault', { voucherId }, { voucher });
  const payment = story.open(paymentOf('RB-GUA-0772', terms.amount.amount));
  const paid = { voucherId, referenceToken: sha256Hex('key RB-GUA-0772') };
  await story.say(people.riverMaker, 'PayGuarantee', paid, { voucher, payment });
};

/** A creditor's own proposal: two officers of the debtor accept it. */
const proposedByCreditor: Chapter = async (story) => {
  const terms = { ...voucherTerms, voucherNumber: 'MMV-2026-0773', dueDate: '2026-06-30' };
  const { voucher, underlying, input } = issuance(story, terms, meridianParty, 'RiverBankMSP');
  await story.say(people.owner, 'IssueVoucher', input, { voucher, underlying });
  const issued = { id: input.voucherId, opening: voucher, underlying };
  await accept(story, people.meridianOfficer, issued);
  await accept(story, people.meridianSecondOfficer, issued);
};

export const voucherStory: readonly Chapter[] = [throughTiers, proposedByCreditor, recorded];
