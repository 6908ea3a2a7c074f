/** Looks for everything that keeps a network from working, and says what to do about it. */
import { existsSync } from 'node:fs';
import { readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { certificateFiles } from './certificates/endings.ts';
import { daysLeft, renewalDays } from './certificates/folders.ts';
import { totalQueryLimit } from './config/peer.ts';
import { diagnoseEngine, diagnoseStack } from './containers/diagnosis.ts';
import { phaseOf } from './control.ts';
import { good, note, wrong, type Finding } from './finding.ts';
import { inspect } from './inspection.ts';
import { cacheRoot, chaincodeBundle, type Layout } from './layout.ts';
import { allPorts } from './ports.ts';
import { ownerOfPort } from './processes/port-owner.ts';
import { takenPorts } from './processes/ports-in-use.ts';
import { stillRuns } from './processes/identity.ts';
import { readRecords } from './processes/records.ts';
import { siteOf, type Site } from './site.ts';
import type { State } from './state.ts';
import { findCommand, findCompiler, findToolchain, type Toolchain } from './toolchain.ts';
import { peerOwners, topologyOf, type Topology } from './topology.ts';

const leastNode = 24;

const checkNode = (): Finding =>
  Number(process.versions.node.split('.')[0]) >= leastNode
    ? good('Node', process.version)
    : wrong(
        'Node',
        `${process.version} is too old`,
        `npm install (it brings Node ${leastNode}), then use npm run`,
      );

const checkCompilers = (toolchain: Toolchain | undefined): readonly Finding[] => {
  if (toolchain) return [good("Fabric's commands", `${toolchain.version} in ${toolchain.fabric}`)];
  const go = findCommand('go');
  const compiler = findCompiler();
  return [
    go
      ? good('Go', go)
      : wrong(
          'Go',
          'it is not installed',
          'install Go 1.26 or newer, or set FABRIC_BIN to an installed Fabric',
        ),
    compiler
      ? good('C compiler', compiler)
      : wrong('C compiler', 'there is none', 'install gcc or clang (Debian: apt-get install gcc libc6-dev)'),
    note("Fabric's commands", 'not built yet', 'npm start builds them once (about 3 minutes on two cores)'),
  ];
};

const checkBundle = (): Finding =>
  existsSync(chaincodeBundle)
    ? good('Chaincode', chaincodeBundle)
    : wrong('Chaincode', 'it has not been built', 'npm run build');

const gibibyte = 2 ** 30;
const leastSpace = 2 * gibibyte;

const checkSpace = async (folder: string): Promise<Finding> => {
  let existing = folder;
  while (!existsSync(existing)) existing = join(existing, '..');
  const { bavail, bsize } = await statfs(existing);
  const free = bavail * bsize;
  const state = `${(free / gibibyte).toFixed(1)} GiB free for ${folder}`;
  return free >= leastSpace
    ? good('Disk', state)
    : wrong(
        'Disk',
        state,
        `free at least ${leastSpace / gibibyte} GiB, or move it (CHOPMARK_HOME, CHOPMARK_CACHE)`,
      );
};

const checkPorts = async (portBase: number, topology: Topology): Promise<readonly Finding[]> => {
  const taken = await takenPorts(allPorts(portBase, topology));
  if (taken.length === 0) return [good('Ports', `all free from ${portBase}`)];
  return taken.map(({ purpose, port }) =>
    wrong(
      `Port ${port}`,
      `wanted for ${purpose}, used by ${ownerOfPort(port) ?? 'another process'}`,
      'stop that process, or set CHOPMARK_PORT_BASE to another base',
    ),
  );
};

const CoreConfig = z.object({ ledger: z.object({ state: z.object({ totalQueryLimit: z.number() }) }) });

const checkQueryLimits = async (layout: Layout, topology: Topology): Promise<readonly Finding[]> => {
  const files = peerOwners(topology)
    .map((owner) => join(layout.peer(owner), 'core.yaml'))
    .filter(existsSync);
  const findings = await Promise.all(
    files.map(async (file) => {
      const config = CoreConfig.safeParse(JSON.parse(await readFile(file, 'utf8')));
      const limit = config.success ? config.data.ledger.state.totalQueryLimit : 0;
      return limit >= totalQueryLimit
        ? undefined
        : wrong(
            'Query limit',
            `${limit} in ${file}: a truncated range of liens lets a second lien in`,
            `set ledger.state.totalQueryLimit to ${totalQueryLimit} and start the peer again`,
          );
    }),
  );
  return findings.filter((finding) => finding !== undefined);
};

const checkCertificates = (layout: Layout, topology: Topology): readonly Finding[] => {
  const files = certificateFiles(layout, topology);
  const ending = files.filter((file) => daysLeft(file) <= renewalDays);
  if (ending.length === 0) return files.length === 0 ? [] : [good('Certificates', `${files.length} valid`)];
  return ending.map((file) =>
    wrong(
      'Certificate',
      `${file} ends in ${Math.floor(daysLeft(file))} days`,
      'delete its folder and start again; for an orderer update the channel first (docs/network.md)',
    ),
  );
};

const checkLeftovers = async (layout: Layout): Promise<readonly Finding[]> => {
  const records = await readRecords(layout);
  if (records.length === 0) return [];
  const alive = records.filter(stillRuns);
  return alive.length > 0
    ? [wrong('Leftovers', `${alive.length} processes run without a supervisor`, 'npm run down, or npm start')]
    : [note('Leftovers', `${records.length} records of processes that ended`, 'npm start clears them')];
};

const checkProcesses = async (site: Site): Promise<readonly Finding[]> => {
  const inspected = await inspect(site);
  const ailing = inspected.filter(({ condition, restarts }) => condition !== 'healthy' || restarts > 0);
  if (ailing.length === 0) return [good('Processes', `${inspected.length} healthy`)];
  return ailing.map(({ name, condition, complaint, restarts }) => {
    const crashed = restarts > 0 ? `, crashed ${restarts} times` : '';
    const state = `${condition}${complaint ? ` (${complaint})` : ''}${crashed}`;
    const cure = `npm run logs ${name} tells why`;
    return condition === 'healthy' ? note(name, state, cure) : wrong(name, state, cure);
  });
};

const diagnoseNodes = async (
  layout: Layout,
  topology: Topology,
  state: State,
  site: Site | undefined,
): Promise<readonly Finding[]> => {
  const phase = await phaseOf(layout);
  const stack = site && state.runtime === 'docker' ? await diagnoseStack(site, phase) : [];
  if (site && phase !== 'stopped' && phase !== 'incomplete')
    return [...stack, ...(await checkProcesses(site))];
  const leftovers = await checkLeftovers(layout);
  const ports = phase === 'stopped' ? await checkPorts(state.portBase, topology) : [];
  return [...stack, ...leftovers, ...ports];
};

/**
 * @param state of the data that are there, or of what a start would make
 * @returns everything looked at, in order
 */
export const diagnose = async (layout: Layout, state: State): Promise<readonly Finding[]> => {
  const topology = topologyOf(state.profile);
  let toolchain: Toolchain | undefined;
  const findings: Finding[] = [checkNode()];
  try {
    toolchain = await findToolchain();
    findings.push(...checkCompilers(toolchain));
  } catch (error) {
    findings.push(wrong('FABRIC_BIN', String(error), 'point it at Fabric 2.4 or newer, or unset it'));
  }
  findings.push(checkBundle(), await checkSpace(layout.home), await checkSpace(cacheRoot()));
  findings.push(...(await checkQueryLimits(layout, topology)), ...checkCertificates(layout, topology));
  const engine = state.runtime === 'docker' ? await diagnoseEngine() : [];
  findings.push(...engine);
  // Without an engine nobody can say what runs.
  if (engine.some(({ severity }) => severity === 'wrong')) return findings;
  const site = toolchain && siteOf(layout, state, toolchain);
  return [...findings, ...(await diagnoseNodes(layout, topology, state, site))];
};
