/**
 * New fingerprints for an asset of any kind, after a change of keys. A keyed token cannot be checked on the ledger, so
 * two organisations that hold the paper's terms compute it, each in its own gateway, one of them an authority of the
 * asset. Pure decisions.
 */
import type { Asset, Fingerprints } from '../asset/asset.ts';
import type { Actor } from '../kernel/actor.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { sameParty } from '../kernel/identifiers.ts';
import type { Lien } from '../lien/records.ts';
import { anotherEndorser, type Consortium, peersOf, withWitness } from '../membership/consortium.ts';
import type { closeTokens, confirmTokens, proposeTokens } from './commands.ts';
import { close, continuesTokens, coversEpochs, isDuplicate, renewTokens } from './machine.ts';
import type { Token, TokenProposal } from './records.ts';
import { putTokenProposal, type Registration } from './store.ts';

export interface RenewalFacts {
  readonly asset: Asset | undefined;
  /** Whether the asset is registered live under its present tokens. */
  readonly isKeyed: boolean;
  readonly liens: readonly Lien[];
  readonly proposals: readonly TokenProposal[];
  readonly registrations: readonly Registration[];
}

const notFound = refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
const otherTokens = refuse('TOKENS_MISMATCH', { pointer: '/input/tokens' });
const notLive = refuse('ASSET_NOT_LIVE');

type Renewal = Request<typeof proposeTokens> | Request<typeof confirmTokens>;
type RenewalRefusal = Refusal<'TOKENS_MISMATCH' | 'ASSET_REGISTERED_ELSEWHERE'>;

/** Under all live keys; under keys of before the same as before; and nothing else's. */
const checkTokens = (
  { tokens, rootId }: Fingerprints,
  registrations: readonly Registration[],
  { input, consortium }: Renewal,
): RenewalRefusal | undefined =>
  unless(continuesTokens(tokens, input.tokens, consortium.settings.fingerprintEpochs), otherTokens) ??
  unless(!isDuplicate(registrations, rootId), refuse('ASSET_REGISTERED_ELSEWHERE'));

const isAuthority = ({ authorities }: Fingerprints, { party }: Actor): boolean =>
  authorities.some((authority) => sameParty(authority, party));

/** Who has an interest that the asset is found: its controller, its authorities, and who lends on it. */
const mayPropose = (
  { controller }: Asset,
  fingerprints: Fingerprints,
  liens: readonly Lien[],
  actor: Actor,
): boolean =>
  sameParty(controller, actor.party) ||
  isAuthority(fingerprints, actor) ||
  liens.some(({ holder }) => holder === actor.mspId);

export const decideTokenProposal = (
  { asset, isKeyed, liens, registrations }: RenewalFacts,
  request: Request<typeof proposeTokens>,
): Outcome<'asset.tokens-proposed.v1'> | Refusal<(typeof proposeTokens)['errors'][number]> => {
  const fingerprints = asset?.fingerprints;
  if (asset === undefined || fingerprints === undefined) return notFound;
  const { input, actor, consortium } = request;
  const refused = firstRefusal<Refusal<(typeof proposeTokens)['errors'][number]>>(
    unless(mayPropose(asset, fingerprints, liens, actor), refuse('NOT_THE_CONTROLLER')),
    unless(isKeyed && !asset.ended, notLive),
    checkTokens(fingerprints, registrations, request),
  );
  if (refused !== undefined) return refused;
  const { id: assetId } = asset;
  return {
    changes: [
      putTokenProposal({ assetId, by: actor.mspId, person: actor.enrolmentId, tokens: input.tokens }),
    ],
    events: [event('asset.tokens-proposed.v1', { assetId })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

/** Another organisation vouches beside the actor; where one alone stands on both sides, another person of it. */
const isIndependent = (
  { controller, authorities }: Asset,
  { by, person }: TokenProposal,
  { mspId, enrolmentId }: Actor,
): boolean =>
  by !== mspId ||
  (person !== enrolmentId && [controller.mspId, ...authorities].every((side) => side === mspId));

const sorted = (tokens: readonly Token[]): string =>
  canonicalJson(tokens.map((one) => canonicalJson(one)).sort());

type Confirm = Request<typeof confirmTokens>;
type ConfirmRefusal = Refusal<(typeof confirmTokens)['errors'][number]>;

const checkConfirmation = (
  asset: Asset,
  fingerprints: Fingerprints,
  { isKeyed, proposals, registrations }: RenewalFacts,
  request: Confirm,
): ConfirmRefusal | undefined => {
  const { input, actor, consortium } = request;
  const standing = proposals.filter(
    (proposal) =>
      coversEpochs(proposal.tokens, consortium.settings.fingerprintEpochs) &&
      isIndependent(asset, proposal, actor),
  );
  return firstRefusal<ConfirmRefusal>(
    unless(isAuthority(fingerprints, actor), refuse('NOT_AN_AUTHORITY')),
    unless(isKeyed && !asset.ended, notLive),
    unless(standing.length > 0, refuse('TOKENS_NOT_PROPOSED')),
    unless(
      standing.some(({ tokens }) => sorted(tokens) === sorted(input.tokens)),
      otherTokens,
    ),
    checkTokens(fingerprints, registrations, request),
  );
};

/** The peers that the paper's record needs, with a witness where they are one. */
const endorsersFor = ({ keepers }: Fingerprints, consortium: Consortium): string[] => {
  const peers = [...new Set(peersOf(consortium, ...keepers))];
  return peers.length > 1 ? peers : withWitness(consortium, keepers[0], anotherEndorser(consortium));
};

export const decideTokenConfirmation = (
  facts: RenewalFacts,
  request: Confirm,
): Outcome<'asset.tokens-renewed.v1'> | ConfirmRefusal => {
  const { asset } = facts;
  const fingerprints = asset?.fingerprints;
  if (asset === undefined || fingerprints === undefined) return notFound;
  const refused = checkConfirmation(asset, fingerprints, facts, request);
  if (refused !== undefined) return refused;
  const { tokens } = request.input;
  return {
    changes: [
      fingerprints.renewed(tokens),
      ...renewTokens(fingerprints.tokens, tokens, asset.id, fingerprints.rootId),
    ],
    events: [event('asset.tokens-renewed.v1', { assetId: asset.id })],
    endorsers: endorsersFor(fingerprints, request.consortium),
  };
};

/** That an asset has ended stands on the ledger: whoever says so, it is true. */
export const decideClosure = (
  { asset, isKeyed }: Pick<RenewalFacts, 'asset' | 'isKeyed'>,
  { actor, consortium }: Request<typeof closeTokens>,
): Outcome<'asset.tokens-closed.v1'> | Refusal<(typeof closeTokens)['errors'][number]> => {
  const fingerprints = asset?.fingerprints;
  if (asset === undefined || fingerprints === undefined) return notFound;
  const refused = firstRefusal<Refusal<(typeof closeTokens)['errors'][number]>>(
    unless(isKeyed, notLive),
    unless(asset.ended, refuse('ASSET_NOT_ENDED')),
  );
  if (refused !== undefined) return refused;
  return {
    changes: close(fingerprints.tokens, asset.id, fingerprints.rootId),
    events: [event('asset.tokens-closed.v1', { assetId: asset.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
