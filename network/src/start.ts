/** Starts a network: what is there is used, what is missing is made. The order of its steps is in one place. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureIdentities } from './certificates/enrolment.ts';
import { authorityConfig } from './certificates/authority-config.ts';
import { hasMsp } from './certificates/folders.ts';
import { ensureDeployment } from './channel/deployment.ts';
import { waitForDiscovery } from './channel/discovery.ts';
import { ensureGenesis, joinOrderer, joinPeer, peerHeight, waitForLeader } from './channel/join.ts';
import { chaincodePackage } from './channel/package.ts';
import { driverOf, type Driver } from './driver.ts';
import { chaincodeBundle, gatewayServer, writeJson, type Layout } from './layout.ts';
import { chosenLedgerClient } from './ledger-client.ts';
import { manifestOf } from './manifest.ts';
import { keepsDocuments } from './nodes.ts';
import { writeOrdererFiles, writePeerFiles } from './node-files.ts';
import { operatorsView, type RuntimeName } from './placement.ts';
import { allPorts } from './ports.ts';
import { takenPorts } from './processes/ports-in-use.ts';
import * as processes from './processes/specifications.ts';
import { siteOf, type Site } from './site.ts';
import type { Supervisor } from './processes/supervisor.ts';
import { waitUntil } from './processes/wait.ts';
import { step, type Listener, type Say } from './progress.ts';
import { ensureUsers } from './seeding.ts';
import { foundState, type State } from './state.ts';
import { ensureToolchain, Unready } from './toolchain.ts';
import { ordererOwners, peerOwners, type Organisation } from './topology.ts';

const allSteps = [
  "Fabric's commands",
  'Images',
  'Ports and leftovers',
  'Certificate authorities',
  'Keys and certificates',
  'Orderers, chaincode services, document store',
  'Peers',
  'Channel',
  'Chaincode definition',
  'Peers know each other',
  'Demo users',
  'Gateway',
] as const;
type StepName = (typeof allSteps)[number];

/** The steps of a start, in their order. */
export const stepNames = (runtime: RuntimeName): readonly StepName[] =>
  allSteps.filter((name) => runtime === 'docker' || name !== 'Images');

const every = <Result>(
  items: readonly Organisation[],
  work: (item: Organisation) => Promise<Result>,
): Promise<Result[]> => Promise.all(items.map(work));

const clearGround = async (site: Site, driver: Driver, say: Say): Promise<void> => {
  const survivors = await driver.clear();
  if (survivors.length > 0) say(`stopped ${survivors.length} nodes that an interrupted run had left`);
  const taken = await takenPorts(allPorts(site.portBase, site.topology));
  if (taken.length > 0) {
    const named = taken.slice(0, 3).map(({ purpose, port }) => `${port} (${purpose})`);
    const more = taken.length > named.length ? ` and ${taken.length - named.length} more` : '';
    throw new Unready(
      `ports are in use: ${named.join(', ')}${more}`,
      'stop what uses them (npm run doctor tells what it is), or set CHOPMARK_PORT_BASE to another base',
    );
  }
};

const startAuthority = async (
  site: Site,
  supervisor: Supervisor,
  organisation: Organisation,
): Promise<void> => {
  const { layout, placement, portBase } = site;
  const registrarFile = layout.registrar(organisation);
  if (!existsSync(registrarFile)) {
    const secret = randomBytes(24).toString('base64url');
    await writeJson(registrarFile, { id: randomBytes(12).toString('hex'), secret });
  }
  const registrar = JSON.parse(await readFile(registrarFile, 'utf8')) as { id: string; secret: string };
  const file = join(layout.authority(organisation), 'fabric-ca-server-config.yaml');
  await writeJson(file, authorityConfig(placement, portBase, organisation, registrar));
  await supervisor.start(processes.authorityProcess(site, organisation));
};

const writeNodeFiles = async (site: Site): Promise<void> => {
  await every(ordererOwners(site.topology), (owner) => writeOrdererFiles(site, owner));
  await every(peerOwners(site.topology), (owner) => writePeerFiles(site, owner));
};

const startFoundation = async (site: Site, supervisor: Supervisor): Promise<void> => {
  const { id } = chaincodePackage();
  await Promise.all([
    ...ordererOwners(site.topology).map((owner) => supervisor.start(processes.ordererProcess(site, owner))),
    ...(keepsDocuments() ? [supervisor.start(processes.documentStoreProcess(site))] : []),
    ...peerOwners(site.topology).map((owner) =>
      supervisor.start(processes.chaincodeProcess(site, owner, id)),
    ),
  ]);
};

/** @returns whose peers had not joined before */
const openChannel = async (site: Site): Promise<readonly Organisation[]> => {
  const owners = ordererOwners(site.topology);
  await every(owners, (owner) => joinOrderer(site, owner));
  await waitForLeader(site, owners);
  const joined: Organisation[] = [];
  await every(peerOwners(site.topology), async (owner) => {
    if ((await peerHeight(site, owner)) !== undefined) return;
    await joinPeer(site, owner);
    joined.push(owner);
  });
  await every(peerOwners(site.topology), (owner) =>
    waitUntil(
      `the peer of ${owner.name} to open the channel`,
      async () => {
        if ((await peerHeight(site, owner)) === undefined) throw new Error('it has no block');
      },
      60_000,
    ),
  );
  return joined;
};

/** It is ready once every organisation's follower has caught up, which takes its time on a busy machine. */
const gatewayDeadline = 180_000;

const requireBundle = (): void => {
  if (existsSync(chaincodeBundle)) return;
  throw new Unready('the chaincode has not been built', 'npm run build');
};

/**
 * Starts everything and returns when all of it is healthy.
 * @param listener told of every step
 * @param engage gives who starts and stops the nodes, before the first of them is started
 * @throws Unready when a person has to do something first; Error when a process does not become healthy
 */
export const startNetwork = async (
  layout: Layout,
  state: State,
  listener: Listener,
  engage: (driver: Driver) => Supervisor,
): Promise<Site> => {
  const during = <Result>(name: StepName, work: (say: Say) => Promise<Result>): Promise<Result> =>
    step(listener, name, work);

  const toolchain = await during("Fabric's commands", async (say) => {
    requireBundle();
    chosenLedgerClient(process.env);
    return ensureToolchain(say);
  });
  const site = siteOf(layout, state, toolchain);
  const { topology } = site;
  const driver = driverOf(site);
  if (state.runtime === 'docker') await during('Images', driver.prepare);
  const supervisor = engage(driver);

  await during('Ports and leftovers', (say) => clearGround(site, driver, say));
  await foundState(layout, state);
  const authorities = during('Certificate authorities', () =>
    every(topology.organisations, (organisation) => startAuthority(site, supervisor, organisation)),
  );
  // A warm start needs no authority to go on; the gateway does.
  if (!topology.organisations.every((organisation) => hasMsp(layout.channelMsp(organisation))))
    await authorities;
  await during('Keys and certificates', async () => {
    await every(topology.organisations, (organisation) => ensureIdentities(site, organisation));
    await writeNodeFiles(site);
    await ensureGenesis(site);
    await writeJson(layout.manifest, manifestOf(site, operatorsView(layout), process.env['MONGODB_URI']));
  });
  await during('Orderers, chaincode services, document store', () => startFoundation(site, supervisor));
  await during('Peers', () =>
    every(peerOwners(topology), (owner) => supervisor.start(processes.peerProcess(site, owner))),
  );
  const joined = await during('Channel', () => openChannel(site));
  await during('Chaincode definition', (say) => ensureDeployment(site, joined, say));
  await during('Peers know each other', () => waitForDiscovery(site));
  await authorities;
  await during('Demo users', (say) => ensureUsers(site, say));
  await during('Gateway', async (say) => {
    if (existsSync(gatewayServer)) await supervisor.start(processes.gatewayProcess(site), gatewayDeadline);
    else say('this working copy has no gateway');
  });
  return site;
};
