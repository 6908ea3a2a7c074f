/** How many messages a second are read, checked and written; the floor is parsing and printing the same as JSON. */
import { readFileSync } from 'node:fs';
import { decode, encode, parse } from '@chopmark/gateway/swift/api';
import { repositoryRoot } from '@chopmark/network/layout';
import { rounded } from '../load/statistics.ts';
import type { Row } from '../load/table.ts';
import type { Result } from './results.ts';

const fixture = (name: string): string =>
  readFileSync(`${repositoryRoot}/gateway/src/swift/fixtures/${name}`, 'utf8');

const text = fixture('sample1.fin');
const json = fixture('sample1.json');
const message = decode(parse(text)).message;

const warmUp = 2_000;
const seconds = 3;

/** Runs the step for a while. @returns runs in a second of processor time */
const perSecond = (step: () => unknown): number => {
  for (let run = 0; run < warmUp; run += 1) step();
  const started = process.cpuUsage();
  let runs = 0;
  let used = 0;
  while (used < seconds * 1e6) {
    for (let run = 0; run < 100; run += 1) step();
    runs += 100;
    const { user, system } = process.cpuUsage(started);
    used = user + system;
  }
  return runs / (used / 1e6);
};

const steps: Readonly<Record<string, () => unknown>> = {
  'JSON.parse and JSON.stringify': () => JSON.stringify(JSON.parse(json)),
  'parse and validate': () => parse(text),
  'parse, validate, decode': () => decode(parse(text)),
  'encode and validate': () => encode(message),
  'parse, validate, decode, encode': () => encode(decode(parse(text)).message),
};

export const measureSwift = (): Promise<Result> => {
  const rates = Object.entries(steps).map(([name, step]) => ({ name, rate: perSecond(step) }));
  const floor = rates[0]?.rate ?? 1;
  const rows: Row[] = rates.map(({ name, rate }) => ({
    MT700: name,
    'messages/s of one core': rounded(rate),
    'times the floor': rounded(floor / rate, 1),
  }));
  return Promise.resolve({ name: 'swift', settings: { characters: text.length }, rows });
};
