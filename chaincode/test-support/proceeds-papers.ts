/** Private terms of proceeds in the test stories. */
import { sha256Hex } from '../src/kernel/hash.ts';
import type { ProceedsTerms } from '../src/credit-proceeds/terms.ts';
import { creditTerms, usd } from './credit-papers.ts';

/** The amount of the credit with its tolerance, of which nothing is drawn. */
export const undrawn = '509250.00';

export const proceedsOf = (creditId: string): ProceedsTerms => ({
  creditId,
  creditNumber: creditTerms.creditNumber,
  issuingBank: creditTerms.issuingBank.bic?.slice(0, 8) ?? '',
  capacity: usd(undrawn),
});

/** As a gateway would key it. */
export const proceedsTokens = (
  creditId: string,
  epochs: readonly number[] = [1],
): { epoch: number; subset: string; token: string }[] =>
  epochs.map((epoch) => ({ epoch, subset: 'L1', token: sha256Hex(`key ${epoch} L1 ${creditId}`) }));

export const proceedsRequest = (assigned: string): object => ({
  basis: 'assignment',
  assigned: usd(assigned),
  tenorDays: 91,
  purpose: 'pays the wire mill for the goods of the credit',
});

export const noticeTerms = {
  assignee: 'River Bank, trade services',
  assigned: usd('305550.00'),
  payToAccount: 'RB 6222 0210 0100 9876',
  reference: 'ASSIGN-2026-0041',
  noticeDate: '2026-03-02',
};

export const acknowledgementTerms = {
  reference: 'HB-ACK-77120',
  acknowledgedOn: '2026-03-02',
  note: 'we pay within our own undertaking',
};

export const proceedsDeal = {
  principal: usd('300000.00'),
  annualRateBp: 515,
  dayCount: 'ACT/360',
  startDate: '2026-03-02',
  dueDate: '2026-06-01',
  initialLtvBp: 9_000,
  marginCallLtvBp: 9_500,
  liquidationLtvBp: 9_900,
  haircutBp: 0,
  debtorClass: 'small',
} as const;

export const proceedsExposure = (financingId: string): object => ({
  financingId,
  instrument: 'credit-proceeds-assignment',
  debtorClass: proceedsDeal.debtorClass,
  principal: proceedsDeal.principal,
  outstanding: usd('0.00'),
  startDate: proceedsDeal.startDate,
  dueDate: proceedsDeal.dueDate,
});
