/** A confirmed receivable is quoted for by two banks, factored by one, credited in part, collected and used up. */
import { hashOfOpening, type Opening } from '../../src/kernel/opening.ts';
import { sha256Hex } from '../../src/kernel/hash.ts';
import { at, balanceOf, day, hour, paymentOf } from '../papers.ts';
import { people } from '../people.ts';
import {
  collectionTerms,
  creditNoteTerms,
  debtorNoticeTerms,
  dueTerms,
  factoringDeal,
  factoringExposure,
  invoiceTerms,
  quoteRequest,
  quoteTerms,
  registrationTerms,
  taxLookTerms,
} from '../receivable-papers.ts';
import type { Chapter, Recorder } from '../recorder.ts';
import { confirmed, type Registered, registered } from './receivable-parts.ts';

interface Confirmed extends Registered {
  readonly confirmation: Opening<unknown>;
}

/** 60 % of the confirmed 1 200 000.00. */
const share = '600000000000000000';

interface Invited {
  readonly offerId: string;
  readonly request: Opening<unknown>;
}

const invite = async (
  story: Recorder,
  { receivableId, invoice, confirmation }: Confirmed,
  financier: string,
): Promise<Invited> => {
  const offerId = story.id('offer');
  const request = story.open(quoteRequest('720000.00'));
  const input = { receivableId, offerId, financier, share, expiresAt: at(story.now + 2 * day) };
  await story.say(people.owner, 'InviteQuote', input, { invoice, confirmation, request });
  return { offerId, request };
};

interface Quoted {
  readonly offerId: string;
  readonly quote: Opening<unknown>;
  readonly quoteRequest: Opening<unknown>;
}

const quoted = async (story: Recorder, claim: Confirmed): Promise<Quoted> => {
  const { receivableId } = claim;
  const { offerId, request } = await invite(story, claim, 'HarbourBankMSP');
  const { offerId: other } = await invite(story, claim, 'RiverBankMSP');
  const quote = story.open(quoteTerms);
  const validUntil = at(story.now + day);
  const given = { receivableId, offerId, validUntil, warnings: [] };
  await story.say(people.harbourMaker, 'QuoteReceivable', given, { quote });
  await story.say(people.owner, 'AcceptQuote', { receivableId, offerId, quoteHash: hashOfOpening(quote) });
  await story.say(people.owner, 'WithdrawInvitation', { receivableId, offerId: other });
  return { offerId, quote, quoteRequest: request };
};

export interface Factored extends Confirmed {
  readonly lienId: string;
  readonly financingId: string;
  readonly deal: Opening<unknown>;
  /** What is owed once it is paid out. */
  readonly balance: Opening<unknown>;
}

const agreed = async (story: Recorder, claim: Confirmed): Promise<Factored> => {
  const assetId = claim.receivableId;
  const { offerId, quote, quoteRequest } = await quoted(story, claim);
  const lienId = story.id('lien');
  const expiresAt = at(story.now + 48 * hour);
  await story.say(people.harbourMaker, 'ReserveLien', { assetId, lienId, offerId, expiresAt });
  const financingId = story.id('financing');
  const deal = story.open(factoringDeal);
  const proposal = { financingId, assetId, lienId, proposalExpiresAt: at(story.now + day) };
  await story.say(people.harbourMaker, 'ProposeFinancing', proposal, { deal, quote, quoteRequest });
  const consent = { financingId, bank: 'HarbourBankMSP', dealHash: hashOfOpening(deal) };
  await story.say(people.owner, 'AcceptFinancing', consent);
  const exposure = story.open(factoringExposure(financingId, '0.00'));
  await story.say(people.harbourChecker, 'ConfirmFinancing', { financingId }, { deal, exposure });
  const balance = story.open(balanceOf(financingId, factoringDeal.principal.amount));
  return { ...claim, lienId, financingId, deal, balance };
};

/** The bank asks the tax bureau, and the invoice stands. */
const lookedAt = async (story: Recorder, { receivableId, invoice }: Registered): Promise<void> => {
  const look = story.open({ ...taxLookTerms, taxInvoice: invoice.terms.taxInvoice });
  await story.say(people.harbourMaker, 'DraftTaxLook', { receivableId }, { invoice, look });
  const seen = { receivableId, lookHash: hashOfOpening(look), remaining: '1000000000000000000' };
  await story.say(people.harbourMaker, 'RecordTaxLook', seen);
};

const perfected = async (
  story: Recorder,
  { receivableId, invoice, lienId, financingId }: Factored,
): Promise<void> => {
  const notice = story.open(debtorNoticeTerms);
  await story.say(people.owner, 'NotifyDebtor', { receivableId, lienId }, { invoice, notice });
  const lien = { assetId: receivableId, lienId };
  await lookedAt(story, { receivableId, invoice });
  await story.say(people.harbourChecker, 'EncumberLien', { ...lien, financingId });
  const registration = story.open(registrationTerms);
  const registeredAt = at(story.now - hour);
  await story.say(people.harbourMaker, 'RecordRegistration', { ...lien, registeredAt }, { registration });
};

const credited = async (story: Recorder, { receivableId, confirmation }: Factored): Promise<void> => {
  const creditNoteId = story.id('creditNote');
  const creditNote = story.open(creditNoteTerms);
  const note = { receivableId, creditNoteId };
  await story.say(people.owner, 'DraftCreditNote', note, { confirmation, creditNote });
  const creditNoteHash = hashOfOpening(creditNote);
  const remaining = '875000000000000000';
  await story.say(people.owner, 'IssueCreditNote', { ...note, creditNoteHash, remaining });
  await story.say(people.harbourChecker, 'ConsentToCreditNote', note, { confirmation, creditNote });
};

const tokenOf = (reference: string): string => sha256Hex(`key ${reference}`);

const paidOut = async (
  story: Recorder,
  { financingId, deal, balance }: Factored,
  reference: string,
): Promise<void> => {
  await story.say(people.harbourChecker, 'AuthorisePayment', { financingId });
  const { amount } = factoringDeal.principal;
  const paid = { financingId, referenceToken: tokenOf(reference) };
  await story.say(people.harbourMaker, 'ConfirmDisbursement', paid, {
    deal,
    payment: story.open(paymentOf(reference, amount)),
    balance,
    exposure: story.open(factoringExposure(financingId, amount)),
  });
};

/** From a confirmed claim to money paid out on it. */
export const disbursed = async (story: Recorder, claim: Confirmed, reference: string): Promise<Factored> => {
  const deal = await agreed(story, claim);
  await perfected(story, deal);
  await paidOut(story, deal, reference);
  return deal;
};

const collected = async (
  story: Recorder,
  { receivableId, lienId, financingId, deal, balance }: Factored,
): Promise<void> => {
  const received = { financingId, referenceToken: tokenOf('MM-PAY-88112') };
  await story.say(people.harbourMaker, 'RecordCollection', received, {
    deal,
    payment: story.open(paymentOf('MM-PAY-88112', '720000.00')),
    due: story.open(dueTerms),
    balance,
    collection: story.open(collectionTerms),
    newBalance: story.open(balanceOf(financingId, '0.00')),
    exposure: story.open(factoringExposure(financingId, '0.00')),
  });
  await story.say(people.harbourChecker, 'ConsumeLien', { assetId: receivableId, lienId });
};

export const factored: Chapter = async (story) => {
  const one = await registered(story, {
    terms: {
      ...invoiceTerms,
      invoiceNumber: 'CF-2026/00611',
      amount: { amount: '1230000.00', currency: 'CNY' },
      taxInvoice: { number: '26442000000123450611' },
    },
  });
  const confirmation = await confirmed(story, one);
  const deal = await agreed(story, { ...one, confirmation });
  await perfected(story, deal);
  await credited(story, deal);
  await paidOut(story, deal, 'HB-FACT-0417');
  await collected(story, deal);
};
