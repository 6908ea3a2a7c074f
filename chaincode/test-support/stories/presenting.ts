/** Steps that the chapters about presentations share. */
import { sha256Hex } from '../../src/kernel/hash.ts';
import type { Creator } from '../../src/kernel/ledger.ts';
import { hashOfOpening, type Opening } from '../../src/kernel/opening.ts';
import type { CreditParties } from '../../src/letter-of-credit/parties.ts';
import type { CreditBalanceTerms, CreditTerms } from '../../src/letter-of-credit/terms.ts';
import { drawingExposure, drawnBalance } from '../../src/presentation/amounts.ts';
import type { Drawing } from '../../src/presentation/records.ts';
import { otherOwnerParty, ownerParty, people } from '../people.ts';
import {
  type complying,
  examinationTermsOf,
  type lateShipment,
  negotiationOf,
  type Presented,
  presentedOf,
  receiptOf,
  scheduleOf,
} from '../presentation-papers.ts';
import type { Recorder, Sections } from '../recorder.ts';
import { adviseOf, type ToldCredit } from './credit-parts.ts';

export const withNominated: CreditParties = {
  applicant: ownerParty,
  issuingBank: { mspId: 'HarbourBankMSP' },
  beneficiary: otherOwnerParty,
  advisingBank: { mspId: 'RiverBankMSP' },
  nominatedBank: { mspId: 'RiverBankMSP' },
};

type Bank = 'nominatedBank' | 'issuingBank';
const staff: Readonly<Record<Bank, readonly [Creator, Creator]>> = {
  nominatedBank: [people.riverMaker, people.riverChecker],
  issuingBank: [people.harbourMaker, people.harbourChecker],
};

export interface OpenCredit {
  readonly issued: ToldCredit;
  readonly terms: CreditTerms;
  balance: Opening<CreditBalanceTerms>;
}

export interface Handed {
  readonly ids: { readonly creditId: string; readonly presentationId: string };
  readonly lot: string;
  readonly presentation: Opening<Presented>;
}

export type Money = Presented['amountClaimed'];

export const openCredit = async (story: Recorder, terms: CreditTerms): Promise<OpenCredit> => {
  const issued = await adviseOf(story, withNominated, terms);
  return { issued, terms, balance: issued.balance };
};

export const present = async (
  story: Recorder,
  { issued, terms, balance }: OpenCredit,
  lot: string,
  to: Bank,
  amount: Money,
): Promise<Handed> => {
  const ids = { creditId: issued.creditId, presentationId: story.id('presentation') };
  const presentation = story.open(presentedOf(terms.creditNumber, lot, amount));
  const sections = { presentation, credit: issued.credit, balance };
  await story.say(people.otherOwner, 'PresentDocuments', { ...ids, to }, sections);
  return { ids, lot, presentation };
};

export const receive = async (
  story: Recorder,
  { ids, lot, presentation }: Handed,
  as: Bank,
  medium: 'paper' | 'electronic' = 'paper',
): Promise<void> => {
  const receipt = story.open(receiptOf(`${lot} ${as}`, medium === 'electronic'));
  const input = { ...ids, as, place: 'CNSHA', medium, invoiceTokens: [sha256Hex(`token ${lot}`)] };
  await story.say(staff[as][0], 'ReceiveDocuments', input, { presentation, receipt });
};

export const determine = async (
  story: Recorder,
  { ids, lot, presentation }: Handed,
  as: Bank,
  found: typeof complying | typeof lateShipment,
): Promise<Opening<unknown>> => {
  const [maker, checker] = staff[as];
  const examination = story.open(examinationTermsOf(`${lot} ${as}`, hashOfOpening(presentation)));
  await story.say(maker, 'RecordExamination', { ...ids, as }, { examination });
  const determination = story.open({ ...found, note: `determined on ${lot} by ${as}` });
  await story.say(checker, 'DetermineCompliance', { ...ids, as }, { determination });
  return determination;
};

/** Handed in at the bank, received, examined, determined. */
export const examined = async (
  story: Recorder,
  credit: OpenCredit,
  lot: string,
  as: Bank,
  { amount, found }: { readonly amount: Money; readonly found: typeof complying | typeof lateShipment },
): Promise<Handed & { readonly determination: Opening<unknown> }> => {
  const handed = await present(story, credit, lot, as, amount);
  await receive(story, handed, as);
  return { ...handed, determination: await determine(story, handed, as, found) };
};

/** The sections of a drawing, and the balance that it leaves. */
export const drawing = (
  story: Recorder,
  credit: OpenCredit,
  { ids, presentation }: Handed,
  kind: Drawing['kind'],
  dueOn: string,
): Sections => {
  const { amountClaimed } = presentation.terms;
  const { balance } = credit;
  const after = drawnBalance(balance.terms, presentation.terms, amountClaimed, ids.presentationId);
  const newBalance = after === undefined ? undefined : story.open(after);
  if (newBalance !== undefined) credit.balance = newBalance;
  return {
    presentation,
    credit: credit.issued.credit,
    balance,
    ...(newBalance === undefined ? {} : { newBalance }),
    exposure: story.open(drawingExposure(kind, ids, { amount: amountClaimed, dueOn }, presentation.terms)),
  };
};

export const honour = async (
  story: Recorder,
  credit: OpenCredit,
  handed: Handed,
  as: Bank,
): Promise<void> => {
  const reference = `LC-PAY-${handed.lot}-${as}`;
  const payment = story.open({
    reference,
    amount: handed.presentation.terms.amountClaimed,
    paidOn: '2026-05-26',
  });
  const sections = { ...drawing(story, credit, handed, 'sight-payment', '2026-05-26'), payment };
  const input = { ...handed.ids, as, referenceToken: sha256Hex(`key ${reference}`) };
  await story.say(staff[as][1], 'HonourPresentation', input, sections);
};

export const negotiate = async (story: Recorder, credit: OpenCredit, handed: Handed): Promise<void> => {
  const negotiation = story.open(negotiationOf(handed.lot, handed.presentation.terms.amountClaimed));
  const sections = { ...drawing(story, credit, handed, 'negotiation', '2026-05-27'), negotiation };
  await story.say(
    people.riverChecker,
    'NegotiatePresentation',
    { ...handed.ids, as: 'nominatedBank' },
    sections,
  );
};

export const forward = async (story: Recorder, { ids, lot, presentation }: Handed): Promise<void> => {
  const schedule = story.open(scheduleOf(lot, presentation.terms.amountClaimed));
  const input = { ...ids, as: 'nominatedBank', to: 'issuingBank' };
  await story.say(people.riverMaker, 'ForwardDocuments', input, { presentation, schedule });
};
