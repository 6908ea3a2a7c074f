/** The application on a ledger inside this process, with people who can log in. */
import { expect } from '@jest/globals';
import { topologyOf } from '@chopmark/network/topology';
import { contractOf, type Firm, foundingCommands, type Person } from '@chopmark/test/simulated/consortium';
import { hostLocally, localLogin, localPassword } from '@chopmark/test/story/local-hosting';
import { PureStoryLedger } from '@chopmark/test/story/pure-story-ledger';
import type { FastifyInstance } from 'fastify';
import { type AppDependencies, buildApp } from '../src/app.ts';
import { newTokenKey } from '../src/auth/token-key.ts';
import { hmacKeys } from '../src/fingerprint/token.ts';
import { webhookSettings } from '../src/webhook/settings.ts';
import type { HostedOrganisation } from '../src/hosting.ts';

const topology = topologyOf('full');

export interface LocalApp {
  readonly app: FastifyInstance;
  readonly ledger: PureStoryLedger;
  readonly organisations: ReadonlyMap<string, HostedOrganisation>;
  /** Headers of a person who has just logged in. */
  readonly bearer: (person: Person) => Promise<Record<string, string>>;
}

const slugOf = (mspId: string): string =>
  topology.organisations.find((one) => one.mspId === mspId)?.slug ?? '';

/** A founded consortium, whose firms are those that the people act for. */
export const localApp = async (
  people: readonly Person[],
  dependencies: Partial<AppDependencies> = {},
): Promise<LocalApp> => {
  const ledger = new PureStoryLedger(contractOf(), Date.now());
  const officers = people.filter((person): person is Person & Firm => person.firm !== undefined);
  for (const { creator, name, json } of foundingCommands(topology, officers)) {
    await ledger.submit({ creator, name, json, transient: {} });
  }
  const hosted: readonly HostedOrganisation[] = topology.organisations.map((one) =>
    hostLocally(
      ledger,
      one,
      people.filter(({ organisation }) => organisation === one.mspId),
      (mspId) => hosted.find((other) => other.mspId === mspId),
    ),
  );
  return servedBy({ ledger, organisations: new Map(hosted.map((one) => [one.mspId, one])) }, dependencies);
};

/** Another process on the same ledger and stores. */
export const servedBy = async (
  { ledger, organisations }: Pick<LocalApp, 'ledger' | 'organisations'>,
  dependencies: Partial<AppDependencies> = {},
): Promise<LocalApp> => {
  const app = await buildApp({
    organisations: [...organisations.values()],
    tokenKey: newTokenKey(),
    derivationKey: Buffer.alloc(32, 7),
    fingerprintKeys: hmacKeys([{ epoch: 1, key: 'ab'.repeat(32) }]),
    authorityOf: () => undefined,
    webhooks: webhookSettings('loopback'),
    limits: { perUser: 100_000, perLogin: 100, perAddress: 100_000 },
    logger: false,
    ...dependencies,
  });
  return {
    app,
    ledger,
    organisations,
    bearer: async (person) => {
      const credentials = { login: localLogin(slugOf(person.organisation), person), password: localPassword };
      const answer = await app.inject({ method: 'POST', url: '/v1/sessions', payload: credentials });
      expect(answer.statusCode).toBe(201);
      return { authorization: `Bearer ${answer.json<{ accessToken: string }>().accessToken}` };
    },
  };
};

/** The same organisations in a process that ends: after so many submissions each, nothing is answered any more. */
export const dyingAfter = (
  submissions: number,
  hosted: readonly HostedOrganisation[],
): HostedOrganisation[] =>
  hosted.map((one) => {
    let left = submissions;
    const submit: typeof one.submit = (...said) => {
      left -= 1;
      if (left < 0) throw new Error('the process is gone');
      return one.submit(...said);
    };
    return { ...one, submit };
  });
