/**
 * An envelope that can never become final: its signer's certificate ends between endorsement and submission. Its
 * command is unknown until a fence has committed, and failed for ever after.
 */
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { commandKey } from '@chopmark/chaincode/api';
import type { User } from '@chopmark/gateway/identity/users';
import type { Command, LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import { until } from '../faults/processes.ts';
import { shortLived } from './fabric/short-lived.ts';
import { type Harness, openHarness } from './harness.ts';
import { randomText } from './lot.ts';
import { openSecondGateway, type SecondGateway } from './second-gateway.ts';

const mspId = 'HarbourBankMSP';
const lifeMs = 8_000;
const minutes = 60_000;
let harness: Harness;
let second: SecondGateway;
let maker: User;
let signer: LedgerIdentity;
let command: Command;

const recordOnLedger = async (): Promise<unknown> =>
  JSON.parse(await second.organisation.ledger.evaluate('ReadRecord', [commandKey(mspId, command.commandId)]));

beforeAll(async () => {
  harness = await openHarness();
  second = await openSecondGateway(harness, mspId);
  maker = await second.person('maker', 'bank-maker');
  await second.person('admin', 'org-admin');
  const certificate = await shortLived(harness.site, mspId, maker.certificate, lifeMs);
  signer = second.signer({ ...maker, certificate });
  command = await second.keepEndorsed(maker, signer, {
    name: 'RecordExternalParty',
    input: { externalPartyId: `EXT-${randomText(16, '0123456789')}`, identityHash: 'ab'.repeat(32) },
  });
  await until(
    'the end of the certificate',
    async () => Date.now() > new X509Certificate(certificate).validToDate.getTime(),
    minutes,
  );
}, minutes);

afterAll(async () => {
  await second.close();
  harness.close();
});

test('what can never commit is unknown, not failed, as long as no fence has committed', async () => {
  expect(await second.organisation.outcome(command.commandId)).toMatchObject({ status: 'pending' });
  expect(await recordOnLedger()).toBeNull();
});

test(
  'the fence is said by somebody whose certificate is good, and its commit alone makes the command a failed one',
  async () => {
    await second.organisation.start();
    await until('the fence', async () => {
      const outcome = await second.organisation.outcome(command.commandId);
      const fenced = await recordOnLedger();
      // Never failed before the ledger says so.
      if (outcome?.status !== 'pending') expect(fenced).toMatchObject({ status: 'cancelled' });
      return outcome?.status === 'refused';
    });
    expect(await second.organisation.outcome(command.commandId)).toMatchObject({
      status: 'refused',
      refusal: { refused: 'COMMAND_CANCELLED' },
    });
  },
  minutes,
);

test('the same command is refused for ever, whoever says it', async () => {
  expect(await second.organisation.ledger.plan(second.signer(maker), command)).toMatchObject({
    refused: 'COMMAND_CANCELLED',
  });
});
