/** Documents are presented under a credit. Pure decisions. */
import type { Request } from '../kernel/command.ts';
import { isRefusal, refuse } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import type { Change } from '../kernel/ledger.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkAct } from '../letter-of-credit/act.ts';
import { evidenceOf } from '../letter-of-credit/evidence.ts';
import type { CreditFacts } from '../letter-of-credit/load.ts';
import { opened } from '../letter-of-credit/openings.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import type { Act, Credit } from '../letter-of-credit/records.ts';
import type { CreditTerms } from '../letter-of-credit/terms.ts';
import type { Decided } from './decided.ts';
import { partiesOf } from './facts.ts';
import { memberOf } from './frame.ts';
import { type presentDocuments, presentDocumentsAct } from './presenting-commands.ts';
import type { DocumentBank, Presentation } from './records.ts';
import { putPresentation } from './store.ts';

export interface PresentFacts extends CreditFacts {
  /** Under a transferred credit: the original, which must still be open for the documents to go on. */
  readonly parent: Credit | undefined;
  readonly taken: Presentation | undefined;
  readonly superseded: Presentation | undefined;
  /** Whether the bank that only the presentation names is there. */
  readonly bankIsKnown: boolean;
}

type Present = Request<typeof presentDocuments>;

const anyBankMayAct = ({ availability, negotiation }: CreditTerms): boolean =>
  'any' in availability.with || (negotiation !== undefined && 'any' in negotiation);

/** A bank that the credit does not name presents for the beneficiary, or is one of any that may act. */
const checkBank = (
  credit: Credit,
  { input, openings }: Present,
): Decided<typeof presentDocuments> | undefined => {
  const article = presentDocumentsAct.articles[credit.profile];
  if (input.bank === undefined || input.to === 'presentingBank') return undefined;
  const allowed = input.to === 'nominatedBank' && anyBankMayAct(openings.credit.terms);
  return allowed ? undefined : refuse('BANK_NOT_NOMINATED', { pointer: '/input/bank', article });
};

/** UCP 600 art. 38(k): to the transferring bank, or to a bank that presents to it. */
const towardsTransfer: readonly DocumentBank[] = ['presentingBank', 'transferringBank'];

/** Whether what the presentation names is there: its bank, and the one that it corrects. */
const checkNames = (
  { parties, parentId }: Credit,
  { taken, superseded, bankIsKnown }: PresentFacts,
  { input }: Present,
): Decided<typeof presentDocuments> | undefined => {
  const { bank, to, supersedes } = input;
  if (taken !== undefined) return refuse('ID_TAKEN', { pointer: '/input/presentationId' });
  if (parentId !== undefined && !towardsTransfer.includes(to)) {
    return refuse('PRESENTATION_MISDIRECTED', { pointer: '/input/to', article: 'UCP 600 art. 38(k)' });
  }
  if (bank === undefined && parties[to] === undefined)
    return refuse('PARTY_UNKNOWN', { pointer: '/input/to' });
  if (!bankIsKnown) return refuse('PARTY_UNKNOWN', { pointer: '/input/bank' });
  return supersedes !== undefined && superseded === undefined
    ? refuse('PRESENTATION_NOT_FOUND', { pointer: '/input/supersedes' })
    : undefined;
};

const checkPresent = (
  credit: Credit,
  facts: PresentFacts,
  request: Present,
): Decided<typeof presentDocuments> | undefined => {
  const { openings } = request;
  const article = presentDocumentsAct.articles[credit.profile];
  const unknown = checkNames(credit, facts, request);
  if (unknown !== undefined) return unknown;
  const terms = opened('credit', openings.credit, facts.version?.termsHash);
  if (isRefusal(terms)) return terms;
  if (openings.balance !== undefined && !opens(openings.balance, facts.balance?.balanceHash)) {
    return refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/balance' });
  }
  if (openings.presentation.terms.creditNumber !== terms.terms.creditNumber) {
    return refuse('PRESENTATION_WRONG_CREDIT', { pointer: '/terms/presentation/creditNumber', article });
  }
  return checkBank(credit, request);
};

/** A bank of this presentation alone learns the terms and what is left of the credit with it. */
const toNewBank = ({ openings }: Present, creditId: string, member: string): Change[] => [
  ...putTerms([member], creditId, 'credit', openings.credit),
  ...(openings.balance === undefined ? [] : putTerms([member], creditId, 'balance', openings.balance)),
];

const presentationBy = (act: Act, { version }: PresentFacts, { input, openings }: Present): Presentation => ({
  id: input.presentationId,
  creditId: input.creditId,
  act,
  to: input.to,
  ...(input.bank === undefined ? {} : { bank: input.bank }),
  termsHash: hashOfOpening(openings.presentation),
  version: version?.number ?? 1,
  ...(input.instalment === undefined ? {} : { instalment: input.instalment }),
  ...(input.supersedes === undefined ? {} : { supersedes: input.supersedes }),
});

export const decidePresent = (facts: PresentFacts, request: Present): Decided<typeof presentDocuments> => {
  const { input, openings, actor, consortium, now } = request;
  const allowed = checkAct(presentDocumentsAct, {
    credit: facts.credit,
    actor,
    evidence: openings.evidence,
    now,
    as: input.as,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act, article } = allowed;
  if (facts.parent !== undefined && !presentDocumentsAct.credit.some((one) => one === facts.parent?.status)) {
    return refuse('CREDIT_STATUS_WRONG', { expected: 'an original that is open', article });
  }
  const refused = checkPresent(credit, facts, request);
  if (refused !== undefined) return refused;
  const presentation = presentationBy(act, facts, request);
  const parties = partiesOf(credit, presentation);
  const receiver = memberOf(parties, presentation.to);
  const { id, creditId, termsHash } = presentation;
  return {
    changes: [
      putPresentation(consortium, presentation),
      ...putTerms([actor.mspId, ...receiver], id, 'presentation', openings.presentation),
      ...(input.bank === undefined ? [] : toNewBank(request, creditId, memberBehind(input.bank))),
      ...evidenceOf(act, id, openings.evidence),
    ],
    events: [event('presentation.presented.v1', { creditId, presentationId: id, to: input.to, termsHash })],
    endorsers: endorsersOf(consortium, parties, actor.mspId, receiver),
  };
};
