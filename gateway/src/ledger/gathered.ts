/** Questions that are asked in one turn of the event loop reach the peer as one: a batch asks hundreds. */

interface Waiting<Answer> {
  readonly key: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * @param ask answers in the order of the keys
 * @param most keys of one question: a busy peer must answer in time
 */
export const gathered = <Answer>(
  ask: (keys: readonly string[]) => Promise<readonly Answer[]>,
  most = 25,
): ((key: string) => Promise<Answer>) => {
  let waiting: Waiting<Answer>[] = [];
  const askAll = async (): Promise<void> => {
    const asked = waiting.slice(0, most);
    waiting = waiting.slice(most);
    if (waiting.length > 0) setImmediate(() => void askAll());
    try {
      const answers = await ask(asked.map(({ key }) => key));
      asked.forEach(({ resolve }, place) => resolve(answers[place] as Answer));
    } catch (error) {
      asked.forEach(({ reject }) => reject(error));
    }
  };
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(() => void askAll());
      waiting.push({ key, resolve, reject });
    });
};
