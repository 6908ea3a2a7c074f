/**
 * `npm run bench`: measures the consortium that `CHOPMARK_HOME` names, or networks of its own. Results go as JSON lines
 * to `.chopmark/bench/`, and to the terminal as tables.
 */
import { parseArgs } from 'node:util';
import type { Consortium } from '../load/consortium.ts';
import { openConsortium } from '../load/consortium.ts';
import { measureClaims, measurePastLiens } from './claims.ts';
import { measureClients } from './clients.ts';
import { measureExamination } from './examination.ts';
import { measureFaults } from './faults.ts';
import { measureInvoiceImport } from './invoice-import.ts';
import { measureInvoices } from './invoices.ts';
import { measureLone, measureMany } from './latency.ts';
import { measureLegacyImport } from './legacy-import.ts';
import { measureMemory } from './memory.ts';
import { measurePledge } from './pledge.ts';
import { measureRace } from './race.ts';
import { keepResult, type Result } from './results.ts';
import { measureSimulation } from './simulate.ts';
import { measureStages } from './stages.ts';
import { measureContainers, measureImages, measureStartup } from './startup.ts';
import { measureSwift } from './swift.ts';
import { measureVerification } from './verification.ts';

type Measure = (consortium: Consortium) => Promise<Result>;

const { values, positionals: parts } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '20' },
    /** Greatest number of papers or past liens: a short run leaves the long setting up out. */
    most: { type: 'string', default: '1000' },
  },
  allowPositionals: true,
});

const upToMost = (sizes: readonly number[]): number[] => sizes.filter((size) => size <= Number(values.most));

/** Parts that need the running consortium. */
const onConsortium: Readonly<Record<string, readonly Measure[]>> = {
  quick: [
    (consortium) => measureStages(consortium, 40),
    (consortium) => measureLone(consortium, 40),
    measureMemory,
  ],
  load: [(consortium) => measureMany(consortium, 32, 3, 15_000)],
  pledge: [(consortium) => measurePledge(consortium, { lone: 10, together: 2 }, 32)],
  race: [(consortium) => measureRace(consortium, 5, 64)],
  faults: [(consortium) => measureFaults(consortium, 3, 6)],
  memory: [measureMemory],
  'legacy-import': [(consortium) => measureLegacyImport(consortium, Number(values.rows))],
  'invoice-import': [(consortium) => measureInvoiceImport(consortium, Number(values.rows))],
  invoices: [(consortium) => measureInvoices(consortium, { clients: 16, phaseMs: 10_000, sizes: [25, 100] })],
  verification: [
    (consortium) =>
      measureVerification(consortium, [
        { declarations: 1, rounds: 40 },
        { declarations: 6, rounds: 40 },
        { declarations: 100, rounds: 10 },
      ]),
  ],
  claims: [(consortium) => measureClaims(consortium, upToMost([2, 20, 200]), Number(values.rounds))],
  'past-liens': [
    (consortium) => measurePastLiens(consortium, upToMost([1, 10, 100, 1000]), Number(values.rounds)),
  ],
  clients: [(consortium) => measureClients(consortium, { clients: [1, 32], phaseMs: 12_000, pairs: 4 })],
};

/** Parts that start what they need. */
const alone: Readonly<Record<string, () => Promise<Result>>> = {
  startup: measureStartup,
  images: measureImages,
  containers: measureContainers,
  simulate: () => measureSimulation(200),
  swift: measureSwift,
  examination: measureExamination,
};

const usage = `npm run bench -- ${[...Object.keys(onConsortium), ...Object.keys(alone)].join(' | ')}`;

const run = async (part: string): Promise<void> => {
  const own = alone[part];
  if (own !== undefined) {
    keepResult(await own());
    return;
  }
  const measures = onConsortium[part];
  if (measures === undefined) throw new Error(usage);
  const consortium = await openConsortium();
  try {
    for (const measure of measures) keepResult(await measure(consortium));
  } finally {
    consortium.close();
  }
};

try {
  for (const part of parts.length === 0 ? ['quick'] : parts) await run(part);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
