/** Payments on an import declaration: asked for, verified, paid; one is given up. */
import type { Opening } from '../../src/kernel/opening.ts';
import { sha256Hex } from '../../src/kernel/hash.ts';
import {
  answerTerms,
  assessmentTerms,
  declarationTerms,
  feedKey,
  questionTerms,
  usd,
} from '../customs-papers.ts';
import { at, day, hour, paymentOf } from '../papers.ts';
import { people } from '../people.ts';
import type { Chapter, Recorder } from '../recorder.ts';
import { accepted, type Cleared, lodged, Reporter } from './customs-parts.ts';

const number = '531620261000900003';
const source = 'import-clearance';

const imported = async (story: Recorder): Promise<Cleared> => {
  const reporter = new Reporter(story, 1, source);
  await story.say(people.customsAdmin, 'RegisterFeed', { source, publicKey: feedKey });
  const one = await lodged(story, {
    ...declarationTerms,
    flow: 'import',
    preEntryNo: '531620261000774433',
    billOfLading: 'COSU6412887399',
  });
  const cleared = await accepted(reporter, one, assessmentTerms(number, '200000.00'));
  const { declarationId } = cleared;
  await reporter.report(
    (['review', 'conclude', 'release'] as const).map((step) => ({ declarationId, step })),
  );
  return cleared;
};

const answered = async (story: Recorder, consentId: string): Promise<string> => {
  const verificationId = story.id('verification');
  const asked = { consentId, verificationId };
  const question = story.open(questionTerms(number));
  const input = { ...asked, customs: 'CustomsMSP', purpose: 'import-payment' };
  await story.say(people.harbourMaker, 'RequestVerification', input, { question });
  const validUntil = at(story.now + 12 * hour);
  const answer = story.open(answerTerms(verificationId, validUntil, number));
  await story.say(
    people.customsService,
    'AnswerVerification',
    { ...asked, validUntil },
    { question, answer },
  );
  return verificationId;
};

interface Requested {
  readonly paymentId: string;
  readonly paymentRequest: Opening<unknown>;
}

const requested = async (
  story: Recorder,
  { declarationId, declaration, assessment }: Cleared,
  consentId: string,
  amount: string,
): Promise<Requested> => {
  const paymentId = story.id('importPayment');
  const paymentRequest = story.open({ amount: usd(amount), payee: declarationTerms.overseasParty });
  const share = `${BigInt(amount.replace('.', '')) * 5n * 10n ** 10n}`;
  const input = { declarationId, paymentId, bank: 'HarbourBankMSP', consentId, share };
  const sections = { declaration, assessment, paymentRequest };
  await story.say(people.owner, 'RequestImportPayment', input, sections);
  return { paymentId, paymentRequest };
};

export const paidForImport: Chapter = async (story) => {
  const cleared = await imported(story);
  const { declarationId, declaration, assessment } = cleared;
  const consentId = story.id('consent');
  await story.say(people.owner, 'GrantConsent', {
    consentId,
    grantee: { mspId: 'HarbourBankMSP' },
    purposes: ['import-payment'],
    disclosure: 'full',
    expiresAt: at(story.now + 30 * day),
  });
  const verificationId = await answered(story, consentId);
  const first = await requested(story, cleared, consentId, '150300.00');
  const shown = { declaration, assessment, paymentRequest: first.paymentRequest };
  const { paymentId } = first;
  await story.say(
    people.harbourMaker,
    'VerifyImportPayment',
    { declarationId, paymentId, verificationId },
    shown,
  );
  const payment = story.open({ ...paymentOf('TT-2026-70055', '1.00'), amount: usd('150300.00') });
  const paid = { declarationId, paymentId, referenceToken: sha256Hex('reference TT-2026-70055') };
  const { paymentRequest } = first;
  await story.say(people.harbourChecker, 'ConfirmImportPayment', paid, { paymentRequest, payment });
  const other = await requested(story, cleared, consentId, '30300.00');
  await story.say(people.harbourMaker, 'GiveUpImportPayment', { declarationId, paymentId: other.paymentId });
};
