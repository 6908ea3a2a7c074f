/**
 * A contract without rules: a list of reads and writes, played as it comes. The simulator's own tests and the
 * comparison with real Fabric use it, so that what is compared is the ledger and not our rules.
 */
import type { KeyPolicy } from '@chopmark/chaincode/api';
import type { Execution } from '@chopmark/chaincode/execute';
import type { Change, Ledger } from '@chopmark/chaincode/ledger';

export type Operation =
  | { readonly type: 'get'; readonly key: string }
  | { readonly type: 'range'; readonly prefix: string }
  | { readonly type: 'put'; readonly key: string; readonly value: unknown; readonly policy?: KeyPolicy }
  | { readonly type: 'remove'; readonly key: string }
  | {
      readonly type: 'put-private';
      readonly collection: string;
      readonly key: string;
      readonly value: unknown;
    };

const perform = async (ledger: Ledger, operation: Operation): Promise<void> => {
  if (operation.type === 'get') await ledger.get(operation.key);
  else if (operation.type === 'range') await ledger.range(operation.prefix);
  else await ledger.apply(operation satisfies Change);
};

const nothingSaid: Execution = {
  envelope: {
    schema: 'chopmark-envelope.v1',
    command: { name: 'Operations', id: 'CMD-0000000000000000' },
    actor: { mspId: 'RegistryMSP', role: 'registrar' },
    events: [],
  },
  replayed: false,
  endorsers: [],
  refusals: [],
};

/** Plays the operations in `json`, in order. */
export const playOperations = async (ledger: Ledger, _name: string, json: string): Promise<Execution> => {
  for (const operation of JSON.parse(json) as Operation[]) await perform(ledger, operation);
  return nothingSaid;
};
