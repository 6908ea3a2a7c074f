/** An order amended, a shipment returned: one fact of its author that every later lien step reads. Pure. */
import { type Factor, wholeParts } from '../asset/records.ts';
import { putFactor } from '../asset/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { anotherEndorser, withWitness } from '../membership/consortium.ts';
import type { amendPaper } from './commands.ts';
import type { PaperAttestation, TradePaper } from './records.ts';
import { checkAuthority } from './registration.ts';

export interface AmendmentFacts {
  readonly paper: TradePaper | undefined;
  readonly attestation: PaperAttestation | undefined;
}

type AmendRefusal = Refusal<(typeof amendPaper)['errors'][number]>;

const reasons: Readonly<Record<TradePaper['kind'], Factor['reason']>> = {
  order: 'amended-order',
  'bill-of-lading': 'returned-shipment',
};

export const decideAmendment = (
  { paper, attestation }: AmendmentFacts,
  { input, actor, consortium, now }: Request<typeof amendPaper>,
): Outcome<'asset.capacity-stated.v1'> | AmendRefusal => {
  if (paper === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/paperId' });
  const refused = firstRefusal<AmendRefusal>(
    checkAuthority(paper, actor),
    unless(attestation !== undefined, refuse('ASSET_NOT_ATTESTED')),
    // Parts of other papers were cut from the whole that was vouched for: it does not grow.
    unless(
      BigInt(input.remaining) <= wholeParts,
      refuse('FACTOR_OUT_OF_RANGE', { pointer: '/input/remaining' }),
    ),
  );
  if (refused !== undefined) return refused;
  const fact: Factor = {
    by: actor.mspId,
    remaining: input.remaining,
    reason: reasons[paper.kind],
    evidenceHash: input.evidenceHash,
    at: instantOf(now),
  };
  return {
    changes: [putFactor(consortium, paper.id, fact)],
    events: [event('asset.capacity-stated.v1', { assetId: paper.id, remaining: input.remaining })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
