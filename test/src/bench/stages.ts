/**
 * Where the milliseconds of one command go: the stages of the write path, one after the other, past HTTP, on the same
 * peers. The client's own view of the block is waited for last; no answer waits for it.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isRefusal } from '@chopmark/chaincode/api';
import { readConfig } from '@chopmark/gateway/config';
import { ledgerIdentityOf } from '@chopmark/gateway/identity/users';
import type { Command } from '@chopmark/gateway/ledger/ledger-client';
import { openOrganisation, type OpenOrganisation } from '@chopmark/gateway/organisation';
import { type SharedParts, sharedParts } from '@chopmark/gateway/shared-parts';
import { pino } from 'pino';
import type { Consortium } from '../load/consortium.ts';
import { emptyOperation } from '../load/parcel.ts';
import { spreadOf } from '../load/statistics.ts';
import type { Result } from './results.ts';

type Stage = 'user' | 'plan' | 'endorse' | 'submit' | 'commit' | 'idempotency';

const commandOf = (): Command => {
  const { command, input } = emptyOperation();
  return {
    name: command,
    commandId: `CMD-${randomBytes(12).toString('hex').toUpperCase()}`,
    input,
    openings: {},
  };
};

const once = async (
  { vault }: SharedParts,
  bank: OpenOrganisation,
  login: string,
): Promise<Record<Stage, number>> => {
  const times = {} as Record<Stage, number>;
  const timed = async <T>(stage: Stage, work: Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work;
    times[stage] = performance.now() - start;
    return result;
  };
  const command = commandOf();
  await timed('idempotency', bank.documents.insert(`bench/${command.commandId}`, {}));
  const user = await timed('user', bank.users.find(login));
  if (user === undefined) throw new Error(`${login} is unknown`);
  const identity = ledgerIdentityOf(user, vault);
  const plan = await timed('plan', bank.ledger.plan(identity, command));
  if (isRefusal(plan)) throw new Error(plan.refused);
  const transaction = await timed('endorse', bank.ledger.endorse(identity, command, plan.endorsers));
  if (isRefusal(transaction)) throw new Error(transaction.refused);
  const submitted = performance.now();
  const status = bank.ledger.commitStatus(transaction.transactionId);
  await timed('submit', bank.ledger.submit(transaction));
  await status;
  times.commit = performance.now() - submitted;
  await bank.documents.remove(`bench/${command.commandId}`);
  return times;
};

/** Opens Harbour Bank a second time, beside the gateway: nothing of it runs but what is timed. */
export const measureStages = async ({ layout, site }: Consortium, rounds: number): Promise<Result> => {
  const config = readConfig({
    CHOPMARK_NETWORK: layout.manifest,
    CHOPMARK_GATEWAY_HOME: join(layout.gatewayHome),
  });
  const shared = sharedParts(config, pino({ level: 'warn' }));
  const settings = config.manifest.organisations.find(({ mspId }) => mspId === 'HarbourBankMSP');
  if (settings === undefined) throw new Error('the network has no Harbour Bank');
  const bank = await openOrganisation(shared, settings);
  const all: Record<Stage, number>[] = [];
  try {
    for (let round = -3; round < rounds; round += 1) {
      const times = await once(shared, bank, 'maker@harbour-bank');
      if (round >= 0) all.push(times);
    }
  } finally {
    await bank.stop();
    shared.close();
  }
  const stages: Stage[] = ['idempotency', 'user', 'plan', 'endorse', 'submit', 'commit'];
  return {
    name: 'stages',
    settings: { rounds, unit: 'ms', profile: site.topology.profile },
    rows: stages.map((stage) => ({ stage, ...spreadOf(all.map((times) => times[stage])) })),
  };
};
