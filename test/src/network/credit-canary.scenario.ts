/**
 * Stories of credits, each private value of them like no other in the world; then everything that others can read is
 * searched for it (law 5). A drawing, a refusal, an amendment, a transfer, a reimbursement and an assignment.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type MarkedStory, playMarked } from './canary/marked-stories.ts';
import { type Canary, marksOf, type Search, searchFor } from './canary/marks.ts';
import { scanAnswers, scanBlocks, scanPlaces } from './canary/scan.ts';
import { declaredReaders } from './canary/secrets.ts';
import { peersOf, type Peers } from './fabric/endorsement.ts';
import { type Harness, openHarness } from './harness.ts';
import { measured } from './table.ts';

const minutes = 60_000;
const [harbour, lumen, river, regulator] = ['HarbourBankMSP', 'LumenBankMSP', 'RiverBankMSP', 'RegulatorMSP'];

const stories: Readonly<Record<string, MarkedStory>> = {
  'letter-of-credit/two-banks': {},
  'letter-of-credit/issue-to-honour': {},
  'letter-of-credit/refused-documents': {},
  'letter-of-credit/deferred-payment-and-stop-order': {},
  'letter-of-credit/reimbursement': {},
  // Lumen advises the transferred credit.
  'letter-of-credit/transfer': { more: { 'DraftTransfer.transferredCredit': [lumen] } },
  // Proceeds name the credit and what it leaves; they are offered to Lumen, and River lends on them.
  // Lumen advises the transferred credit; the issuing bank counts what is set aside (ADR 25).
  'letter-of-credit/transfer-substitution': {
    more: {
      'DraftTransfer.transferredCredit': [lumen],
      'DraftTransfer.transferredCredit/amount': [harbour],
      'SubstituteInvoice.substitution': [harbour],
    },
  },
  'letter-of-credit/transfer-amendments': {
    more: {
      'DraftTransfer.transferredCredit': [lumen],
      'DraftTransfer.transferredCredit/amount': [harbour],
      'RejectAmendment.evidence': [lumen],
      'PassOnAmendment.transferredAmendment': [lumen],
    },
  },
  // Prices are computed to the minor unit. Lumen buys from River, and is shown the documents.
  'letter-of-credit/forfaiting': {
    factor: 1,
    more: {
      'PresentDocuments.presentation': [lumen],
      'ConfirmMaturity.undertaking': [lumen],
      'PayAtMaturity.payment': [lumen],
      'EnquireForfaiting.enquiry': [lumen],
      'NotifyForfaiting.notice': [lumen],
      'AcknowledgeForfaiting.acknowledgement': [lumen],
      'PayForfaiting.payment': [lumen],
    },
  },
  'letter-of-credit/forfaiting-outside-buyer': {
    factor: 1,
    more: { 'AttestProceeds.evidence': [river] },
  },
  'letter-of-credit/assignment': {
    more: {
      'DraftCredit.credit/creditNumber': [lumen],
      'DraftCredit.credit/issuingBank': [lumen],
      'DraftCredit.credit/amount': [lumen],
      'OfferProceeds.request': [lumen],
      'ProposeFinancing.deal': [river],
      'ConfirmDisbursement.payment': [river],
    },
  },
};

let harness: Harness;
let peers: Peers;
let secrets: readonly Canary[];
let search: Search;

/** What strangers to a credit try, with its id in hand. */
const pry = async (creditId: string): Promise<void> => {
  const paths = ['', '/presentations', '/messages/700', '/print', '/approvals/IssueCredit'];
  for (const login of ['officer@customs', 'keeper@eastgate', 'registrar@registry', 'auditor@regulator']) {
    for (const path of paths) await harness.as(login).get(`/v1/letters-of-credit/${creditId}${path}`);
  }
};

/** The regulator supervises what banks owe and are owed, and no other term. */
const supervised = ({ name }: Canary): readonly string[] =>
  name.split(' = ').some((one) => /\/amount( in minor units)?$/.test(one)) ? [regulator] : [];

beforeAll(async () => {
  harness = await openHarness();
  peers = peersOf(harness.manifest);
  secrets = await playMarked(harness, stories, { readersOf: declaredReaders, supervised });
  search = searchFor(secrets.flatMap(marksOf));
  const credits = harness.exchanges
    .all()
    .flatMap(({ answer }) => answer.text.match(/LC-[0-9A-Z]{16,}/g) ?? []);
  for (const creditId of new Set(credits)) await pry(creditId);
}, 10 * minutes);

afterAll(() => {
  peers.close();
  harness.close();
});

test('terms, documents, payments and notices of credits were said, and marked', () => {
  const sections = new Set(
    secrets.flatMap(({ name }) => name.split(/: | = /).map((one) => one.split('/')[0])),
  );
  const needed = [
    'DraftCredit.credit',
    'DraftAmendment.amendment',
    'PresentDocuments.presentation',
    'ReceiveDocuments.receipt',
    'RefuseDocuments.refusal',
    'HonourPresentation.payment',
    'IncurDeferredPayment.undertaking',
    'RecordStopOrder.stopOrder',
    'ClaimReimbursement.claim',
    'RequestTransfer.transferRequest',
    'NotifyAssignment.notice',
    'DemandSubstitution.substitutionDemand',
    'SubstituteInvoice.substitution',
    'ReportSubstitutionDefect.substitutionDefect',
    'PassOnPayment.passedOn',
    'PassOnAmendment.transferredAmendment',
    'NotifyForfaiting.notice',
    'AcknowledgeForfaiting.acknowledgement',
    'PayForfaiting.payment',
    'DraftOutsideSale.evidence',
    'DraftOutsideSettlement.payment',
  ];
  expect(needed.filter((section) => !sections.has(section))).toEqual([]);
});

test(
  'nothing private of a credit stands where those who are no party to it can read it',
  async () => {
    const start = performance.now();
    const { finds, bytes, places } = scanPlaces(harness, search);
    measured(
      'canary scan of credits',
      `${secrets.length} values, ${places} files, ${Math.round(bytes / 1e6)} MB distinct, ` +
        `${Math.round(performance.now() - start)} ms`,
    );
    expect(finds).toEqual([]);
    expect(await scanBlocks(harness, peers, search)).toEqual([]);
  },
  8 * minutes,
);

test('no answer tells a stranger anything private of a credit, and no refusal tells anyone', () => {
  expect(scanAnswers(harness, search)).toEqual([]);
});
