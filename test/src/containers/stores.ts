/** The document stores that the repositories are tried on: FerretDB in our own image, and MongoDB's own where it is. */
import { healthProbe, inContainers } from '@chopmark/network/placement';
import type { Manifest } from '@chopmark/network/manifest';
import type { Site } from '@chopmark/network/site';
import { plannedImages } from '@chopmark/network/containers/images';
import { containerUser } from '@chopmark/network/containers/compose';
import { docker } from '@chopmark/network/containers/engine';
import { documentStoreProcess } from '@chopmark/network/processes/specifications';
import { documentStorePort } from '@chopmark/network/ports';
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';

const mongoImage = 'mongo:8.0.17';
const mongoPort = 27_017;
const pullPatienceMs = 120_000;

export interface TriedStore {
  readonly name: string;
  readonly settings: Manifest['documentStore'];
  readonly container: StartedTestContainer;
}

/** The network's own document store once more, with an empty folder in memory. */
export const startFerret = async (site: Site, manifest: Manifest): Promise<TriedStore> => {
  const images = await plannedImages(site.toolchain);
  if (images === undefined) throw new Error('the images are not built');
  const { parts, command } = documentStoreProcess(site);
  const port = documentStorePort(site.portBase);
  const { uid, gid } = containerUser();
  const { documents, documentStoreTls } = inContainers.layout;
  const container = await new GenericContainer(images['document-store'])
    .withEntrypoint([command, ...parts])
    .withUser(`${uid}:${gid}`)
    .withBindMounts([{ source: site.layout.documentStoreTls, target: documentStoreTls, mode: 'ro' }])
    .withTmpFs({ [documents]: `uid=${uid},gid=${gid}` })
    .withExposedPorts(port)
    .withHealthCheck({ test: ['CMD', healthProbe, `tcp://localhost:${port}`], interval: 500, retries: 60 })
    .withWaitStrategy(Wait.forHealthCheck())
    .start();
  const { documentStore } = manifest;
  const uri = documentStore.uri.replace(/:\d+\//, `:${container.getMappedPort(port)}/`);
  return { name: 'FerretDB', settings: { ...documentStore, uri }, container };
};

/** @returns why MongoDB's image is not to be had here, or nothing */
const pullMongo = async (): Promise<string | undefined> => {
  if ((await docker(['images', '--quiet', mongoImage])) !== '') return undefined;
  return docker(['pull', '--quiet', mongoImage], { timeoutMilliseconds: pullPatienceMs }).then(
    () => undefined,
    (error: unknown) => String(error),
  );
};

/** @returns the store, or why there is none */
export const startMongo = async (): Promise<TriedStore | string> => {
  const failure = await pullMongo();
  if (failure !== undefined) return failure;
  const container = await new GenericContainer(mongoImage).withExposedPorts(mongoPort).start();
  const uri = `mongodb://${container.getHost()}:${container.getMappedPort(mongoPort)}/`;
  return { name: 'MongoDB', settings: { uri }, container };
};
