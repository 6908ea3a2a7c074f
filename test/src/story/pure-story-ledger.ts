/** Stories on the rules alone: one map, one transaction after the other. */
import { canonicalJson, isRefusal } from '@chopmark/chaincode/api';
import type { Change, Ledger } from '@chopmark/chaincode/ledger';
import type { Contract } from '../simulated/channel.ts';
import type { AuditEntry, LocalCommand, LocalLedger, LocalOutcome } from './local-ledger.ts';

export class PureStoryLedger implements LocalLedger {
  readonly #contract: Contract;
  readonly #public = new Map<string, string>();
  readonly #private = new Map<string, string>();
  readonly #audit: AuditEntry[] = [];
  #now: number;

  constructor(contract: Contract, now: number) {
    this.#contract = contract;
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  async submit(command: LocalCommand): Promise<LocalOutcome> {
    const changes: Change[] = [];
    const block = this.#audit.length + 1;
    const txId = `pure-${block}`;
    const execution = await this.#contract(
      this.#ledger(command, txId, changes),
      command.name,
      command.json,
      'commit',
    );
    if (isRefusal(execution)) return { status: 'refused', refusal: execution };
    changes.forEach((change) => this.#apply(change));
    const { mspId, role } = command.creator;
    this.#audit.push({ mspId, role: role ?? '', command: command.name, txId, block, code: 'VALID' });
    return { status: 'committed', execution, txId, block };
  }

  record(key: string): unknown {
    const text = this.#public.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }

  privateValue(_mspId: string, collection: string, key: string): unknown {
    const text = this.#private.get(`${collection}\n${key}`);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }

  audit(): readonly AuditEntry[] {
    return this.#audit;
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
      get: async (key) => this.record(key),
      range: async (prefix) =>
        [...this.#public.keys()]
          .filter((key) => key.startsWith(prefix))
          .sort()
          .map((key) => ({ key, value: this.record(key) })),
      apply: async (change) => void changes.push(change),
      emit: () => undefined,
    };
  }

  #apply(change: Change): void {
    if (change.type === 'remove') this.#public.delete(change.key);
    else if (change.type === 'put') this.#public.set(change.key, canonicalJson(change.value));
    else this.#private.set(`${change.collection}\n${change.key}`, canonicalJson(change.value));
  }
}
