/** The bank that owes proceeds attests them: from then on they can be assigned and sold. Pure decisions. */
import { coversEpochs, isDuplicate, registerLive } from '../fingerprint/machine.ts';
import type { Registration } from '../fingerprint/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs } from '../kernel/identifiers.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { type LegacyMark, putMarks } from '../legacy-financing/marks.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import type { Credit } from '../letter-of-credit/records.ts';
import type { attestProceeds } from './commands.ts';
import { actOfObligor } from './obligor.ts';
import type { Proceeds, ProceedsAttestation } from './records.ts';
import { putProceedsAttestation } from './store.ts';

export interface AttestationFacts {
  readonly credit: Credit | undefined;
  readonly proceeds: Proceeds | undefined;
  readonly attestation: ProceedsAttestation | undefined;
  readonly registrations: readonly Registration[];
  /** Financings from before of the same credit’s proceeds. */
  readonly legacy: readonly LegacyMark[];
}

export const decideAttestation = (
  { credit, proceeds, attestation, registrations, legacy }: AttestationFacts,
  { openings, actor, consortium, now }: Request<typeof attestProceeds>,
): Outcome<'credit-proceeds.attested.v1'> | Refusal<(typeof attestProceeds)['errors'][number]> => {
  if (proceeds === undefined || credit === undefined) {
    return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  }
  const obligorAct = actOfObligor(proceeds, actor, openings.evidence, now);
  if (isRefusal(obligorAct)) return obligorAct;
  const refused = firstRefusal<Refusal<(typeof attestProceeds)['errors'][number]>>(
    unless(instantMs(proceeds.proposalExpiresAt) > now, refuse('PROPOSAL_EXPIRED')),
    unless(opens(openings.proceeds, proceeds.proceedsHash), refuse('TERMS_HASH_MISMATCH')),
    // A key may have become live since the registration.
    unless(coversEpochs(proceeds.tokens, consortium.settings.fingerprintEpochs), refuse('TOKENS_MISMATCH')),
    unless(
      attestation === undefined && !isDuplicate(registrations, proceeds.creditId),
      refuse('PROCEEDS_REGISTERED'),
    ),
  );
  if (refused !== undefined) return refused;
  const readers = [actor.mspId, memberBehind(proceeds.creditor)];
  const evidence =
    openings.evidence === undefined
      ? []
      : putTerms([actor.mspId], proceeds.id, 'evidence', openings.evidence);
  return {
    changes: [
      putProceedsAttestation(consortium, proceeds.id, {
        act: obligorAct,
        proceedsHash: proceeds.proceedsHash,
      }),
      ...registerLive(proceeds.tokens, proceeds.id, proceeds.creditId),
      ...putMarks(proceeds.creditId, legacy),
      ...putTerms([actor.mspId], proceeds.id, 'proceeds', openings.proceeds),
      ...evidence,
    ],
    events: [event('credit-proceeds.attested.v1', { assetId: proceeds.id })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, readers),
  };
};
