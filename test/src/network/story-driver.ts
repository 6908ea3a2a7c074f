/** Plays stories through the harness: one session for each person, however many stories are played. */
import type { StoryDriver } from '../story/driver.ts';
import type { Story, StoryActor } from '../story/format.ts';
import { performBatchOver, refusalIn } from '../story/http-driver.ts';
import { playStory, type StoryResult } from '../story/runner.ts';
import type { Harness, Person } from './harness.ts';
import { randomText } from './lot.ts';

/** @throws Error when the network has no such person */
const personOf = (harness: Harness, { organisation, role, person, firm }: StoryActor): Person => {
  const found = harness.logins.filter(
    (login) =>
      login.mspId === organisation && login.role === role && (firm === undefined || login.firm === firm),
  )[person - 1];
  if (found === undefined) throw new Error(`no ${role} number ${person} of ${organisation} can log in`);
  return harness.as(found.login);
};

const harnessDriver = (harness: Harness): StoryDriver => ({
  now: () => Date.now(),
  perform: async (actor, { command, input, terms, key }) => {
    const said = Object.keys(terms).length === 0 ? { input, key } : { input, terms, key };
    const { status, headers, code, pointer, ids, body } = await personOf(harness, actor).command(
      command,
      said,
    );
    const replayed = headers['idempotency-replayed'] === 'true';
    if (status >= 400) {
      const where = pointer === undefined ? {} : { pointer };
      return { status: 'refused', code: code ?? `${status}`, replayed, ids: {}, ...where };
    }
    const { txId, blockNumber } = body as { txId: string; blockNumber: number };
    return { status: 'committed', replayed, ids, txId, block: blockNumber };
  },
  performBatch: async (actor, request) => {
    const person = personOf(harness, actor);
    return performBatchOver(person.send, await person.token(), request);
  },
  query: async (actor, path, question) => {
    const person = personOf(harness, actor);
    const address = `/v1${path}`;
    const { status, body } = await (question === undefined
      ? person.getNow(address)
      : person.ask(address, question));
    if (status < 300 || refusalIn(body) !== undefined) return body;
    throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  },
  subjectOf: (firm) => harness.logins.find((login) => login.firm === firm)?.subject,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  close: async () => undefined,
});

/** Of Crockford’s base 32: a play’s text may stand in an id. */
const lettersOfIds = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Plays a story by the real users. @param through what the harness's driver is wrapped in, for this play's text */
export const playOver = (
  harness: Harness,
  story: Story,
  through: (driver: StoryDriver, playId: string) => StoryDriver = (driver) => driver,
): Promise<StoryResult> => {
  const playId = randomText(10, lettersOfIds);
  return playStory(story, {
    driver: through(harnessDriver(harness), playId),
    driverName: 'network',
    clock: () => performance.now(),
    playId,
  });
};
