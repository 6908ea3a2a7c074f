/** A running consortium as the systems of its users meet it: over HTTPS, with connections that are kept open. */
import { readFileSync } from 'node:fs';
import { defaultHome, type Layout, layoutOf } from '@chopmark/network/layout';
import { Manifest } from '@chopmark/network/manifest';
import { findSite, type Site } from '@chopmark/network/site';
import { httpsClient } from '../https-client.ts';
import type { StoryActor } from '../story/format.ts';
import { openSession, type Transport } from '../story/http-driver.ts';
import { loginOf, Logins } from '../story/logins.ts';

export interface Consortium {
  readonly layout: Layout;
  readonly site: Site;
  readonly manifest: Manifest;
  readonly transport: Transport;
  /** An access token of the person, from an open session. @throws Error when the person cannot log in */
  tokenOf(actor: StoryActor): Promise<string>;
  /** Forgets the person's session, because the gateway does not take its token any more. */
  forgetSession(actor: StoryActor): void;
  /** The opaque id of a firm that stories call by an alias. */
  subjectOf(firm: string): string | undefined;
  close(): void;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8')) as unknown;

/** @throws Error when no network was set up in the state directory */
const openSite = async (layout: Layout): Promise<Site> => {
  const site = await findSite(layout);
  if (site === undefined) throw new Error('there is no network: npm run up');
  return site;
};

/** The consortium whose state directory `CHOPMARK_HOME` names. @throws Error when there is none */
export const openConsortium = async (): Promise<Consortium> => {
  const layout = layoutOf(defaultHome());
  const site = await openSite(layout);
  const manifest = Manifest.parse(readJson(layout.manifest));
  const logins = Logins.parse(readJson(layout.logins));
  const client = httpsClient(manifest);
  const { transport } = client;
  const sessions = new Map<string, Promise<string>>();
  return {
    layout,
    site,
    manifest,
    transport,
    tokenOf: (actor) => {
      const { login, password } = loginOf(logins, actor);
      const session = sessions.get(login) ?? openSession(transport, login, password);
      sessions.set(login, session);
      session.catch(() => sessions.delete(login));
      return session;
    },
    forgetSession: (actor) => sessions.delete(loginOf(logins, actor).login),
    subjectOf: (firm) => logins.find((login) => login.firm === firm)?.subject,
    close: () => client.close(),
  };
};
