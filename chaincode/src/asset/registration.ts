/**
 * Liens in public registers: among claims on one receivable a registered one goes first (Civil Code art. 768). A
 * registration proves time, not existence; its certificate is private, its time a statement of the holder. Pure.
 */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import type { Lien } from '../lien/records.ts';
import { peersOf } from '../membership/consortium.ts';
import type { Asset } from './asset.ts';
import type { recordRegistration } from './commands.ts';
import type { LienRegistration } from './records.ts';
import { putRegistration } from './store.ts';

export interface LienRegistrationFacts {
  readonly asset: Asset | undefined;
  readonly liens: readonly Lien[];
  readonly earlier: LienRegistration | undefined;
}

export const decideLienRegistration = (
  { asset, liens, earlier }: LienRegistrationFacts,
  { input, openings, actor, consortium, now }: Request<typeof recordRegistration>,
): Outcome<'lien.registered.v1'> | Refusal<(typeof recordRegistration)['errors'][number]> => {
  if (asset === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  const lien = liens.find(({ id }) => id === input.lienId);
  if (lien === undefined) return refuse('LIEN_NOT_FOUND', { pointer: '/input/lienId' });
  const refused = firstRefusal<Refusal<(typeof recordRegistration)['errors'][number]>>(
    unless(lien.holder === actor.mspId, refuse('LIEN_NOT_HELD')),
    unless(earlier === undefined, refuse('REGISTRATION_RECORDED')),
    unless(
      instantMs(input.registeredAt) <= now,
      refuse('REGISTRATION_AHEAD', { pointer: '/input/registeredAt' }),
    ),
  );
  if (refused !== undefined) return refused;
  const readers = [actor.mspId, asset.title.mspId];
  const registration: LienRegistration = {
    by: actor.mspId,
    lienId: lien.id,
    registeredAt: input.registeredAt,
    registrationHash: hashOfOpening(openings.registration),
    at: instantOf(now),
  };
  return {
    changes: [
      putRegistration(consortium, asset.id, registration),
      ...putTerms(readers, lien.id, 'registration', openings.registration),
    ],
    events: [event('lien.registered.v1', { assetId: asset.id, lienId: lien.id })],
    endorsers: peersOf(consortium, ...readers),
  };
};
