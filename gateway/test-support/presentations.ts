/** Documents under the credits of `credits.ts`, and what banks do with them, over the API. */
import { type Calendar, instantOf } from '@chopmark/chaincode/api';
import { creatorOf, type Person } from '@chopmark/test/simulated/consortium';
import { beneficiary, checker, day, type Desk, maker, terms, usd } from './credits.ts';
import type { LocalApp } from './local-app.ts';

/** Open round the clock on working days, so that a test ends the same at any hour. */
export const shanghai: Calendar = {
  place: 'CNSHA',
  name: 'Shanghai',
  coverage: { from: day(-200), to: day(400) },
  weekend: [6, 7],
  holidays: {},
  makeUpDays: [],
  observesMakeUpDays: false,
  counter: { opens: '00:00', closes: '23:59' },
  utcOffsets: [{ since: '2000-01-01T00:00:00.000Z', minutes: 480 }],
};

const registrar: Person = { organisation: 'RegistryMSP', role: 'registrar' };
const administrator: Person = { organisation: 'CustomsMSP', role: 'org-admin' };

/** Shanghai's calendar, and Hamburg's, which closes on Wednesdays too. */
export const enterCalendars = async ({ ledger }: LocalApp): Promise<void> => {
  const changeId = 'CHG-0000000000000001';
  const say = async (person: Person, name: string, serial: number, input: object): Promise<void> => {
    const json = JSON.stringify({ commandId: `CMD-000000000000000${serial}`, input });
    const outcome = await ledger.submit({ creator: creatorOf(person), name, json, transient: {} });
    if (outcome.status === 'refused') throw new Error(`${name}: ${outcome.refusal.refused}`);
  };
  const hamburg = { ...shanghai, place: 'DEHAM', name: 'Hamburg', weekend: [3, 6, 7] };
  const calendars = [shanghai, hamburg].map((calendar) => ({ ...calendar, version: 1 }));
  const change = { type: 'set-calendars', calendars };
  await say(registrar, 'ProposeChange', 1, { changeId, change, expiresAt: `${day(1)}T00:00:00.000Z` });
  await say(administrator, 'AcceptChange', 2, { changeId });
};

/** A paper invoice of the amount, and a bill of lading as an electronic record with this file. */
export const presentationTerms = (amount: string, fileHash?: string): object => ({
  creditNumber: terms.creditNumber,
  presenter: { name: 'BRAMBLE HILL TRADING' },
  presentedOn: day(0),
  amountClaimed: usd(amount),
  documents: [
    {
      id: 'invoice-1',
      number: 'INV-1',
      medium: 'paper',
      originals: 3,
      copies: 0,
      signatures: [],
      particulars: { type: 'INVOICE', total: usd(amount) },
    },
    {
      id: 'packing-1',
      title: 'PACKING LIST',
      medium: 'electronic',
      originals: 1,
      copies: 0,
      signatures: [],
      particulars: { type: 'PACKING_LIST' },
      ...(fileHash === undefined ? {} : { files: [{ sha256: fileHash, mediaType: 'application/pdf' }] }),
    },
  ],
});

export interface Presented {
  readonly creditId: string;
  readonly presentationId: string;
  readonly termsHash: string;
}

export const pathOf = ({
  creditId,
  presentationId,
}: Pick<Presented, 'creditId' | 'presentationId'>): string => `/${creditId}/presentations/${presentationId}`;

interface Said {
  readonly to: string;
  readonly amount?: string;
  /** On top of the credit: field 39C. */
  readonly additional?: string;
  readonly fileHash?: string;
  readonly bank?: object;
}

/** By the beneficiary. */
export const present = async (desk: Desk, creditId: string, said: Said): Promise<Presented> => {
  const { to, amount = '200000.00', additional, fileHash, bank } = said;
  const more = additional === undefined ? {} : { additionalAmount: usd(additional) };
  const ids = await desk.post(beneficiary, `/${creditId}/presentations`, {
    to,
    ...(bank === undefined ? {} : { bank }),
    terms: { presentation: { ...presentationTerms(amount, fileHash), ...more } },
  });
  const { presentationId = '', termsHash = '' } = ids;
  return { creditId, presentationId, termsHash };
};

/** By a counter in Shanghai. @param daysAgo when it got the documents */
export const receive = async (desk: Desk, person: Person, of: Presented, daysAgo = 0): Promise<void> => {
  const receivedAt = instantOf(Date.now() - daysAgo * 86_400_000);
  const receipt = { receivedAt, counter: 'Counter 3', originals: 3, copies: 0 };
  await desk.post(person, `${pathOf(of)}/receipts`, {
    place: 'CNSHA',
    medium: 'paper',
    terms: { receipt },
  });
};

export const discrepancies = [{ code: 'LATE_SHIPMENT', text: 'Shipped two days late' }];

interface Bank {
  readonly maker: Person;
  readonly checker: Person;
}
export const harbour: Bank = { maker, checker };

/** Examined by the maker, determined by the checker. */
export const examine = async (
  desk: Desk,
  bank: Bank,
  of: Presented,
  found: readonly object[] = [],
): Promise<void> => {
  const examination = {
    ruleSetHash: 'ab'.repeat(32),
    inputHashes: ['cd'.repeat(32), of.termsHash],
    resultHash: '01'.repeat(32),
    result: found.length === 0 ? 'no-findings' : 'findings',
    findings: found,
    readByPerson: [],
  };
  await desk.post(bank.maker, `${pathOf(of)}/examinations`, { terms: { examination } });
  await desk.post(bank.checker, `${pathOf(of)}/determination`, {
    terms: { determination: { discrepancies: found } },
  });
};
