/** A client of server-sent events, on a socket of this machine. */
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';

export interface ReceivedEvent {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

export interface OpenStream {
  readonly status: number | undefined;
  /** The body of a refusal. */
  problem(): Promise<unknown>;
  /** The next event, heartbeats left out; `undefined` once the server has ended the stream. */
  next(): Promise<ReceivedEvent | undefined>;
  close(): void;
}

const eventOf = (frame: string): ReceivedEvent | undefined => {
  const fields = new Map(
    frame.split('\n').map((line): [string, string] => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2)];
    }),
  );
  const [id, event, data] = ['id', 'event', 'data'].map((name) => fields.get(name));
  if (id === undefined || event === undefined || data === undefined) return undefined;
  return { id, event, data: JSON.parse(data) as unknown };
};

async function* eventsOf(answer: IncomingMessage): AsyncGenerator<ReceivedEvent, undefined> {
  let rest = '';
  for await (const chunk of answer.setEncoding('utf8')) {
    const frames = `${rest}${String(chunk)}`.split('\n\n');
    rest = frames.pop() ?? '';
    for (const event of frames.map(eventOf)) if (event !== undefined) yield event;
  }
  return undefined;
}

export const openStream = async (url: string, headers: Record<string, string>): Promise<OpenStream> => {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).on('error', reject);
  });
  const events = eventsOf(answer);
  return {
    status: answer.statusCode,
    problem: async () => JSON.parse(await text(answer)) as unknown,
    next: async () => {
      const step = await events.next();
      return step.done === true ? undefined : step.value;
    },
    close: () => void answer.destroy(),
  };
};

/** Listens on a free port. @returns the address of the stream at the path */
export const listenForStreams = async (app: FastifyInstance, path: string): Promise<string> =>
  `${await app.listen({ host: '127.0.0.1', port: 0 })}${path}`;
