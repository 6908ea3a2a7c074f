/** Enters the demonstration's calendars, in one change that the Registry proposes and a bank accepts. */
import { Calendar } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { newOpaqueId } from '../ledger/opaque-id.ts';
import type { OpenOrganisation } from '../organisation.ts';
import { has, loginOf, registryOf, say, waitForAll } from './acts.ts';
import generated from './calendars.json' with { type: 'json' };
import type { DemoLogin } from './logins.ts';

const calendars = z.array(Calendar).parse(generated);
const openMs = 86_400_000;

const keyOf = ({ place }: Calendar): string => `calendar/${place}`;

const missingOn = async (registry: OpenOrganisation): Promise<Calendar[]> => {
  const present = await Promise.all(calendars.map((calendar) => has(registry, keyOf(calendar))));
  return calendars.filter((_, index) => present[index] === false);
};

/** Calendars that are there already stay as they are: the consortium may have changed them. */
export const enterCalendars = async (
  organisations: readonly OpenOrganisation[],
  logins: readonly DemoLogin[],
): Promise<void> => {
  const registry = registryOf(organisations);
  const bank = organisations.find(({ kind }) => kind === 'bank');
  if (bank === undefined) throw new Error('a consortium needs a bank');
  const missing = await missingOn(registry);
  const [first] = missing;
  if (first === undefined) return;
  const changeId = newOpaqueId('CHG');
  const change = {
    type: 'set-calendars',
    calendars: missing.map((calendar) => ({ ...calendar, version: 1 })),
  };
  const expiresAt = new Date(Date.now() + openMs).toISOString();
  const proposal = { changeId, change, expiresAt };
  const proposed = `change/${changeId}`;
  await say(registry, loginOf(logins, registry.mspId, 'registrar'), 'ProposeChange', proposal, proposed);
  await waitForAll(organisations, proposed);
  const administrator = loginOf(logins, bank.mspId, 'org-admin');
  await say(bank, administrator, 'AcceptChange', { changeId }, keyOf(first));
  await waitForAll(organisations, keyOf(first));
};
