/**
 * Stories of receivables, vouchers, declarations, papers of the same goods and a bank's old book, each private value
 * of them like no other in the world; then everything that others can read is searched for it (law 5).
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bankReaders } from './canary/bank-readers.ts';
import { type MarkedStory, playMarked } from './canary/marked-stories.ts';
import { type Canary, marksOf, type Search, searchFor } from './canary/marks.ts';
import { scanAnswers, scanBlocks, scanPlaces } from './canary/scan.ts';
import { sectionsOf } from './canary/sections.ts';
import { peersOf, type Peers } from './fabric/endorsement.ts';
import { type Harness, openHarness } from './harness.ts';
import { measured } from './table.ts';

const minutes = 60_000;
const [harbour, river, lumen, regulator] = ['HarbourBankMSP', 'RiverBankMSP', 'LumenBankMSP', 'RegulatorMSP'];

/** Papers go on to the banks that are asked; a bank that was not asked never gets one. */
const stories: Readonly<Record<string, MarkedStory>> = {
  'receivable/factoring': {
    more: {
      'DraftReceivable.invoice': [harbour, river, lumen],
      'DraftDebtAnswer.answer': [harbour, river, lumen],
      'NotifyDebtor.notice': [harbour],
    },
  },
  'receivable/undisclosed': { more: { 'DraftReceivable.invoice': [harbour] } },
  'receivable/overdue-default-buy-back': {
    more: {
      'DraftReceivable.invoice': [harbour, river],
      'DraftDebtAnswer.answer': [harbour, river],
      'NotifyDebtor.notice': [harbour],
    },
  },
  // Each bank looks for itself, and neither learns what the other saw.
  'receivable/tax-invoice': {
    more: {
      'DraftReceivable.invoice': [harbour, river],
      'DraftDebtAnswer.answer': [harbour, river],
      'NotifyDebtor.notice': [harbour],
    },
    factor: 1,
  },
  // The payoff is quoted to the bank that is to pay it, and it pays the bank that quoted.
  'refinancing/invoice-to-another-bank': {
    more: {
      'DraftReceivable.invoice': [harbour, river],
      'DraftDebtAnswer.answer': [harbour, river],
      'NotifyDebtor.notice': [harbour, river],
      'QuotePayoff.payoff': [river],
      'RecordPayoff.payment': [harbour],
    },
    factor: 1,
  },
  // Harbour pays the vouchers; River finances a piece, and Lumen was offered it.
  'voucher/three-tiers': {
    more: {
      'IssueVoucher.voucher': [river, lumen],
      'SplitVoucher.cut': [harbour],
      'ProposeVoucherTransfer.transfer': [harbour],
      'ProposeVoucherTransfer.transfer/invoice/amount': [lumen],
      'RedeemVoucher.payment': [river],
      'RecordCollection.payment': [harbour],
    },
  },
  'customs/one-bank': {
    more: { 'LodgeDeclaration.declaration': [harbour], 'DraftAssessments.assessments': [harbour] },
  },
  'customs/import-payment': {
    more: {
      'LodgeDeclaration.declaration': [harbour, river],
      'DraftAssessments.assessments': [harbour, river],
    },
    refused: ['The rest is below the threshold', 'River pays the rest'],
  },
  'claim/order-to-receivable': {
    more: {
      'DraftPaper.paper': [harbour],
      'ProposeReceipt.goods': [harbour, river],
      'AttestReceipt.inspection': [harbour, river],
      'DraftReceivable.invoice': [harbour, river],
      'DraftDebtAnswer.answer': [harbour, river],
      'NotifyDebtor.notice': [harbour],
    },
  },
  'legacy/first-bank': {},
};

/** Sections that these stories have to say. */
const needed = [
  'DraftReceivable.invoice',
  'DraftDebtAnswer.answer',
  'InviteQuote.request',
  'QuoteReceivable.quote',
  'ProposeFinancing.deal',
  'RecordCollection.payment',
  'RecordBuyBack.buyBack',
  'DraftTaxLook.look',
  'QuotePayoff.payoff',
  'RecordPayoff.payment',
  'IssueVoucher.voucher',
  'IssueVoucher.underlying',
  'SplitVoucher.cut',
  'ProposeVoucherTransfer.transfer',
  'OfferVoucher.request',
  'LodgeDeclaration.declaration',
  'DraftAssessments.assessments',
  'OfferDeclaration.request',
  'RequestVerification.question',
  'RequestImportPayment.paymentRequest',
  'DraftPaper.paper',
  'OfferOrder.request',
  'DraftAllocation.allocation',
  'DraftLegacyFinancings.book',
];

let harness: Harness;
let peers: Peers;
let secrets: readonly Canary[];
let search: Search;

/** The regulator supervises what banks lent and what is left of it. */
const supervised = ({ name }: Canary): readonly string[] =>
  name.split(' = ').some((one) => /^(ProposeFinancing|RecordCollection|RecordBuyBack)\..*\/amount/.test(one))
    ? [regulator]
    : [];

/** Ids of assets, loans and claims that anybody can read in a block. */
const publicIds = (): string[] => [
  ...new Set(
    harness.exchanges
      .all()
      .flatMap(({ answer }) => answer.text.match(/\b[A-Z]{2,4}-[0-9A-HJKMNP-TV-Z]{16,}\b/g) ?? []),
  ),
];

/** What strangers try with the papers' ids in hand: lists, records, and what stands behind them. */
const pry = async (): Promise<void> => {
  const collections = [
    'receivables',
    'vouchers',
    'customs-declarations',
    'trade-papers',
    'financings',
    'claims',
  ];
  const strangers = ['keeper@eastgate', 'registrar@registry', 'auditor@regulator', 'maker@lumen-bank'];
  for (const login of strangers) {
    const person = harness.as(login);
    for (const collection of collections) {
      await person.get(`/v1/${collection}?limit=100`);
      for (const id of publicIds().slice(0, 100)) await person.get(`/v1/${collection}/${id}`);
    }
  }
};

beforeAll(async () => {
  harness = await openHarness();
  peers = peersOf(harness.manifest);
  secrets = await playMarked(harness, stories, { readersOf: bankReaders, supervised });
  search = searchFor(secrets.flatMap(marksOf));
  await pry();
}, 10 * minutes);

afterAll(() => {
  peers.close();
  harness.close();
});

test('papers, quotes, deals, payments, cuts, assessments, questions and old rows were said, and marked', () => {
  const said = new Set(
    secrets.flatMap(({ name }) => name.split(/: | = /).map((one) => one.split('/')[0] ?? '')),
  );
  expect(needed.filter((section) => !sectionsOf().includes(section))).toEqual([]);
  expect(needed.filter((section) => !said.has(section))).toEqual([]);
});

test(
  'nothing private of an asset stands where those who are no party to it can read it',
  async () => {
    const start = performance.now();
    const { finds, bytes, places } = scanPlaces(harness, search);
    measured(
      'canary scan of assets',
      `${secrets.length} values, ${places} files, ${Math.round(bytes / 1e6)} MB distinct, ` +
        `${Math.round(performance.now() - start)} ms`,
    );
    expect(finds).toEqual([]);
    expect(await scanBlocks(harness, peers, search)).toEqual([]);
  },
  8 * minutes,
);

test('no answer tells a stranger anything private of an asset, and no refusal tells anyone', () => {
  expect(scanAnswers(harness, search)).toEqual([]);
});
