/**
 * Mutates valid messages and reads what comes out. Reading never throws and never takes long; findings point into the
 * text; what is called valid is written again as it was.
 */
import { decodeAll, definitionOf, encode, messageDefinitions, parseAll } from '@chopmark/gateway/swift/api';
import fc from 'fast-check';
import { randomOf } from '../simulated/random.ts';
import { messageTexts } from './generator.ts';
import { mutated } from './mutations.ts';

export interface FuzzFailure {
  /** Number of the mutation, from 0. */
  readonly at: number;
  readonly text: string;
  readonly reason: string;
}

export interface FuzzReport {
  readonly seed: number;
  readonly count: number;
  readonly seconds: number;
  /** How many of the mutated texts were still valid. */
  readonly stillValid: number;
  readonly slowestMs: number;
  readonly failure?: FuzzFailure;
}

const samplesOfEachType = 12;
/** Reading a mutated message takes well below a millisecond; this long is a hang. */
const slowMs = 2_000;
const progressEvery = 50_000;

/** The texts that are mutated: some of every type. */
const basesOf = (seed: number): string[] =>
  Object.keys(messageDefinitions).flatMap((type) => {
    const definition = definitionOf(type);
    if (definition === undefined) return [];
    return fc.sample(messageTexts(definition), { seed, numRuns: samplesOfEachType });
  });

/** Findings after which a text is valid, but cannot come back as it was. */
const normalised = new Set([
  'LINE_END_UNUSUAL',
  'BYTE_ORDER_MARK',
  'SPACE_BETWEEN_BLOCKS',
  'SERVICE_MESSAGE_SKIPPED',
]);

interface Verdict {
  readonly isValid: boolean;
  readonly reason?: string;
}

/** Separators and white space between messages are not kept. */
const withoutSeparators = (text: string): string =>
  text.replace(/(?<=\})[\s\p{Cc}$]+(?=\{1:|$)/gu, '').replace(/^[\s\p{Cc}]+/u, '');

/** Reads a text and says what is wrong with the reading. */
export const judge = (text: string): Verdict => {
  const decoded = decodeAll(parseAll(text));
  const findings = decoded.flatMap((one) => one.findings);
  if (findings.some(({ position }) => position.offset < 0 || position.offset > text.length)) {
    return { isValid: false, reason: 'a finding points outside of the text' };
  }
  const isValid = decoded.every((one) => one.isValid);
  if (!isValid || findings.some(({ code }) => normalised.has(code) || code.startsWith('PART_'))) {
    return { isValid };
  }
  const again = decoded.flatMap(({ message }) => encode(message).texts).join('');
  return again === withoutSeparators(text)
    ? { isValid }
    : { isValid, reason: 'a valid message is not written again as it was' };
};

const attempt = (text: string): Verdict => {
  try {
    return judge(text);
  } catch (error) {
    return {
      isValid: false,
      reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
};

/** Runs `count` mutations; stops at the first failure. */
export const fuzz = (
  { seed, count }: { seed: number; count: number },
  onProgress: (done: number) => void = () => undefined,
): FuzzReport => {
  const bases = basesOf(seed);
  const random = randomOf(seed);
  const started = performance.now();
  let stillValid = 0;
  let slowestMs = 0;
  const report = (done: number, failure?: FuzzFailure): FuzzReport => ({
    seed,
    count: done,
    seconds: (performance.now() - started) / 1000,
    stillValid,
    slowestMs,
    ...(failure === undefined ? {} : { failure }),
  });
  for (let at = 0; at < count; at += 1) {
    const base = bases[random.below(bases.length)] ?? '';
    const text = mutated(base, random, bases[random.below(bases.length)] ?? '');
    const before = performance.now();
    const { isValid, reason } = attempt(text);
    const tookMs = performance.now() - before;
    slowestMs = Math.max(slowestMs, tookMs);
    if (isValid) stillValid += 1;
    if (reason !== undefined) return report(at + 1, { at, text, reason });
    if (tookMs > slowMs) return report(at + 1, { at, text, reason: `reading took ${tookMs.toFixed(0)} ms` });
    if ((at + 1) % progressEvery === 0) onProgress(at + 1);
  }
  return report(count);
};
