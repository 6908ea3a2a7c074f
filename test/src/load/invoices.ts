/** Invoices of one seller, each with another number, amount and buyer's reference: no two of them look alike. */
import { randomBytes } from 'node:crypto';
import type { StoryActor } from '../story/format.ts';
import { patient, performBatchOver } from '../story/http-driver.ts';
import type { Consortium } from './consortium.ts';
import { say } from './operation.ts';

export const seller: StoryActor = {
  organisation: 'EnterprisesMSP',
  role: 'enterprise-officer',
  person: 1,
  firm: 'copperfield',
};

interface Draft {
  readonly input: Readonly<Record<string, unknown>>;
  readonly terms: Readonly<Record<string, unknown>>;
}

export const dateAfter = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export const partyOf = (
  consortium: Consortium,
  mspId: string,
  firm: string,
): { readonly mspId: string; readonly subject: string | undefined } => ({
  mspId,
  subject: consortium.subjectOf(firm),
});

const draftOf = (consortium: Consortium): Draft => {
  const tag = randomBytes(8).toString('hex').toUpperCase();
  const amount = (1_000_000 + (randomBytes(4).readUInt32BE() % 900_000_000)).toString().padStart(3, '0');
  return {
    input: { seller: partyOf(consortium, seller.organisation, 'copperfield') },
    terms: {
      invoice: {
        invoiceNumber: tag,
        invoiceDate: dateAfter(-20),
        dueDate: dateAfter(70),
        amount: { amount: `${amount.slice(0, -2)}.${amount.slice(-2)}`, currency: 'CNY' },
        seller: { name: 'Copperfield Metals', country: 'CN', registrationNumber: tag },
        buyer: { name: `Buyer ${tag}`, country: 'CN', registrationNumber: `B${tag}` },
        settlement: 'open-account',
      },
    },
  };
};

const registrationOf = (consortium: Consortium, ids: Readonly<Record<string, string>>) => ({
  receivableId: ids['receivableId'],
  invoiceHash: ids['invoiceHash'],
  seller: partyOf(consortium, seller.organisation, 'copperfield'),
  debtor: partyOf(consortium, 'MeridianMSP', 'meridian'),
  proposalExpiresAt: new Date(Date.now() + 14 * 86_400_000).toISOString(),
});

const newKey = (): string => randomBytes(16).toString('hex');

/** Draft and registration of one invoice. @throws Error unless both are committed */
export const registerOne = async (consortium: Consortium): Promise<void> => {
  const drafted = await say(consortium, {
    actor: seller,
    command: 'DraftReceivable',
    ...draftOf(consortium),
    key: newKey(),
  });
  if (drafted.outcome.type !== 'committed') throw new Error(JSON.stringify(drafted));
  const input = registrationOf(consortium, drafted.outcome.ids);
  const said = await say(consortium, {
    actor: seller,
    command: 'RegisterReceivable',
    input,
    terms: {},
    key: newKey(),
  });
  if (said.outcome.type !== 'committed') throw new Error(JSON.stringify(said));
};

const together = async (consortium: Consortium, command: string, items: readonly Draft[]) => {
  const request = { command, items, atomic: true, key: newKey() };
  const token = await consortium.tokenOf(seller);
  const performed = await performBatchOver(patient(consortium.transport), token, request);
  const refused = performed.find(({ status }) => status === 'refused');
  if (refused !== undefined) throw new Error(`${command}: ${JSON.stringify(refused)}`);
  return performed.map(({ ids }) => ids);
};

/** Drafts and registrations of many, in one transaction each. @throws Error unless all are committed */
export const registerTogether = async (consortium: Consortium, count: number): Promise<void> => {
  const drafts = Array.from({ length: count }, () => draftOf(consortium));
  const drafted = await together(consortium, 'DraftReceivable', drafts);
  const items = drafted.map((ids) => ({ input: registrationOf(consortium, ids), terms: {} }));
  await together(consortium, 'RegisterReceivable', items);
};
