/** The operator's commands. Sets up, starts, stops and examines a consortium on this machine. */
import { confirm, isCancel } from '@clack/prompts';
import { Command, Option } from 'commander';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { certificateLine } from './certificates/endings.ts';
import { driverIn, phaseOf, startDetached, stopNetwork } from './control.ts';
import { deploy } from './deploy.ts';
import { diagnose } from './doctor.ts';
import { inspect } from './inspection.ts';
import { defaultHome, layoutOf } from './layout.ts';
import { chosenLedgerClient, ledgerClientNotice } from './ledger-client.ts';
import { showLog } from './logs.ts';
import { runtimeNames, type RuntimeName } from './placement.ts';
import { readPortBase } from './ports.ts';
import { AlreadyRunning, runningSupervisor } from './processes/records.ts';
import { findSite, type Site } from './site.ts';
import type { ProgressEvent } from './progress.ts';
import { doctorReport, readyReport, releaseWarning, statusReport } from './reports.ts';
import { claimState, newState, readState, type State } from './state.ts';
import { raise, recordProgress, supervise } from './supervise.ts';
import { Unready } from './toolchain.ts';
import { profileNames, type ProfileName } from './topology.ts';
import { showProgress } from './viewer.ts';

type Choice = { readonly profile?: ProfileName; readonly runtime?: RuntimeName };

const layout = layoutOf(defaultHome());
const say = (line: string): void => console.log(line);

const chooseState = ({ profile, runtime }: Choice): Promise<State> => {
  const base = process.env['CHOPMARK_PORT_BASE'];
  return claimState(layout, profile, base === undefined ? undefined : readPortBase(base), runtime);
};

/** @throws AlreadyRunning when somebody runs it, or it goes on by itself */
const refuseSecond = async (): Promise<void> => {
  const supervisor = await runningSupervisor(layout);
  if (supervisor) throw new AlreadyRunning(`supervisor ${supervisor.pid}`);
  if ((await phaseOf(layout)) === 'running') throw new AlreadyRunning('in containers');
};

/** @throws Unready when there is no network, or its commands are not built */
const currentSite = async (): Promise<Site> => {
  const site = await findSite(layout);
  if (!site) throw new Unready('there is no network here yet', 'npm start, or npm run up');
  return site;
};

const conclude = async (event: ProgressEvent, stopHint: string): Promise<void> => {
  if (event.kind === 'failed') throw new Unready(event.cause, event.cure);
  const { version } = (await currentSite()).toolchain;
  say(await readyReport(layout, stopHint));
  const notices = [...releaseWarning(version), ...ledgerClientNotice(chosenLedgerClient(process.env))];
  for (const line of notices) say(line);
};

const start = async (choice: Choice): Promise<void> => {
  const state = await chooseState(choice);
  await refuseSecond();
  const { listener, ended } = showProgress(state.runtime);
  const reported = ended.then((event) => conclude(event, 'Ctrl-C stops everything.'));
  reported.catch(() => undefined);
  if (!(await supervise(layout, state, listener, say))) await reported;
  // The terminal's view of an interrupted start has no end of its own.
  process.exit(0);
};

const up = async (choice: Choice): Promise<void> => {
  const state = await chooseState(choice);
  await refuseSecond();
  const { listener, ended } = showProgress(state.runtime);
  if (state.runtime === 'docker') await raise(layout, state, listener, say);
  else await startDetached(layout, state, listener);
  await conclude(await ended, 'npm run down stops everything.');
};

const superviseQuietly = async (choice: Choice): Promise<void> => {
  const started = await supervise(layout, await chooseState(choice), recordProgress(layout), say);
  process.exit(started ? 0 : 1);
};

const down = async (): Promise<void> =>
  say((await stopNetwork(layout)) ? 'The network is stopped; its data are kept.' : 'Nothing was running.');

const reset = async ({ yes }: { readonly yes?: boolean }): Promise<void> => {
  if (!existsSync(layout.state)) {
    say(`There is nothing to wipe in ${layout.home}.`);
    return;
  }
  if (!yes && !process.stdin.isTTY) {
    throw new Unready('reset asks first, and there is no terminal to ask on', 'npm run reset -- --yes');
  }
  const question = `Stop the network and delete its ledger, keys and documents in ${layout.home}?`;
  const agreed = yes ?? (await confirm({ message: question, initialValue: false }));
  if (isCancel(agreed) || !agreed) {
    say('Nothing was changed.');
    return;
  }
  await stopNetwork(layout);
  await rm(layout.home, { recursive: true, force: true });
  say('Everything is wiped.');
};

const status = async ({ json }: { readonly json?: boolean }): Promise<void> => {
  const site = await currentSite();
  const processes = await inspect(site);
  const phase = await phaseOf(layout);
  const healthy = phase === 'running' && processes.every(({ condition }) => condition === 'healthy');
  const { profile } = site.topology;
  const { runtime } = site.placement;
  const { version } = site.toolchain;
  say(
    json
      ? JSON.stringify({ profile, runtime, phase, healthy, fabric: version, processes }, null, 2)
      : statusReport(
          `${profile}, runtime ${runtime}`,
          phase,
          processes,
          version,
          certificateLine(layout, site.topology),
        ),
  );
  if (!healthy) process.exitCode = 1;
};

const doctor = async ({ profile, runtime }: Choice): Promise<void> => {
  const state =
    (await readState(layout)) ?? newState(profile, readPortBase(process.env['CHOPMARK_PORT_BASE']), runtime);
  const findings = await diagnose(layout, state);
  say(doctorReport(findings));
  if (findings.some(({ severity }) => severity === 'wrong')) process.exitCode = 1;
};

const logs = async (name: string | undefined, { follow }: { readonly follow?: boolean }): Promise<void> => {
  const driver = await driverIn(layout);
  if (name !== undefined) return showLog(driver, name, follow === true);
  const names = await driver.logs();
  say(names.length === 0 ? 'There are no logs yet.' : names.join('\n'));
};

const deployBundle = async (): Promise<void> => {
  const site = await currentSite();
  if ((await phaseOf(layout)) !== 'running')
    throw new Unready('the network does not run', 'npm start, or npm run up');
  await deploy(site, say);
};

const profileOption = (): Option =>
  new Option('--profile <name>', 'how much of the consortium to run').choices(profileNames);

const runtimeOption = (): Option =>
  new Option('--runtime <name>', 'processes of this machine, or Docker containers').choices(runtimeNames);

const program = new Command('chopmark').description('A Chopmark consortium on this machine');
program
  .command('start')
  .description('run it here; Ctrl-C stops it')
  .addOption(profileOption())
  .addOption(runtimeOption())
  .action(start);
program
  .command('up')
  .description('run it in the background')
  .addOption(profileOption())
  .addOption(runtimeOption())
  .action(up);
program.command('supervise', { hidden: true }).addOption(profileOption()).action(superviseQuietly);
program.command('down').description('stop it and keep its data').action(down);
program.command('reset').description('stop it and wipe its data').option('--yes', 'do not ask').action(reset);
program.command('status').description('what runs').option('--json', 'as one JSON document').action(status);
program
  .command('doctor')
  .description('what is wrong and what to do')
  .addOption(profileOption())
  .addOption(runtimeOption())
  .action(doctor);
program
  .command('logs')
  .description('the end of a log, or the names of all')
  .argument('[name]')
  .option('-f, --follow', 'go on as it grows')
  .action(logs);
program.command('deploy').description('put a new chaincode bundle to work').action(deployBundle);

try {
  await program.parseAsync();
} catch (error) {
  console.error(`Error: ${error instanceof Error ? error.message : String(error)}`);
  if (error instanceof Unready) console.error(`What to do: ${error.cure}`);
  if (error instanceof AlreadyRunning)
    console.error('What to do: npm run status shows it, npm run down stops it');
  process.exit(1);
}
