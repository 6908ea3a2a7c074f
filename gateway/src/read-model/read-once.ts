/** A reader that asks for each key and each range once, so not for what is written meanwhile. */
import type { LedgerReader } from '@chopmark/chaincode/api';

const once = <T>(read: (key: string) => Promise<T>): ((key: string) => Promise<T>) => {
  const kept = new Map<string, Promise<T>>();
  return (key) => {
    const found = kept.get(key) ?? read(key);
    kept.set(key, found);
    return found;
  };
};

export const readOnce = (reader: LedgerReader): LedgerReader => ({
  get: once((key) => reader.get(key)),
  range: once((prefix) => reader.range(prefix)),
});
