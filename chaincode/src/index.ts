/**
 * Fabric's entry. Transactions are the commands of the catalogue; evaluations are `Plan` (decide, and name
 * the endorsers), reads of public records, and reads of the own organisation's private terms.
 */
import type { ChaincodeInterface, ChaincodeResponse, ChaincodeStub } from 'fabric-shim';
import * as shim from 'fabric-shim';
import { handlers } from './catalogue.ts';
import { canonicalJson } from './kernel/canonical-json.ts';
import { isRefusal, refuse, type Refusal } from './kernel/errors.ts';
import { execute, type Execution } from './kernel/execute.ts';
import { fabricLedger } from './kernel/fabric-ledger.ts';
import type { Ledger } from './kernel/ledger.ts';
import { refusalText } from './kernel/refusal-text.ts';

const answer = (value: unknown): ChaincodeResponse =>
  shim.Shim.success(Buffer.from(canonicalJson(value ?? null)));

const refused = (refusal: Refusal): ChaincodeResponse => shim.Shim.error(refusalText(refusal));

/** The terms at these keys, in their order; `null` where the own peer has none. */
const readTerms = async (
  stub: ChaincodeStub,
  collection: string,
  keys: readonly string[],
): Promise<ChaincodeResponse> => {
  const texts: string[] = [];
  for (const key of keys) {
    const bytes = await stub.getPrivateData(collection, key);
    texts.push(bytes.length === 0 ? 'null' : Buffer.from(bytes).toString('utf8'));
  }
  return shim.Shim.success(Buffer.from(`[${texts.join()}]`));
};

/**
 * Evaluations only: none writes, and what they return stands in no block unless a client submits it itself.
 */
const evaluations: Record<
  string,
  (ledger: Ledger, stub: ChaincodeStub, first: string, second: string) => Promise<ChaincodeResponse>
> = {
  Ping: () => Promise.resolve(answer('pong')),
  Plan: async (ledger, _stub, name, json) =>
    outcomeOf(await execute(handlers, ledger, name, json, 'plan'), 'plan'),
  ReadRecord: async (ledger, _stub, key) => answer(await ledger.get(key)),
  ReadRange: async (ledger, _stub, prefix) => answer(await ledger.range(prefix)),
  ReadTerms: (_ledger, stub, collection, keys) => readTerms(stub, collection, JSON.parse(keys) as string[]),
};

const outcomeOf = (execution: Execution | Refusal, mode: 'plan' | 'commit'): ChaincodeResponse => {
  if (isRefusal(execution)) return refused(execution);
  return answer(mode === 'plan' ? execution : execution.envelope);
};

export class Chopmark implements ChaincodeInterface {
  Init(): Promise<ChaincodeResponse> {
    return Promise.resolve(answer('founded by FoundConsortium'));
  }

  /** A failure leaves as an answer: a thrown error would hold the peer until its execution timeout. */
  async Invoke(stub: ChaincodeStub): Promise<ChaincodeResponse> {
    try {
      return await invoke(stub);
    } catch (error) {
      logger.error(`${stub.getTxID()} failed: ${error instanceof Error ? (error.stack ?? '') : ''}`);
      return shim.Shim.error('INTERNAL_FAILURE');
    }
  }
}

const logger = shim.Shim.newLogger('chopmark');

const invoke = async (stub: ChaincodeStub): Promise<ChaincodeResponse> => {
  const { fcn: name, params } = stub.getFunctionAndParameters();
  const ledger = fabricLedger(stub);
  if (isRefusal(ledger)) return refused(ledger);
  const [first = '', second = ''] = params;
  const evaluation = Object.hasOwn(evaluations, name) ? evaluations[name] : undefined;
  if (evaluation !== undefined) return evaluation(ledger, stub, first, second);
  if (params.length !== 1) return refused(refuse('COMMAND_INVALID', { expected: 'one JSON argument' }));
  return outcomeOf(await execute(handlers, ledger, name, first), 'commit');
};
