/**
 * Plays stories in this process: the gateway's own application on a ledger in memory. What a client meets
 * (routes, composition, refusals, views) is the production code; peers, orderer and store are simulated, or
 * left out.
 */
import { buildApp } from '@chopmark/gateway/app';
import { newTokenKey } from '@chopmark/gateway/auth/token-key';
import { hmacKeys } from '@chopmark/gateway/fingerprint/token';
import { webhookSettings } from '@chopmark/gateway/webhook/settings';
import { organisationOf, type Topology, topologyOf } from '@chopmark/network/topology';
import {
  contractOf,
  foundingCommands,
  type Person,
  simulateConsortium,
  subjectOf,
} from '../simulated/consortium.ts';
import { randomOf } from '../simulated/random.ts';
import type { StoryDriver } from './driver.ts';
import type { Story, StoryActor } from './format.ts';
import {
  openSession,
  patient,
  performBatchOver,
  performOver,
  bodyOf,
  queryOver,
  type Transport,
} from './http-driver.ts';
import { hostLocally, localLogin, localPassword } from './local-hosting.ts';
import type { LocalLedger } from './local-ledger.ts';
import { PureStoryLedger } from './pure-story-ledger.ts';
import { SimulatedStoryLedger } from './simulated-story-ledger.ts';

/** A Monday, so that banks are open. */
const startsAt = Date.parse('2026-03-02T09:00:00Z');

type Application = Awaited<ReturnType<typeof buildApp>>;

const personOf = ({ organisation, role, person, firm }: StoryActor): Person => ({
  organisation,
  role,
  person,
  firm,
});

const firmsOf = ({ actors }: Story): { organisation: string; firm: string }[] =>
  Object.values(actors).flatMap(({ organisation, firm }) =>
    firm === undefined ? [] : [{ organisation, firm }],
  );

const transportOf =
  (app: Application): Transport =>
  async ({ method, path, headers, body }) => {
    const answer = await app.inject({
      method,
      url: path,
      headers,
      ...(body === undefined ? {} : { payload: body as Record<string, unknown> }),
    });
    return {
      status: answer.statusCode,
      headers: answer.headers as Record<string, string | undefined>,
      body: bodyOf(answer.body, answer.headers['content-type']),
    };
  };

const appOf = (ledger: LocalLedger, topology: Topology, story: Story, seed: number): Promise<Application> => {
  const random = randomOf(seed);
  const people = Object.values(story.actors).map(personOf);
  return buildApp({
    organisations: topology.organisations.map((organisation) =>
      hostLocally(
        ledger,
        organisation,
        people.filter(({ organisation: mspId }) => mspId === organisation.mspId),
      ),
    ),
    tokenKey: newTokenKey(),
    derivationKey: Buffer.from(random.hex(32), 'hex'),
    fingerprintKeys: hmacKeys([1, 2].map((epoch) => ({ epoch, key: random.hex(32) }))),
    authorityOf: () => undefined,
    webhooks: webhookSettings('public'),
    limits: { perUser: 100_000, perLogin: 1_000, perAddress: 100_000 },
    logger: false,
  });
};

const driverOf = async (
  ledger: LocalLedger,
  topology: Topology,
  story: Story,
  seed: number,
): Promise<StoryDriver> => {
  const app = await appOf(ledger, topology, story, seed);
  const transport = patient(transportOf(app));
  const sessions = new Map<string, Promise<string>>();
  const tokenOf = (actor: StoryActor): Promise<string> => {
    const login = localLogin(organisationOf(topology, actor.organisation).slug, personOf(actor));
    const session = sessions.get(login) ?? openSession(transport, login, localPassword);
    sessions.set(login, session);
    return session;
  };
  return {
    now: () => ledger.now(),
    perform: async (actor, request) => performOver(transport, await tokenOf(actor), request),
    performBatch: async (actor, request) => performBatchOver(transport, await tokenOf(actor), request),
    query: async (actor, path, body) => queryOver(transport, await tokenOf(actor), path, body),
    subjectOf,
    pause: async (ms) => ledger.pause(ms),
    close: () => app.close(),
  };
};

/**
 * The simulated ledger: endorsement, ordering and validation as Fabric has them, in an order that the seed
 * picks.
 */
export const simulatedDriver = async (story: Story, seed: number): Promise<StoryDriver> => {
  const topology = topologyOf('full');
  const channel = await simulateConsortium(topology, firmsOf(story), startsAt);
  return driverOf(new SimulatedStoryLedger(channel, topology, randomOf(seed)), topology, story, seed);
};

/** The rules alone on one map, one command after the other. */
export const pureDriver = async (story: Story, seed: number, at = startsAt): Promise<StoryDriver> => {
  const topology = topologyOf('full');
  const ledger = new PureStoryLedger(contractOf(), at);
  for (const command of foundingCommands(topology, firmsOf(story))) {
    const outcome = await ledger.submit({ ...command, transient: {} });
    if (outcome.status === 'refused') throw new Error(`${command.name}: ${outcome.refusal.refused}`);
  }
  return driverOf(ledger, topology, story, seed);
};
