/**
 * Cuts blocks for clients that wait: what is submitted in the same moment shares a block, in an order that
 * the seed picks.
 */
import type { Channel, Envelope } from './channel.ts';
import type { Random } from './random.ts';
import type { ValidationCode } from './validation.ts';

export interface Outcome {
  readonly code: ValidationCode;
  readonly block: number;
}

interface Waiting {
  readonly envelope: Envelope;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

export class Sequencer {
  readonly #channel: Channel;
  readonly #random: Random;
  #waiting: Waiting[] = [];

  constructor(channel: Channel, random: Random) {
    this.#channel = channel;
    this.#random = random;
  }

  /** Submits the envelope; resolves with its validation code once a block has it. */
  commit(envelope: Envelope): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ envelope, resolve, reject });
      // All that runs in this turn of the event loop is endorsed before the block is cut.
      if (this.#waiting.length === 1) setImmediate(() => this.#cut());
    });
  }

  #cut(): void {
    const waiting = this.#random.shuffled(this.#waiting);
    this.#waiting = [];
    try {
      waiting.forEach(({ envelope }) => this.#channel.submit(envelope));
      const { number, transactions } = this.#channel.cutBlock();
      const codes = transactions.slice(-waiting.length).map(({ code }) => code);
      waiting.forEach(({ resolve }, index) =>
        resolve({ code: codes[index] ?? 'DUPLICATE_TXID', block: number }),
      );
    } catch (error) {
      waiting.forEach(({ reject }) => reject(error));
    }
  }
}
