/** One client of several gateways, as a bank's own system has it. */
import type { HttpsClient } from '../https-client.ts';
import type { Transport } from '../story/http-driver.ts';

export interface Failover {
  readonly transport: Transport;
  /** Requests that the first choice did not serve and another gateway did. */
  moved(): number;
  /** Why no gateway served a request, of each such request. */
  failed(): readonly string[];
  close(): void;
}

/** A gateway that stops says so, or does not answer; either way it has not begun what it was asked. */
const isLeaving = (status: number): boolean => status === 503 || status === 502;

/** Asks one gateway and, when it does not serve the request, each other one; then goes on with the one that did. */
export const failover = (clients: readonly HttpsClient[]): Failover => {
  let current = 0;
  let moved = 0;
  const failed: string[] = [];
  const transport: Transport = async (request) => {
    const setbacks: string[] = [];
    for (let tried = 0; tried < clients.length; tried += 1) {
      const index = (current + tried) % clients.length;
      const client = clients[index];
      if (client === undefined) break;
      try {
        const answer = await client.transport(request);
        if (!isLeaving(answer.status)) {
          if (tried > 0) moved += 1;
          current = index;
          return answer;
        }
        setbacks.push(`${answer.status} ${JSON.stringify(answer.body)}`);
      } catch (error) {
        setbacks.push(String(error));
      }
    }
    failed.push(`${request.method} ${request.path}: ${setbacks.join('; ')}`);
    throw new Error(failed.at(-1));
  };
  return {
    transport,
    moved: () => moved,
    failed: () => failed,
    close: () => {
      for (const client of clients) client.close();
    },
  };
};
