/** Customs' systems: registered with their keys, and heard in their turn. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { isPublicKey } from '../kernel/signature.ts';
import { anotherEndorser, withWitness } from '../membership/consortium.ts';
import type { registerFeed, reportDeclarations } from './feed-commands.ts';
import { type FeedFacts, readFeed } from './feed-reading.ts';
import type { Feed } from './records.ts';
import { putFeed, updateFeed } from './store.ts';

export const decideFeed = (
  feed: Feed | undefined,
  { input, actor, consortium }: Request<typeof registerFeed>,
): Outcome<'customs-feed.registered.v1'> | Refusal<(typeof registerFeed)['errors'][number]> => {
  if (consortium.members[actor.mspId]?.kind !== 'authority') return refuse('NOT_AN_AUTHORITY');
  if (!isPublicKey(input.publicKey)) return refuse('PUBLIC_KEY_INVALID', { pointer: '/input/publicKey' });
  const { source, publicKey } = input;
  const named: Feed = { by: actor.mspId, source, publicKey, next: feed?.next ?? 1 };
  return {
    changes: [feed === undefined ? putFeed(consortium, named) : updateFeed(named)],
    events: [event('customs-feed.registered.v1', { source, next: named.next })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideReport = (
  facts: FeedFacts,
  { input, actor, consortium, now }: Request<typeof reportDeclarations>,
):
  | Outcome<'customs-feed.reported.v1' | 'customs-declaration.changed.v1'>
  | Refusal<(typeof reportDeclarations)['errors'][number]> => {
  const { feed, registrations } = facts;
  if (feed === undefined) return refuse('FEED_NOT_FOUND', { pointer: '/input/source' });
  const reported = input.events.map((said) => {
    const assessed = input.assessed.find(({ assessmentHash }) => assessmentHash === said.assessmentHash);
    return assessed === undefined ? { event: said } : { event: said, assessed };
  });
  const { outcomes, changed, changes, next } = readFeed(facts, reported, {
    ...{ feed, registrations, consortium, now },
  });
  return {
    changes: [...changes, updateFeed({ ...feed, next })],
    events: [
      event('customs-feed.reported.v1', { source: feed.source, next, outcomes }),
      ...(changed.size === 0
        ? []
        : [event('customs-declaration.changed.v1', { declarationIds: [...changed] })]),
    ],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
