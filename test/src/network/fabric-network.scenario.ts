/**
 * Wallets and connection profiles: what leaves this gateway is what users of fabric-network have, and what comes from
 * them is checked.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadFabricNetwork } from '@chopmark/fabric-network/fabric';
import { profilePath } from '@chopmark/gateway/ledger/imported-profile';
import { bulkhead } from '@chopmark/gateway/ledger/bulkhead';
import { openLedgerClient } from '@chopmark/gateway/ledger/open-ledger';
import { repositoryRoot } from '@chopmark/network/layout';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { peersOf, type Peers } from './fabric/endorsement.ts';
import { enrolClient } from './fabric/identity.ts';
import { type Harness, openHarness } from './harness.ts';

const program = join(repositoryRoot, 'gateway/fabric-network/src/cli.ts');
const minute = 60_000;
const maker = 'maker@harbour-bank';

let harness: Harness;
let peers: Peers;
let folder: string;

beforeAll(async () => {
  harness = await openHarness();
  peers = peersOf(harness.manifest);
  folder = mkdtempSync(join(tmpdir(), 'chopmark-wallet-'));
}, minute);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(profilePath(harness.site.layout.gatewayHome, 'harbour-bank'), { force: true });
  peers.close();
  harness.close();
});

/** Runs the program as an operator does. @returns its output, and whether it ended well */
const run = async (...parameters: string[]): Promise<{ succeeded: boolean; output: string }> => {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...parameters]);
    return { succeeded: true, output: stdout + stderr };
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return { succeeded: false, output: stdout + stderr };
  }
};

const wallet = (): string => join(folder, 'wallet');
const exportWallet = (login: string) =>
  run(
    'wallet',
    'export',
    '--organisation',
    login.split('@')[1] ?? '',
    '--wallet',
    wallet(),
    '--login',
    login,
  );
const importWallet = (organisation: string, label: string, login: string) =>
  run(
    'wallet',
    'import',
    '--organisation',
    organisation,
    '--wallet',
    wallet(),
    '--label',
    label,
    '--login',
    login,
  );
const profileFile = (): string => join(folder, 'profile.json');
const profile = (verb: string, file: string) =>
  run('profile', verb, '--organisation', 'harbour-bank', '--file', file);

describe('a wallet', () => {
  test(
    'is exported for its owner alone, and one that is not there is named',
    async () => {
      await expect(exportWallet(maker)).resolves.toMatchObject({ succeeded: true });
      expect(statSync(join(wallet(), `${maker}.id`)).mode & 0o077).toBe(0);
      const missing = await exportWallet('nobody@harbour-bank');
      expect(missing).toMatchObject({ succeeded: false });
      expect(missing.output).toMatch(/nobody logs in as nobody@harbour-bank[^]*What to do/);
    },
    minute,
  );

  test(
    'of another organisation is refused',
    async () => {
      const { succeeded, output } = await importWallet('river-bank', maker, 'stranger@river-bank');
      expect(succeeded).toBe(false);
      expect(output).toMatch(/belongs to HarbourBankMSP, not to RiverBankMSP[^]*What to do: import it for/);
    },
    minute,
  );

  test(
    'whose certificate another authority issued is refused, whatever MSP it names',
    async () => {
      const file = join(wallet(), `${maker}.id`);
      const claimed = { ...(JSON.parse(readFileSync(file, 'utf8')) as object), mspId: 'RiverBankMSP' };
      writeFileSync(join(wallet(), 'claimed.id'), JSON.stringify(claimed));
      const { succeeded, output } = await importWallet('river-bank', 'claimed', 'stranger@river-bank');
      expect(succeeded).toBe(false);
      expect(output).toMatch(/issued by a foreign authority \(.*ca-harbour-bank\)[^]*What to do/);
      expect(output).not.toContain('PRIVATE KEY');
    },
    minute,
  );

  test(
    'becomes a user who logs in and acts',
    async () => {
      const login = `imported-${Date.now()}@harbour-bank`;
      const { succeeded, output } = await importWallet('harbour-bank', maker, login);
      expect({ succeeded, output }).toMatchObject({ succeeded: true });
      const password = /with the password (\S+)/.exec(output)?.[1];
      const payload = JSON.stringify({ login, password });
      const headers = { 'content-type': 'application/json' };
      const answer = await harness.exchanges.send('HarbourBankMSP', {
        method: 'POST',
        path: '/v1/sessions',
        headers,
        payload,
      });
      expect(answer.status).toBe(201);
      const again = await importWallet('harbour-bank', maker, login);
      expect(again.output).toContain('is taken');
    },
    minute,
  );
});

describe('a connection profile', () => {
  test(
    'and a wallet are all that a program of fabric-network needs',
    async () => {
      await expect(profile('export', profileFile())).resolves.toMatchObject({ succeeded: true });
      const { Gateway, Wallets } = loadFabricNetwork();
      const gateway = new Gateway();
      await gateway.connect(JSON.parse(readFileSync(profileFile(), 'utf8')) as Record<string, unknown>, {
        wallet: await Wallets.newFileSystemWallet(wallet()),
        identity: maker,
        discovery: { enabled: true, asLocalhost: true },
      });
      try {
        const network = await gateway.getNetwork(harness.manifest.channel);
        const contract = network.getContract(harness.manifest.chaincode);
        expect((await contract.evaluateTransaction('Ping')).toString()).toBe('"pong"');
      } finally {
        gateway.disconnect();
      }
    },
    minute,
  );

  test(
    'without the peers that it lists is refused, and nothing is kept',
    async () => {
      const { peers: described, ...rest } = JSON.parse(readFileSync(profileFile(), 'utf8')) as {
        peers: object;
      };
      const broken = join(folder, 'broken.json');
      writeFileSync(broken, JSON.stringify(rest));
      const [name] = Object.keys(described);
      const { succeeded, output } = await profile('import', broken);
      expect(succeeded).toBe(false);
      expect(output).toContain(`lists the peer ${name} of HarbourBankMSP and does not describe it`);
      expect(output).toContain(`What to do: add peers.${name}`);
      expect(existsSync(profilePath(harness.site.layout.gatewayHome, 'harbour-bank'))).toBe(false);
    },
    minute,
  );

  test(
    'that was imported is the way in',
    async () => {
      await expect(profile('import', profileFile())).resolves.toMatchObject({ succeeded: true });
      const organisation = harness.manifest.organisations.find(({ slug }) => slug === 'harbour-bank');
      if (organisation === undefined) throw new Error('there is no Harbour Bank');
      const ledger = await openLedgerClient('fabric-network', {
        channel: harness.manifest.channel,
        chaincode: harness.manifest.chaincode,
        peer: { ...organisation.peer, address: 'localhost:1' },
        evaluatorMspId: organisation.mspId,
        connection: peers.connection(organisation.mspId),
        bulkhead: bulkhead(4, 4),
        connectionProfile: profilePath(harness.site.layout.gatewayHome, 'harbour-bank'),
        reader: await enrolClient(harness.manifest, organisation.mspId, {}),
      });
      try {
        await expect(ledger.evaluate('Ping', [])).resolves.toBe('"pong"');
      } finally {
        ledger.close();
      }
    },
    minute,
  );
});
