/** A bank’s book of old loans over HTTP: until the first paper that was financed twice is known, and until the end. */
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { httpsClient } from '../https-client.ts';
import type { Consortium } from '../load/consortium.ts';
import { rounded } from '../load/statistics.ts';
import type { StoryActor } from '../story/format.ts';
import type { Result } from './results.ts';

const maker: StoryActor = { organisation: 'HarbourBankMSP', role: 'bank-maker', person: 1 };
const columns =
  'reference,branch,client,financedAmount,financedCurrency,financedOn,instrument,invoiceNumber,invoiceDate,' +
  'invoiceAmount,invoiceCurrency,sellerName,sellerCountry,sellerRegistration,buyerName,buyerCountry';

/** Every hundredth row from the tenth part of the book on names the invoice of an earlier one. */
const isRepeat = (row: number, rows: number): boolean => row >= rows / 10 && row % 100 === 99;

const lineOf = (row: number, rows: number, play: string): string => {
  const paper = isRepeat(row, rows) ? row - Math.floor(rows / 20) : row;
  const seller = paper % 997;
  return [
    `${play}-${row}`,
    `Branch ${row % 40}`,
    `Seller ${play} ${seller}`,
    '80000.00,CNY,2025-11-03,receivable',
    `${play}/${paper}`,
    '2025-10-20',
    `${100_000 + paper}.00`,
    'CNY',
    `Seller ${play} ${seller}`,
    `CN,${play}R${seller}`,
    `Buyer ${paper % 4999}`,
    'CN',
  ].join(',');
};

interface Progress {
  readonly importId: string;
  readonly state: string;
  readonly startedAt: string;
  readonly firstConflictAt?: string;
  readonly checkedAt?: string;
  readonly finishedAt?: string;
  readonly rows: number;
  readonly conflicts: number;
  readonly batches: number;
  readonly imported: number;
}

const secondsBetween = (from: string, to: string | undefined): number =>
  rounded((Date.parse(to ?? from) - Date.parse(from)) / 1000);

const pollMs = 2_000;

/** @param rows of the book */
export const measureLegacyImport = async (consortium: Consortium, rows: number): Promise<Result> => {
  const play = randomBytes(4).toString('hex').toUpperCase();
  const book = [columns, ...Array.from({ length: rows }, (_, row) => lineOf(row, rows, play))].join('\n');
  const fileHash = createHash('sha256').update(book).digest('hex');
  const authorization = `Bearer ${await consortium.tokenOf(maker)}`;
  const client = httpsClient(consortium.manifest);
  const json = async (method: string, path: string, said?: object): Promise<Progress> => {
    // A long import outlives an access token.
    const headers = { authorization: `Bearer ${await consortium.tokenOf(maker)}` };
    const type = said === undefined ? {} : { 'content-type': 'application/json' };
    const payload = said === undefined ? {} : { payload: JSON.stringify(said) };
    const { status, text } = await client.send({
      method,
      path,
      headers: { ...headers, ...type },
      ...payload,
    });
    if (status === 401) {
      consortium.forgetSession(maker);
      return json(method, path, said);
    }
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
    return JSON.parse(text) as Progress;
  };
  const uploading = performance.now();
  const type = { authorization, 'content-type': 'text/csv' };
  await client.send({ method: 'PUT', path: `/v1/legacy-books/${fileHash}`, headers: type, payload: book });
  const uploadSeconds = rounded((performance.now() - uploading) / 1000);
  let seen = await json('POST', '/v1/legacy-imports', { fileHash, format: 'csv' });
  while (seen.finishedAt === undefined) {
    await wait(pollMs);
    seen = await json('GET', `/v1/legacy-imports/${seen.importId}`);
  }
  client.close();
  const { startedAt, firstConflictAt, checkedAt, finishedAt } = seen;
  const ledgerSeconds = secondsBetween(checkedAt ?? startedAt, finishedAt);
  return {
    name: 'legacy-import',
    settings: { rows, megabytes: rounded(book.length / 1e6), state: seen.state, imported: seen.imported },
    rows: [
      { step: 'upload', seconds: uploadSeconds },
      { step: 'first true hit', seconds: secondsBetween(startedAt, firstConflictAt) },
      { step: `every row compared, ${seen.conflicts} hits`, seconds: secondsBetween(startedAt, checkedAt) },
      { step: `on the ledger, ${seen.batches} batches`, seconds: secondsBetween(startedAt, finishedAt) },
      { step: 'rows on the ledger in a second', seconds: rounded(seen.imported / ledgerSeconds) },
    ],
  };
};
