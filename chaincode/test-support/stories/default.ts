/** Two financings of claims that are not paid: one is bought back by the seller, the other written off. */
import { sha256Hex } from '../../src/kernel/hash.ts';
import { balanceOf, day, paymentOf } from '../papers.ts';
import { people } from '../people.ts';
import { buyBackTerms, dueTerms, factoringExposure, invoiceTerms } from '../receivable-papers.ts';
import type { Chapter, Recorder } from '../recorder.ts';
import { disbursed, type Factored } from './factoring.ts';
import { confirmed, registered } from './receivable-parts.ts';

const paidOut = async (story: Recorder, number: string, amount: string): Promise<Factored> => {
  const one = await registered(story, {
    terms: {
      ...invoiceTerms,
      invoiceNumber: number,
      amount: { amount, currency: 'CNY' },
      taxInvoice: { number: number.replaceAll(/\D/g, '').padStart(20, '5') },
    },
  });
  const confirmation = await confirmed(story, one);
  return disbursed(story, { ...one, confirmation }, number);
};

const boughtBack = async (
  story: Recorder,
  { receivableId, lienId, financingId, deal, balance }: Factored,
) => {
  const input = { financingId, referenceToken: sha256Hex(`key CF-BACK ${financingId}`) };
  await story.say(people.harbourMaker, 'RecordBuyBack', input, {
    deal,
    buyBack: story.open(buyBackTerms),
    payment: story.open(paymentOf('CF-BACK-0612', '607484.42')),
    due: story.open(dueTerms),
    balance,
    newBalance: story.open(balanceOf(financingId, '0.00')),
    exposure: story.open(factoringExposure(financingId, '0.00')),
  });
  await story.say(people.harbourChecker, 'DischargeLien', { assetId: receivableId, lienId });
};

export const defaulted: Chapter = async (story) => {
  const returned = await paidOut(story, 'CF-2026/00612', '1240000.00');
  const lost = await paidOut(story, 'CF-2026/00613', '1260000.00');
  story.now += 81 * day;
  for (const { financingId, deal } of [returned, lost]) {
    await story.say(people.harbourChecker, 'DeclareDefault', { financingId }, { deal });
  }
  await boughtBack(story, returned);
  const { financingId, deal } = lost;
  const exposure = story.open(factoringExposure(financingId, '0.00'));
  await story.say(people.harbourChecker, 'WriteOffFinancing', { financingId }, { deal, exposure });
};
