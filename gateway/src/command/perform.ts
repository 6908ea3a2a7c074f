/** One command from an authenticated request to its answer, single whatever crashes or is repeated. */
import { canonicalJson, type CommandDefinition, partyCollection, termsKey } from '@chopmark/chaincode/api';
import type { Principal } from '../auth/principal.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import type { GatewayUser, HostedOrganisation, SubmitResult } from '../hosting.ts';
import { Problem } from '../plugins/problem.ts';
import { answerOf, idsOf, pendingAnswer, replayedHeader } from './answers.ts';
import { compose, type Composed, type Said } from './compose.ts';
import { derivedBytes, newId } from './derivation.ts';
import { type Answer, type Attempt, claim, keyedHash, leaveOpen, release, settle } from './idempotency.ts';
import { isNotComposed } from './open-terms.ts';
import type { TermsSource } from './terms-source.ts';

export interface PerformPorts {
  readonly derivationKey: Buffer;
  readonly fingerprintKeys: FingerprintKeys;
}

export interface Performance {
  readonly principal: Principal;
  readonly definition: CommandDefinition;
  readonly said: Said;
  /** The client's idempotency key. */
  readonly key: string;
  readonly requestId: string;
  /** Refuses where `If-Match` names something else than what is there. */
  readonly checkMatch: () => Promise<void>;
}

/** Reads the own peer, not the read model: what is written must fit what is true now. */
export const sourceOf = (organisation: HostedOrganisation, user: GatewayUser): TermsSource => ({
  record: (key) => organisation.currentRecord(user, key),
  records: (prefix) => organisation.view.records(prefix),
  terms: (recordId, section, hash) =>
    organisation.currentTerms(user, partyCollection(organisation.mspId), termsKey(recordId, section, hash)),
});

const attemptOf = (
  { derivationKey }: PerformPorts,
  { principal, definition, said, key }: Performance,
): Attempt => ({
  scope: keyedHash(derivationKey, 'scope', principal.user.mspId, principal.user.login, definition.name, key),
  contentHash: keyedHash(derivationKey, 'content', JSON.stringify([said.input, said.terms])),
});

/** Salts and ids of each turn are its own. */
const composed = async (ports: PerformPorts, scope: string, performance: Performance): Promise<Composed> => {
  const { principal, definition, said } = performance;
  const result = await compose(definition, said, {
    mspId: principal.user.mspId,
    source: sourceOf(principal.organisation, principal.user),
    random: derivedBytes(ports.derivationKey, scope),
    fingerprintKeys: ports.fingerprintKeys,
  });
  if (isNotComposed(result)) throw new Problem(result.notComposed, { pointer: result.pointer });
  return result;
};

/** So many other commands may change, one after the other, what this one repeats. */
const turnsMax = 8;

/**
 * Terms that the gateway repeated, such as a balance, and that another command has changed on the way: two payments of
 * one loan at the same moment are two payments.
 */
const overtakenSection = (definition: CommandDefinition, result: SubmitResult): string | undefined =>
  result.status === 'refused' && result.refusal.refused === 'TERMS_HASH_MISMATCH'
    ? definition.known.find((section) => result.refusal.pointer === `/terms/${section}`)
    : undefined;

/** What became of an earlier try of the same request, if it got as far as the outbox or the ledger. */
const recovered = async (commandId: string, performance: Performance): Promise<Answer | undefined> => {
  const { principal, requestId } = performance;
  const result = await principal.organisation.outcome(commandId);
  // What was refused for terms of the gateway's own is said again with those of now.
  if (result === undefined || overtakenSection(performance.definition, result) !== undefined)
    return undefined;
  const ids = result.status === 'committed' ? idsOf(result) : {};
  return answerOf(result, commandId, ids, requestId) ?? pendingAnswer(commandId);
};

const attempted = async (
  ports: PerformPorts,
  scope: string,
  commandId: string,
  performance: Performance,
): Promise<Answer> => {
  const { principal, definition, requestId } = performance;
  await performance.checkMatch();
  const { organisation, user } = principal;
  const say = async ({ input, openings }: Composed): Promise<SubmitResult> =>
    organisation.submit(user, { name: definition.name, commandId, input, openings });
  let said = await composed(ports, scope, performance);
  let result = await say(said);
  for (let turn = 2; turn <= turnsMax; turn += 1) {
    const section = overtakenSection(definition, result);
    if (section === undefined) break;
    const again = await composed(ports, `${scope}/${turn}`, performance);
    if (canonicalJson([again.openings[section]]) === canonicalJson([said.openings[section]])) break;
    said = again;
    result = await say(said);
  }
  return answerOf(result, commandId, said.ids, requestId) ?? pendingAnswer(commandId);
};

/** @throws Problem when nothing was sent: the idempotency key is then free again */
export const perform = async (ports: PerformPorts, performance: Performance): Promise<Answer> => {
  const { documents } = performance.principal.organisation;
  const attempt = attemptOf(ports, performance);
  const claimed = await claim(documents, attempt);
  if (claimed.type === 'answered') {
    return { ...claimed.answer, headers: { ...claimed.answer.headers, [replayedHeader]: 'true' } };
  }
  const commandId = newId('command', derivedBytes(ports.derivationKey, `${attempt.scope}/command`));
  const earlier = claimed.type === 'taken-over' ? await recovered(commandId, performance) : undefined;
  const answer =
    earlier ??
    (await attempted(ports, attempt.scope, commandId, performance).catch(async (error: unknown) => {
      if (error instanceof Problem) await release(documents, attempt);
      throw error;
    }));
  await (answer.status === 202 ? leaveOpen(documents, attempt) : settle(documents, attempt, answer));
  const replayed = earlier !== undefined && answer.status !== 202;
  return replayed ? { ...answer, headers: { ...answer.headers, [replayedHeader]: 'true' } } : answer;
};
