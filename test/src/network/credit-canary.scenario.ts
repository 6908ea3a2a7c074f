/**
 * Stories of credits, each private value of them like no other in the world; then everything that others can read is
 * searched for it (law 5). A drawing, a refusal, an amendment, a transfer, a reimbursement and an assignment.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { StoryDriver } from '../story/driver.ts';
import type { Story } from '../story/format.ts';
import { readStory } from '../story/reading.ts';
import { playStory } from '../story/runner.ts';
import { type Canary, type Mark, marksOf } from './canary/marks.ts';
import { markingOf } from './canary/marked-terms.ts';
import { scanAnswers, scanBlocks, scanPlaces } from './canary/scan.ts';
import { secretsOf } from './canary/secrets.ts';
import { saidIn } from './canary/sections.ts';
import { peersOf, type Peers } from './fabric/endorsement.ts';
import { type Harness, openHarness } from './harness.ts';
import { randomText } from './lot.ts';
import { harnessDriver } from './story-driver.ts';
import { measured } from './table.ts';

const minutes = 60_000;
const examples = fileURLToPath(new URL('../../../docs/examples/letter-of-credit', import.meta.url));
const [lumen, river, regulator] = ['LumenBankMSP', 'RiverBankMSP', 'RegulatorMSP'];

/** Who may know more in a story than the parties of a credit do: by the beginning of a value's name. */
type MoreReaders = Readonly<Record<string, readonly string[]>>;

const stories: Readonly<Record<string, MoreReaders>> = {
  'two-banks': {},
  'issue-to-honour': {},
  'refused-documents': {},
  'deferred-payment-and-stop-order': {},
  reimbursement: {},
  // Lumen advises the transferred credit.
  transfer: { 'DraftTransfer.transferredCredit': [lumen] },
  // Proceeds name the credit and what it leaves; they are offered to Lumen, and River lends on them.
  assignment: {
    'DraftCredit.credit/creditNumber': [lumen],
    'DraftCredit.credit/issuingBank': [lumen],
    'DraftCredit.credit/amount': [lumen],
    'OfferProceeds.request': [lumen],
    'ProposeFinancing.deal': [river],
    'ConfirmDisbursement.payment': [river],
  },
};

let harness: Harness;
let peers: Peers;
const marked = new Set<string>();
const secrets: Canary[] = [];
let marks: readonly Mark[];

const markingDriver = (driver: StoryDriver, playId: string): StoryDriver => {
  const mark = markingOf(playId, marked);
  return {
    ...driver,
    perform: (actor, request) =>
      driver.perform(actor, { ...request, terms: mark(request.command, request.terms) }),
  };
};

/** Queries are asked, and their answers searched; what they mention was written before it was marked. */
const withoutMentions = (story: Story): Story => ({
  ...story,
  steps: story.steps.map((step) =>
    'query' in step ? { ...step, expect: { mentions: [], lacks: [] } } : step,
  ),
});

const play = async (name: string): Promise<void> => {
  const playId = randomText(10);
  const story = withoutMentions(readStory(join(examples, `${name}.json`)));
  const { steps } = await playStory(story, {
    driver: markingDriver(harnessDriver(harness), playId),
    driverName: 'network',
    clock: () => performance.now(),
    playId,
  });
  expect([name, steps.filter(({ unexpected }) => unexpected !== undefined)]).toEqual([name, []]);
};

/** What strangers to a credit try, with its id in hand. */
const pry = async (creditId: string): Promise<void> => {
  const paths = ['', '/presentations', '/messages/700', '/print', '/approvals/IssueCredit'];
  for (const login of ['officer@customs', 'keeper@eastgate', 'registrar@registry', 'auditor@regulator']) {
    for (const path of paths) await harness.as(login).get(`/v1/letters-of-credit/${creditId}${path}`);
  }
};

const isMarked = ({ value }: Canary): boolean =>
  [...marked].some((mark) => value === mark || value === mark.replace('.', ''));

/** The regulator supervises what banks owe and are owed, and no other term. */
const withMoreReaders = (canary: Canary, more: MoreReaders, story: string): Canary => {
  const names = canary.name.split(' = ');
  const added = Object.entries(more).flatMap(([start, readers]) =>
    names.some((one) => one.startsWith(start)) ? readers : [],
  );
  const supervised = names.some((name) => /\/amount( in minor units)?$/.test(name)) ? [regulator] : [];
  return {
    value: canary.value,
    name: `${story}: ${canary.name}`,
    parties: [...canary.parties, ...added, ...supervised],
  };
};

/** Who may read "Nostro of River Bank" reads "River Bank". */
const withReadersOfLonger = (canary: Canary): Canary => ({
  ...canary,
  parties: secrets.filter(({ value }) => value.includes(canary.value)).flatMap(({ parties }) => parties),
});

beforeAll(async () => {
  harness = await openHarness();
  peers = peersOf(harness.manifest);
  for (const [name, more] of Object.entries(stories)) {
    const before = harness.exchanges.all().length;
    await play(name);
    const said = secretsOf(saidIn(harness.exchanges.all().slice(before))).filter(isMarked);
    secrets.push(...said.map((canary) => withMoreReaders(canary, more, name)));
  }
  marks = secrets.map(withReadersOfLonger).flatMap(marksOf);
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
  ];
  expect(needed.filter((section) => !sections.has(section))).toEqual([]);
});

test(
  'nothing private of a credit stands where those who are no party to it can read it',
  async () => {
    const start = performance.now();
    const { finds, bytes, places } = scanPlaces(harness, marks);
    measured(
      'canary scan of credits',
      `${secrets.length} values in ${marks.length} forms, ${places} files, ${Math.round(bytes / 1e6)} MB distinct, ` +
        `${Math.round(performance.now() - start)} ms`,
    );
    expect(finds).toEqual([]);
    expect(await scanBlocks(harness, peers, marks)).toEqual([]);
  },
  8 * minutes,
);

test('no answer tells a stranger anything private of a credit, and no refusal tells anyone', () => {
  expect(scanAnswers(harness, marks)).toEqual([]);
});
