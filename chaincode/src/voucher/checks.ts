/** Rules that several steps of a voucher share. Pure. */
import type { Hold } from '../asset/records.ts';
import { isFrozen } from '../asset/store.ts';
import { dateOf } from '../calendar/civil-date.ts';
import type { Token } from '../fingerprint/records.ts';
import type { Actor } from '../kernel/actor.ts';
import { refuse, type Refusal, unless } from '../kernel/errors.ts';
import { type CalendarDate, type Party, sameParty } from '../kernel/identifiers.ts';
import type { Opening } from '../kernel/opening.ts';
import { opens } from '../kernel/terms.ts';
import type { Lien } from '../lien/records.ts';
import type { Voucher } from './records.ts';
import type { VoucherStep } from './steps.ts';

export const notFound = refuse('ASSET_NOT_FOUND', { pointer: '/input/voucherId' });

/** A voucher, and what stands against its leaving the holder's hands. */
export interface HeldFacts {
  readonly voucher: Voucher | undefined;
  readonly holds: readonly Hold[];
  readonly liens: readonly Lien[];
}

/** Whoever held it before the last transfer holds it no more. */
export const checkHolder = ({ holder }: Voucher, party: Party): Refusal<'NOT_THE_CONTROLLER'> | undefined =>
  unless(sameParty(holder, party), refuse('NOT_THE_CONTROLLER'));

export const checkStatus = (
  { status }: Voucher,
  { from }: VoucherStep,
): Refusal<'VOUCHER_STATUS_WRONG'> | undefined =>
  unless(from.includes(status), refuse('VOUCHER_STATUS_WRONG', { expected: from.join(' or ') }));

export const checkPayingBank = (
  { payingBank }: Voucher,
  { mspId }: Actor,
): Refusal<'NOT_THE_PAYING_BANK'> | undefined => unless(payingBank === mspId, refuse('NOT_THE_PAYING_BANK'));

export const checkTerms = (
  { voucherHash }: Voucher,
  voucher: Opening<unknown>,
): Refusal<'TERMS_HASH_MISMATCH'> | undefined =>
  unless(opens(voucher, voucherHash), refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/voucher' }));

/** Nobody froze it and no bank has a lien on it, reserved and lapsed ones included. */
export const checkFree = ({
  holds,
  liens,
}: Pick<HeldFacts, 'holds' | 'liens'>): Refusal<'ASSET_FROZEN' | 'ASSET_ENCUMBERED'> | undefined =>
  unless(!isFrozen(holds), refuse('ASSET_FROZEN')) ?? unless(liens.length === 0, refuse('ASSET_ENCUMBERED'));

const msOfDay = 86_400_000;

/** The day of a transaction, in UTC. */
export const today = (now: number): CalendarDate => dateOf(Math.floor(now / msOfDay));

/** The second one is another person; of a bank, a checker. */
export const isSecond = (first: string | undefined, { enrolmentId, role }: Actor): boolean =>
  first === undefined || (first !== enrolmentId && role !== 'bank-maker');

export const samePerson = ({ role }: Actor): Refusal<'SAME_PERSON'> =>
  refuse('SAME_PERSON', role === 'bank-maker' ? { expected: 'a checker' } : {});

/** One token under each live key and none besides. */
export const tokensFit = (tokens: readonly Token[], epochs: readonly number[]): boolean =>
  tokens.length === epochs.length && epochs.every((epoch) => tokens.some((token) => token.epoch === epoch));
