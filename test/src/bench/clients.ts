/**
 * Both ledger clients in one run, on the same peers, past HTTP and the document store: an empty transaction as one
 * client after another says it, and as many at once. This process is nothing but the client, so its CPU time is theirs.
 */
import type { LedgerClient, LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import { planAndEndorse } from '@chopmark/gateway/ledger/endorsement';
import { newOpaqueId } from '@chopmark/gateway/ledger/opaque-id';
import { submitUntilKnown } from '@chopmark/gateway/ledger/submission';
import { LedgerClientName } from '@chopmark/network/ledger-client';
import type { Consortium } from '../load/consortium.ts';
import { rounded, spreadOf } from '../load/statistics.ts';
import type { Row } from '../load/table.ts';
import { peersOf } from '../network/fabric/endorsement.ts';
import { enrolClient } from '../network/fabric/identity.ts';
import { openLedger } from '../network/fabric/ledger.ts';
import type { Result } from './results.ts';

const bank = 'HarbourBankMSP';

/** Milliseconds until the commit is known. @throws Error unless it is valid */
const sayOne = async (ledger: LedgerClient, maker: LedgerIdentity): Promise<number> => {
  const start = performance.now();
  const input = { cancelledCommandId: newOpaqueId('CMD') };
  const command = { name: 'CancelCommand', commandId: newOpaqueId('CMD'), input, openings: {} };
  const endorsement = await planAndEndorse(ledger, maker, command);
  if (endorsement.type !== 'endorsed') throw new Error(JSON.stringify(endorsement));
  const status = await submitUntilKnown(ledger, endorsement.transaction, new AbortController().signal);
  if (typeof status !== 'object' || status.code !== 0) throw new Error(JSON.stringify(status));
  return performance.now() - start;
};

interface Turn {
  readonly times: number[];
  readonly seconds: number;
  /** Of this process. */
  readonly cpuMs: number;
}

const measured = async (work: () => Promise<number[]>): Promise<Turn> => {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const times = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { times, seconds: (performance.now() - start) / 1000, cpuMs: (user + system) / 1000 };
};

/** Each of so many says its next command as soon as the last one has committed. */
const closedLoop = async (clients: number, ms: number, say: () => Promise<number>): Promise<number[]> => {
  const start = performance.now();
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() - start < ms) times.push(await say());
    }),
  );
  return times;
};

const rowOf = (client: string, clients: number, turns: readonly Turn[]): Row => {
  const times = turns.flatMap((turn) => turn.times);
  const total = (of: (turn: Turn) => number): number => turns.reduce((sum, turn) => sum + of(turn), 0);
  return {
    client,
    clients,
    ...spreadOf(times),
    'a second': rounded(times.length / total(({ seconds }) => seconds), 1),
    'client CPU ms each': rounded(total(({ cpuMs }) => cpuMs) / times.length, 1),
  };
};

/** Turns in the order A B B A, so that what drifts falls on both. */
export const measureClients = async (
  { manifest }: Consortium,
  settings: { readonly clients: readonly number[]; readonly phaseMs: number; readonly pairs: number },
): Promise<Result> => {
  const peers = peersOf(manifest);
  const maker = await enrolClient(manifest, bank, { 'chopmark.role': 'bank-maker' });
  const names = LedgerClientName.options;
  const ledgers = new Map<string, LedgerClient>();
  for (const name of names) ledgers.set(name, await openLedger(manifest, peers, bank, name));
  const rows: Row[] = [];
  try {
    for (const clients of settings.clients) {
      const turns = new Map<string, Turn[]>(names.map((name) => [name, []]));
      const turn = async (name: string, ms: number): Promise<Turn> => {
        const ledger = ledgers.get(name);
        if (ledger === undefined) throw new Error(`there is no ledger client ${name}`);
        return measured(() => closedLoop(clients, ms, () => sayOne(ledger, maker)));
      };
      for (const name of names) await turn(name, settings.phaseMs / 3);
      for (let pair = 0; pair < settings.pairs; pair += 1) {
        const order = pair % 2 === 0 ? names : [...names].reverse();
        for (const name of order) turns.get(name)?.push(await turn(name, settings.phaseMs));
      }
      for (const [name, all] of turns) rows.push(rowOf(name, clients, all));
    }
  } finally {
    for (const ledger of ledgers.values()) ledger.close();
    peers.close();
  }
  const { phaseMs, pairs } = settings;
  return { name: 'clients', settings: { phaseSeconds: phaseMs / 1000, pairs, unit: 'ms' }, rows };
};
