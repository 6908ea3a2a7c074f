/** What every payment, undertaking and negotiation checks and writes. Pure. */
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import type { Change } from '../kernel/ledger.ts';
import type { Money } from '../kernel/money.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { putExposure, putTerms } from '../kernel/terms.ts';
import type { z } from 'zod';
import type { UsedReference } from '../financing/records.ts';
import { derived, opened } from '../letter-of-credit/openings.ts';
import type { ClaimFacts } from '../credit-proceeds/claim-facts.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import type { PaidTo } from './paid-to.ts';
import { putBalance } from '../letter-of-credit/store.ts';
import type { CreditBalanceTerms, CreditTerms } from '../letter-of-credit/terms.ts';
import { drawingExposure, drawnBalance, overdraws } from './amounts.ts';
import type { PresentationTerms } from './documents.ts';
import type { confirmMaturity } from './drawing-commands.ts';
import { examinationOf, type KnownFacts, type PresentationFacts } from './facts.ts';
import { evidenceChanges, type FramedBank, memberOf, senderTo, signers } from './frame.ts';
import { balanceHolders } from './holders.ts';
import type { DocumentBank, Drawing, Presentation } from './records.ts';
import { type BankState, isPrecluded } from './standing.ts';
import { writeDrawing } from './store.ts';

export interface DrawingFacts extends PresentationFacts {
  /** All presentations under the credit: their banks keep copies of its balance. */
  readonly presentations: readonly Presentation[];
  readonly used?: UsedReference | undefined;
  /** The credit's own proceeds and the claims of this presentation. */
  readonly claims: readonly ClaimFacts[];
}

export const undecided: readonly string[] = [
  'under-examination',
  'examined',
  'discrepant',
  'waiver-requested',
  'waiver-given',
  'waiver-denied',
  'refused',
];

/** UCP 600 art. 16(f): without a timely notice on record the bank can only honour. */
export const precluded =
  (now: number) =>
  (state: BankState, facts: KnownFacts, role: DocumentBank): string =>
    undecided.includes(state) && isPrecluded(examinationOf(facts, role), now) ? 'precluded' : state;

interface Openings {
  readonly presentation: Opening<z.output<typeof PresentationTerms>>;
  readonly credit: Opening<CreditTerms>;
  readonly balance: Opening<CreditBalanceTerms>;
  readonly newBalance: Opening<CreditBalanceTerms> | undefined;
  readonly exposure: Opening<unknown>;
}

export interface Drawn {
  readonly kind: Drawing['kind'];
  readonly amount: Money;
  readonly dueOn: string;
}

export type DrawRequest = Pick<Request<typeof confirmMaturity>, 'consortium' | 'actor' | 'now'> & {
  readonly openings: Openings;
};
export type DrawRefusal = Refusal<'TERMS_HASH_MISMATCH' | 'CREDIT_OVERDRAWN' | 'DERIVED_TERMS_WRONG'>;

export const checkTerms = (
  { facts, presentation }: FramedBank,
  { openings }: DrawRequest,
): Refusal<'TERMS_HASH_MISMATCH'> | undefined => {
  const checks = [
    opened('presentation', openings.presentation, presentation.termsHash),
    opened('credit', openings.credit, facts.version?.termsHash),
    opened('balance', openings.balance, facts.balance?.balanceHash),
  ];
  return checks.find((check) => isRefusal(check));
};

/** The balance after this drawing; none where another bank's act for the same presentation drew it before. */
const checkNewBalance = (
  { presentation }: FramedBank,
  { openings }: DrawRequest,
  amount: Money,
): Refusal<'DERIVED_TERMS_WRONG'> | undefined => {
  const expected = drawnBalance(openings.balance.terms, openings.presentation.terms, amount, presentation.id);
  if (expected === undefined) {
    return openings.newBalance === undefined
      ? undefined
      : refuse('DERIVED_TERMS_WRONG', { pointer: '/terms/newBalance' });
  }
  const checked = derived('newBalance', openings.newBalance, expected);
  return isRefusal(checked) ? checked : undefined;
};

export const checkDrawing = (
  frame: FramedBank,
  request: DrawRequest,
  { kind, amount, dueOn }: Drawn,
): DrawRefusal | undefined => {
  const { presentation, article } = frame;
  const { openings } = request;
  const of = { presentationId: presentation.id, instalment: presentation.instalment };
  const wrong = checkTerms(frame, request);
  if (wrong !== undefined) return wrong;
  if (overdraws(openings.credit.terms, openings.balance.terms, openings.presentation.terms, amount, of)) {
    return refuse('CREDIT_OVERDRAWN', { article });
  }
  const { creditId } = presentation;
  const drawn = { amount, dueOn };
  const exposure = drawingExposure(kind, { creditId, ...of }, drawn, openings.presentation.terms);
  const exposed = derived('exposure', openings.exposure, exposure);
  return checkNewBalance(frame, request, amount) ?? (isRefusal(exposed) ? exposed : undefined);
};

interface Section {
  readonly name: 'payment' | 'undertaking' | 'negotiation';
  readonly opening: Opening<unknown>;
  readonly paidTo?: PaidTo;
}

/** Beside the one who sent the documents: whoever is paid, and the beneficiary, whose claim an undertaking makes. */
const toldBeside = ({ parties }: FramedBank, name: Section['name'], paidTo: PaidTo = []): string[] =>
  name === 'undertaking' ? memberOf(parties, 'beneficiary') : paidTo.map(({ party }) => memberBehind(party));

/** What every drawing writes: the bank's fact, its terms for bank and payee, balance for all banks, exposure. */
export const drawingOutcome = <Type extends string>(
  facts: DrawingFacts,
  frame: FramedBank,
  request: DrawRequest,
  { kind }: Drawn,
  { name, opening, paidTo }: Section,
  type: Type,
): Outcome<Type> => {
  const { consortium, actor, openings } = request;
  const { presentation, act, role } = frame;
  const { id: presentationId, creditId } = presentation;
  const told = [senderTo(frame, role), ...toldBeside(frame, name, paidTo)];
  const holders =
    openings.newBalance === undefined
      ? []
      : balanceHolders(frame.credit, facts.presentations, openings.newBalance.terms);
  const drawing: Drawing = {
    presentationId,
    creditId,
    as: role,
    kind,
    act,
    termsHash: hashOfOpening(opening),
    ...(paidTo === undefined ? {} : { paidTo }),
    ...(act.recorded ? {} : { exposureHash: hashOfOpening(openings.exposure) }),
  };
  return {
    changes: [
      writeDrawing(consortium, drawing, frame.drawing === undefined),
      ...putTerms([actor.mspId, ...told], presentationId, name, opening),
      ...balanceChanges(creditId, holders, openings.newBalance),
      ...(act.recorded ? [] : [putExposure(actor.mspId, presentationId, openings.exposure)]),
      ...evidenceChanges(frame, request),
    ],
    events: [event(type, { creditId, presentationId, as: role, kind })],
    endorsers: signers(request, frame, [...told, ...holders]),
  };
};

export const balanceChanges = (
  creditId: string,
  holders: readonly string[],
  balance: Opening<unknown> | undefined,
): Change[] =>
  balance === undefined
    ? []
    : [
        putBalance({ creditId, balanceHash: hashOfOpening(balance) }),
        ...putTerms(holders, creditId, 'balance', balance),
      ];

export const referenceUsed = refuse('REFERENCE_ALREADY_USED', { pointer: '/terms/payment/reference' });
