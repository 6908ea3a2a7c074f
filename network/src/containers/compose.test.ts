import { describe, expect, test } from '@jest/globals';
import { layoutOf } from '../layout.ts';
import { siteOf } from '../site.ts';
import { newState } from '../state.ts';
import { organisationOf, profileNames } from '../topology.ts';
import { composeFileOf, containerUser, projectName } from './compose.ts';
import { imageNames } from './recipes.ts';
import type { Images } from './images.ts';

const layout = layoutOf('/state');
const commands = { fabric: '/bin', documentStore: '/bin/document-store', version: '2.5.0' };
const images = Object.fromEntries(imageNames.map((name) => [name, `chopmark/${name}:0123`])) as Images;

type Service = {
  readonly image: string;
  readonly user: string;
  readonly read_only: boolean;
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly ports: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly { readonly source: string; readonly read_only: boolean }[];
  readonly networks: Readonly<Record<string, unknown>>;
  readonly depends_on: readonly string[];
  readonly healthcheck: { readonly test: readonly string[] };
};
type ComposeFile = {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly name: string }>>;
};

const siteWith = (profile: (typeof profileNames)[number]) =>
  siteOf(layout, newState(profile, 17_000, 'docker'), commands);
const fileOf = (profile: (typeof profileNames)[number]): ComposeFile =>
  composeFileOf(siteWith(profile), images) as ComposeFile;
const full = fileOf('full');
const every = Object.entries(full.services);
const serviceNamed = (name: string): Service => {
  const service = full.services[name];
  if (!service) throw new Error(`there is no ${name}`);
  return service;
};

describe('the compose file', () => {
  test.each(profileNames)('the profile %s has a container for every node of the topology', (profile) => {
    const { topology } = siteWith(profile);
    const names = Object.keys(fileOf(profile).services);
    const count = (kind: string): number => names.filter((name) => name.startsWith(`${kind}-`)).length;
    expect(count('ca')).toBe(topology.organisations.length);
    expect(count('peer')).toBe(topology.organisations.filter(({ peer }) => peer).length);
    expect(count('chaincode')).toBe(count('peer'));
    expect(count('orderer')).toBe(topology.organisations.filter(({ orderer }) => orderer).length);
    expect(names).toEqual(expect.arrayContaining(['document-store', 'gateway']));
  });

  test.each(every)('%s has no root, no capability and nothing to write on but its volumes', (_, service) => {
    expect(service.user).not.toMatch(/^0:|^root/);
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(service.security_opt).toContain('no-new-privileges:true');
  });

  test.each(every)(
    '%s runs an image of one content, says whether it works, and starts again',
    (_, service) => {
      expect(service.image).toMatch(/^chopmark\/[a-z-]+:\w+$/);
      expect(service.healthcheck.test[0]).toBe('CMD');
      expect(service).toMatchObject({ restart: 'unless-stopped' });
    },
  );

  test.each(every)('%s is published to this machine alone', (_, { ports }) => {
    expect(ports.filter((port) => !/^127\.0\.0\.1:(\d+):\1$/.test(port))).toEqual([]);
  });

  test.each(every)('no secret stands in the settings of %s', (_, { environment }) => {
    expect(JSON.stringify(environment)).not.toMatch(/secret|password|PRIVATE/i);
    expect(JSON.stringify(environment)).not.toContain(layout.home);
  });

  test('what a node writes is its own: ledgers, keys of an authority, documents, the state of the gateway', () => {
    const written = every.flatMap(([, { volumes }]) =>
      volumes.filter((volume) => !volume.read_only).map(({ source }) => source),
    );
    const own =
      /^\/state\/(organisations\/[a-z-]+\/(ca|peer\/(ledger|snapshots)|orderer\/(ledger|raft))|documents|gateway)$/;
    expect(written.filter((source) => !own.test(source))).toEqual([]);
    expect(new Set(written).size).toBe(written.length);
  });

  test('the key of an authority is in no container but its own', () => {
    const harbour = layout.authority(organisationOf(siteWith('full').topology, 'HarbourBankMSP'));
    const holders = every.filter(([, { volumes }]) =>
      volumes.some(({ source }) => `${harbour}/`.startsWith(`${source}/`)),
    );
    expect(holders.map(([name]) => name)).toEqual(['ca-harbour-bank']);
  });

  test('a chaincode service reaches the nodes of its own organisation and no others', () => {
    expect(Object.keys(serviceNamed('chaincode-river-bank').networks)).toEqual(['at-river-bank']);
    expect(Object.keys(serviceNamed('peer-river-bank').networks)).toEqual(['at-river-bank', 'consortium']);
  });

  test('only peers and orderers meet those of other organisations', () => {
    const meeting = every.filter(([, { networks }]) => 'consortium' in networks).map(([name]) => name);
    expect(meeting.filter((name) => !/^(peer|orderer)-/.test(name))).toEqual([]);
  });

  test('a peer comes after its own chaincode service and after the orderers', () => {
    expect(serviceNamed('peer-customs').depends_on).toEqual([
      'orderer-harbour-bank',
      'orderer-river-bank',
      'orderer-registry',
      'chaincode-customs',
    ]);
  });

  test('two state directories have no name in common', () => {
    expect(projectName({ layout })).not.toBe(projectName({ layout: layoutOf('/other') }));
    const project = projectName({ layout });
    const names = Object.values(full.networks).map(({ name }) => name);
    expect(names.filter((name) => !name.startsWith(`${project}-`))).toEqual([]);
  });

  test('files belong to the operator, or to a user without rights where the operator is root', () => {
    expect(containerUser().uid).not.toBe(0);
  });
});
