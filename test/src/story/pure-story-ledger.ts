/**
 * Stories on the rules alone: one map, one transaction after the other, no peers and no blocks to conflict.
 */
import { canonicalJson, inBatch, isRefusal } from '@chopmark/chaincode/api';
import type { Change, Ledger } from '@chopmark/chaincode/ledger';
import type { Contract } from '../simulated/channel.ts';
import type {
  LocalCommand,
  LocalLedger,
  LocalOutcome,
  LocalRecord,
  LocalTransaction,
} from './local-ledger.ts';

interface Stored {
  readonly text: string;
  readonly block: number;
}

const publicWritesOf = (changes: readonly Change[]): Map<string, string | undefined> =>
  new Map(
    changes.flatMap((change): [string, string | undefined][] => {
      if (change.type === 'put-private') return [];
      return [[change.key, change.type === 'put' ? canonicalJson(change.value) : undefined]];
    }),
  );

export class PureStoryLedger implements LocalLedger {
  readonly #contract: Contract;
  readonly #public = new Map<string, Stored>();
  readonly #private = new Map<string, string>();
  readonly #transactions: LocalTransaction[] = [];
  #now: number;

  constructor(contract: Contract, now: number) {
    this.#contract = contract;
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  height(): number {
    return this.#transactions.length;
  }

  async submit(command: LocalCommand): Promise<LocalOutcome> {
    const changes: Change[] = [];
    const block = this.height() + 1;
    const txId = block.toString(16).padStart(64, '0');
    const ledger = this.#ledger(command, txId, changes);
    const plan = await this.#contract(ledger, command.name, command.json, 'plan');
    if (isRefusal(plan)) return { status: 'refused', refusal: plan };
    const [first] = plan.refusals;
    if (first !== undefined) return { status: 'refused', refusal: inBatch(first), items: plan.refusals };
    const execution = await this.#contract(ledger, command.name, command.json, 'commit');
    if (isRefusal(execution)) return { status: 'refused', refusal: execution };
    if (execution.replayed) return { status: 'committed', execution, txId: '', block: this.height() };
    changes.forEach((change) => this.#apply(change, block));
    const { creator } = command;
    const { envelope } = execution;
    const made = { txId, block, index: 0, at: this.#now, creator, code: 'VALID', envelope };
    this.#transactions.push({ ...made, writes: publicWritesOf(changes) });
    return { status: 'committed', execution, txId, block };
  }

  record(key: string): LocalRecord | undefined {
    const stored = this.#public.get(key);
    if (stored === undefined) return undefined;
    const { text, block } = stored;
    return {
      key,
      value: JSON.parse(text) as unknown,
      block,
      txId: this.#transactions[block - 1]?.txId ?? '',
    };
  }

  records(prefix: string): readonly LocalRecord[] {
    return [...this.#public.keys()]
      .filter((key) => key.startsWith(prefix))
      .sort()
      .flatMap((key) => this.record(key) ?? []);
  }

  privateValue(_mspId: string, collection: string, key: string): unknown {
    const text = this.#private.get(`${collection}\n${key}`);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }

  transactions(): readonly LocalTransaction[] {
    return this.#transactions;
  }

  pause(ms: number): void {
    this.#now += ms;
  }

  #ledger(command: LocalCommand, transactionId: string, changes: Change[]): Ledger {
    return {
      transactionId,
      timestamp: this.#now,
      creator: command.creator,
      transient: new Map(Object.entries(command.transient)),
      get: async (key) => this.record(key)?.value,
      range: async (prefix) => this.records(prefix).map(({ key, value }) => ({ key, value })),
      apply: async (change) => void changes.push(change),
      emit: () => undefined,
    };
  }

  #apply(change: Change, block: number): void {
    if (change.type === 'remove') this.#public.delete(change.key);
    else if (change.type === 'put')
      this.#public.set(change.key, { text: canonicalJson(change.value), block });
    else this.#private.set(`${change.collection}\n${change.key}`, canonicalJson(change.value));
  }
}
