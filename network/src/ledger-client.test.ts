import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chosenLedgerClient, ledgerClientNotice } from './ledger-client.ts';
import { Unready } from './toolchain.ts';

const complaintOf = (work: () => unknown): Unready => {
  try {
    work();
  } catch (error) {
    if (error instanceof Unready) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('the ledger client', () => {
  let empty: string;
  beforeAll(() => {
    empty = mkdtempSync(join(tmpdir(), 'chopmark-'));
  });
  afterAll(() => rmSync(empty, { recursive: true }));

  test('that nobody knows is refused with the names of those that there are', () => {
    const { message, cure } = complaintOf(() => chosenLedgerClient({ CHOPMARK_LEDGER_CLIENT: 'fabric' }));
    expect(message).toBe('CHOPMARK_LEDGER_CLIENT is "fabric"');
    expect(cure).toContain('fabric-gateway, fabric-network');
  });

  test('that is chosen and not installed names the command that installs it', () => {
    const environment = { CHOPMARK_LEDGER_CLIENT: 'fabric-network' };
    const { message, cure } = complaintOf(() => chosenLedgerClient(environment, empty));
    expect(message).toContain('is not installed');
    expect(cure).toContain('npm install --no-save --include=dev --workspace @chopmark/fabric-network');
  });

  test('is the maintained one, without a notice, unless another one is chosen', () => {
    expect(chosenLedgerClient({}, empty)).toBe('fabric-gateway');
    expect(ledgerClientNotice('fabric-gateway')).toEqual([]);
    expect(ledgerClientNotice('fabric-network').join(' ')).toContain('archived');
  });
});
