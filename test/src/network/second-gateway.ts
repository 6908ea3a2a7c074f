/**
 * A second gateway of an organisation, inside the test: the gateway's own code on the real peers, with a store and
 * people of its own, so that a test decides when it starts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Opening, type Role } from '@chopmark/chaincode/api';
import type { Config } from '@chopmark/gateway/config';
import { ledgerIdentityOf, type User } from '@chopmark/gateway/identity/users';
import { planAndEndorse } from '@chopmark/gateway/ledger/endorsement';
import type { Command, LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import { newOpaqueId } from '@chopmark/gateway/ledger/opaque-id';
import { contentHashOf, sealCommand } from '@chopmark/gateway/ledger/sealed-command';
import { type OpenOrganisation, openOrganisation } from '@chopmark/gateway/organisation';
import { type SharedParts, sharedParts } from '@chopmark/gateway/shared-parts';
import { pino } from 'pino';
import type { Harness } from './harness.ts';
import { randomText } from './lot.ts';

export interface SecondGateway {
  readonly organisation: OpenOrganisation;
  person(name: string, role: Role): Promise<User>;
  signer(user: Pick<User, 'certificate' | 'keyReference'>): LedgerIdentity;
  /** Has a command endorsed and kept, as if the gateway had ended before it could submit it. */
  keepEndorsed(
    user: User,
    signer: LedgerIdentity,
    said: Pick<Command, 'name' | 'input'> & {
      readonly openings?: Readonly<Record<string, Opening<unknown>>>;
    },
  ): Promise<Command>;
  close(): Promise<void>;
}

const keeperOf =
  (shared: SharedParts, organisation: OpenOrganisation): SecondGateway['keepEndorsed'] =>
  async ({ login }, signer, { name, input, openings = {} }) => {
    const command: Command = { name, commandId: newOpaqueId('CMD'), input, openings };
    const endorsement = await planAndEndorse(organisation.ledger, signer, command);
    if (endorsement.type !== 'endorsed') throw new Error(`${name}: ${JSON.stringify(endorsement)}`);
    await organisation.outbox.insert({
      state: 'submitting',
      commandId: command.commandId,
      name,
      login,
      contentHash: contentHashOf(command),
      sealedCommand: sealCommand(shared.sealer, organisation.mspId, command),
      attempt: 1,
      ...endorsement.transaction,
    });
    return command;
  };

/** Opens it; nothing runs before `organisation.start()`. @throws Error when the organisation is not a member */
export const openSecondGateway = async ({ manifest }: Harness, mspId: string): Promise<SecondGateway> => {
  const settings = manifest.organisations.find((one) => one.mspId === mspId);
  if (settings === undefined) throw new Error(`${mspId} is not a member`);
  const home = mkdtempSync(join(tmpdir(), 'second-gateway-'));
  const config: Config = {
    ...{ manifest, home, ledgerClient: 'fabric-gateway', commandWaitMs: 10_000 },
    ...{ listen: '127.0.0.1', peerConcurrency: 64, logLevel: 'silent', webhookNetworks: 'loopback' },
  };
  const shared = sharedParts(config, pino({ level: 'silent' }));
  const slug = `second-${randomText(8).toLowerCase()}`;
  const organisation = await openOrganisation(shared, { ...settings, slug });
  return {
    organisation,
    person: (name, role) => organisation.users.create({ login: `${name}@${slug}`, password: slug, role }),
    signer: (user) => ledgerIdentityOf({ mspId, ...user }, shared.vault),
    keepEndorsed: keeperOf(shared, organisation),
    close: async () => {
      await organisation.store.connection.dropDatabase();
      await organisation.stop();
      shared.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
};
