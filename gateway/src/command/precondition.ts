import type { Principal } from '../auth/principal.ts';
import { Problem } from '../plugins/problem.ts';
import { etagOf } from '../plugins/etag.ts';
import type { Input } from './known-terms.ts';

/** The record that a command addresses, by its input; the first that is there counts. */
const addressed = (input: Input): string | undefined => {
  const keys: readonly [string, string][] = [
    ['receiptId', 'receipt'],
    ['assetId', 'receipt'],
    ['financingId', 'financing'],
  ];
  const found = keys.find(([member]) => typeof input[member] === 'string');
  return found && `${found[1]}/${String(input[found[0]])}`;
};

/** @throws Problem where the record is not what the client saw */
export const checkIfMatch = async (
  { organisation, user }: Principal,
  input: Input,
  ifMatch: string | undefined,
): Promise<void> => {
  const key = ifMatch === undefined ? undefined : addressed(input);
  if (key === undefined) return;
  const record = await organisation.currentRecord(user, key);
  if (record === undefined || etagOf(record) !== ifMatch)
    throw new Problem('RECORD_CHANGED', { expected: key });
};
