/** One voucher becomes several, atomically. Pure decision. */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { peersOf } from '../membership/consortium.ts';
import { checkFree, checkHolder, checkStatus, checkTerms, type HeldFacts, notFound } from './checks.ts';
import { checkCut, type Piece, piecesOf } from './cut.ts';
import type { Voucher } from './records.ts';
import type { splitVoucher } from './split-commands.ts';
import { splitting } from './steps.ts';
import { putVoucher, updateVoucher } from './store.ts';

type Split = Request<typeof splitVoucher>;
type SplitRefusal = Refusal<(typeof splitVoucher)['errors'][number]>;

/** Same root, debtor, banks and holder; what identifies the root stays with it. */
const childOf = (parent: Voucher, { id, opening }: Piece): Voucher => {
  const { rootId, depth, claimId, status, debtor, payingBank, holder, proposalExpiresAt, guarantee } = parent;
  return {
    ...{ id, rootId, parentId: parent.id, depth: depth + 1, claimId, status },
    ...{ debtor, payingBank, holder, proposalExpiresAt },
    voucherHash: hashOfOpening(opening),
    ...(guarantee?.status === 'given' ? { guarantee } : {}),
  };
};

export const decideSplit = (
  { voucher, holds, liens }: HeldFacts,
  { openings, actor, consortium }: Split,
): Outcome<'voucher.split.v1'> | SplitRefusal => {
  if (voucher === undefined) return notFound;
  const refused = firstRefusal<SplitRefusal>(
    checkHolder(voucher, actor.party),
    checkStatus(voucher, splitting),
    checkTerms(voucher, openings.voucher),
    checkCut(openings.voucher.terms, openings.cut.terms),
    checkFree({ holds, liens }),
  );
  if (refused !== undefined) return refused;
  const pieces = piecesOf(openings.voucher.terms, openings.cut);
  const pieceIds = pieces.map(({ id }) => id);
  const readers = [actor.mspId, voucher.payingBank];
  return {
    changes: [
      updateVoucher({ ...voucher, status: 'split', cutHash: hashOfOpening(openings.cut), pieceIds }),
      ...pieces.map((piece) => putVoucher(consortium, childOf(voucher, piece))),
      ...putTerms(readers, voucher.id, 'cut', openings.cut),
      ...pieces.flatMap(({ id, opening }) => putTerms(readers, id, 'voucher', opening)),
    ],
    events: [event('voucher.split.v1', { voucherId: voucher.id, pieceIds })],
    endorsers: peersOf(consortium, ...readers),
  };
};
