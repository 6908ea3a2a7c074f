import { sha256Hex } from '../../src/kernel/hash.ts';
import type { CreditParties } from '../../src/letter-of-credit/parties.ts';
import { paidAfter } from '../../src/reimbursement/decisions.ts';
import { creditTerms } from '../credit-papers.ts';
import { people } from '../people.ts';
import { authorisationTerms, claimTermsOf, reasonOf } from '../presentation-papers.ts';
import type { Chapter } from '../recorder.ts';
import { adviseOf } from './credit-parts.ts';
import { withNominated } from './presenting.ts';

const withReimbursing: CreditParties = { ...withNominated, reimbursingBank: { mspId: 'HarbourBankMSP' } };

/** Authorised, amended, undertaken; one claim is paid, another one rejected. */
export const reimbursement: Chapter = async (story) => {
  const { creditId } = await adviseOf(story, withReimbursing, creditTerms);
  const about = { creditId, reimbursementId: story.id('reimbursement') };
  const first = story.open(authorisationTerms);
  await story.say(people.harbourChecker, 'AuthoriseReimbursement', about, { authorisation: first });
  const authorisation = story.open({ ...authorisationTerms, charges: 'OUR', preDebitNoticeDays: 2 });
  await story.say(people.harbourChecker, 'AmendReimbursement', about, { authorisation });
  await story.say(people.harbourChecker, 'UndertakeReimbursement', about, { authorisation });
  const claimOf = async (lot: string) => {
    const claim = story.open(claimTermsOf(lot));
    const ids = { ...about, claimId: story.id('reimbursementClaim') };
    await story.say(people.riverChecker, 'ClaimReimbursement', { ...ids, place: 'CNSHA' }, { claim });
    return { ids, claim };
  };
  const { ids, claim } = await claimOf('FIRST');
  const { amount } = claim.terms;
  const payment = story.open({ reference: 'URR-PAY-1', amount, paidOn: '2026-05-29' });
  const newPaid = story.open(paidAfter(undefined, about.reimbursementId, amount));
  const paid = { ...ids, referenceToken: sha256Hex('key URR-PAY-1') };
  const sections = { authorisation, claim, payment, newPaid };
  await story.say(people.harbourChecker, 'PayReimbursement', paid, sections);
  const second = await claimOf('SECOND');
  const reason = story.open(reasonOf('it was claimed before its notice'));
  await story.say(people.harbourChecker, 'RejectReimbursement', second.ids, { reason });
};
