/** Consents: granted, relied on, revoked. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf, type Party, sameParty } from '../kernel/identifiers.ts';
import { anotherEndorser, expiryAllowed, withWitness } from '../membership/consortium.ts';
import type { grantConsent, revokeConsent } from './commands.ts';
import type { Consent, Purpose } from './records.ts';
import { putConsent, updateConsent } from './store.ts';

type ConsentRefusal = 'CONSENT_NOT_FOUND' | 'CONSENT_NOT_ACTIVE' | 'CONSENT_SCOPE_EXCEEDED';

/** What somebody would do under a consent. */
interface Reliance {
  readonly grantee: Party;
  readonly purpose: Purpose;
  /** Of the firm whose consent it must be; absent where the consent itself says whose. */
  readonly grantor?: Party;
  readonly declarationId?: string;
}

export const isGranted = ({ status, expiresAt }: Consent, now: number): boolean =>
  status === 'granted' && instantMs(expiresAt) > now;

/** A consent of another firm, or to somebody else, is as if it did not exist. */
export const checkConsent = (
  consent: Consent | undefined,
  { grantee, grantor, purpose, declarationId }: Reliance,
  now: number,
): Refusal<ConsentRefusal> | undefined => {
  const theirs =
    consent !== undefined &&
    sameParty(consent.grantee, grantee) &&
    (grantor === undefined || sameParty(consent.grantor, grantor));
  if (!theirs) return refuse('CONSENT_NOT_FOUND', { pointer: '/input/consentId' });
  if (!isGranted(consent, now)) return refuse('CONSENT_NOT_ACTIVE', { pointer: '/input/consentId' });
  const named =
    declarationId === undefined ||
    consent.declarations === undefined ||
    consent.declarations.includes(declarationId);
  return unless(
    named && consent.purposes.includes(purpose),
    refuse('CONSENT_SCOPE_EXCEEDED', { pointer: '/input/consentId' }),
  );
};

/** An offer that rests on a consent falls with it; what was signed under it does not. */
export const checkStanding = (
  { consentId }: { readonly consentId?: string | undefined },
  consent: Consent | undefined,
  now: number,
): Refusal<'CONSENT_NOT_ACTIVE'> | undefined =>
  unless(
    consentId === undefined || (consent !== undefined && isGranted(consent, now)),
    refuse('CONSENT_NOT_ACTIVE'),
  );

const hourMs = 3_600_000;

/** The consent after so many more questions, or `undefined` where they are too many for one hour. */
export const askedUnder = (
  consent: Consent,
  count: number,
  { now, perHour }: { readonly now: number; readonly perHour: number },
): Consent | undefined => {
  const sameHour = now < instantMs(consent.asked.since) + hourMs;
  const asked = (sameHour ? consent.asked.count : 0) + count;
  if (asked > perHour) return undefined;
  return { ...consent, asked: { since: sameHour ? consent.asked.since : instantOf(now), count: asked } };
};

export const decideGrant = (
  { granteeIsActive, taken }: { readonly granteeIsActive: boolean; readonly taken: Consent | undefined },
  { input, actor, consortium, now }: Request<typeof grantConsent>,
): Outcome<'consent.granted.v1'> | Refusal<(typeof grantConsent)['errors'][number]> => {
  const { consentId, ...grant } = input;
  const { proposalDaysMax } = consortium.settings;
  const refused = firstRefusal<Refusal<(typeof grantConsent)['errors'][number]>>(
    unless(
      granteeIsActive && !sameParty(grant.grantee, actor.party),
      refuse('PARTY_UNKNOWN', {
        pointer: '/input/grantee',
        expected: 'an active bank, or a broker for lodgement',
      }),
    ),
    unless(
      expiryAllowed(instantMs(grant.expiresAt), now, proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' }),
    ),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/consentId' })),
  );
  if (refused !== undefined) return refused;
  const consent: Consent = {
    id: consentId,
    grantor: actor.party,
    ...grant,
    status: 'granted',
    asked: { since: instantOf(now), count: 0 },
  };
  return {
    changes: [putConsent(consortium, consent)],
    events: [event('consent.granted.v1', { consentId })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideRevocation = (
  consent: Consent | undefined,
  { actor, consortium, now }: Request<typeof revokeConsent>,
): Outcome<'consent.revoked.v1'> | Refusal<(typeof revokeConsent)['errors'][number]> => {
  if (consent === undefined || !sameParty(consent.grantor, actor.party)) {
    return refuse('CONSENT_NOT_FOUND', { pointer: '/input/consentId' });
  }
  if (!isGranted(consent, now)) return refuse('CONSENT_NOT_ACTIVE');
  return {
    changes: [updateConsent({ ...consent, status: 'revoked' })],
    events: [event('consent.revoked.v1', { consentId: consent.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
