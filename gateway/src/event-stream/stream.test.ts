/** Streams of events, whatever they tell of. */
import { expect, test } from '@jest/globals';
import { eventsFrom, type EventSource } from './stream.ts';

const read = async (source: EventSource, ending: AbortSignal, isAdmitted = true): Promise<string[]> => {
  const said: string[] = [];
  const settings = { heartbeatMs: 60_000, ending, isAdmitted: () => Promise.resolve(isAdmitted) };
  for await (const event of eventsFrom(source, settings)) said.push(event);
  return said;
};
const never = (): Promise<never> => Promise.withResolvers<never>().promise;

test('a stream that is ended while its source is asked waits for nothing', async () => {
  const ending = new AbortController();
  const next = (): Promise<undefined> => {
    ending.abort();
    return Promise.resolve(undefined);
  };
  expect(await read({ next, wait: never }, ending.signal)).toEqual([]);
});

test('nothing is said to whom the token admits no more', async () => {
  const next = () => Promise.resolve(['one']);
  expect(await read({ next, wait: never }, new AbortController().signal, false)).toEqual([]);
});

test('a source that is over ends the stream behind its last events', async () => {
  const next = () => Promise.resolve(['one', 'two']);
  const said = await read({ next, wait: never, isOver: () => true }, new AbortController().signal);
  expect(said).toEqual(['one', 'two']);
});
