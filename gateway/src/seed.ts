/**
 * Fills a fresh network with the demonstration's users, founds its consortium and enters its banking calendars. Run
 * again it adds what is missing. Progress goes to standard error, logins to `demo-logins.json` beside the manifest.
 */
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { type OpenOrganisation, openOrganisation } from './organisation.ts';
import { sharedParts } from './shared-parts.ts';
import { enterCalendars } from './seed/calendars.ts';
import { ensureUsers } from './seed/enrolment.ts';
import { foundConsortium, registerSubjects } from './seed/founding.ts';
import { type DemoLogin, readLogins, writeLogins } from './seed/logins.ts';

const report = (line: string): void => console.error(line);

const seed = async (organisations: readonly OpenOrganisation[], path: string): Promise<void> => {
  const known = readLogins(path);
  const logins: DemoLogin[] = [];
  for (const organisation of organisations) {
    const own = await ensureUsers(organisation, known);
    logins.push(...own);
    // Passwords are nowhere else, so none is lost when a later step fails.
    writeLogins(path, [
      ...logins,
      ...known.filter(({ login }) => !logins.some((one) => one.login === login)),
    ]);
    report(`${organisation.name}: ${own.map(({ login }) => login).join(', ')}`);
  }
  await foundConsortium(organisations, logins);
  report('the consortium is founded');
  await registerSubjects(organisations, logins);
  report('firms are entered');
  await enterCalendars(organisations, logins);
  report('banking calendars are entered');
};

const config = readConfig(process.env);
const shared = sharedParts(config, pino({ level: 'warn' }, pino.destination(2)));
const organisations = await Promise.all(
  config.manifest.organisations.map((organisation) => openOrganisation(shared, organisation)),
);
try {
  await Promise.all(organisations.map((organisation) => organisation.start()));
  await seed(organisations, join(dirname(process.env['CHOPMARK_NETWORK'] ?? ''), 'demo-logins.json'));
} finally {
  await Promise.all(organisations.map((organisation) => organisation.stop()));
  shared.close();
}
