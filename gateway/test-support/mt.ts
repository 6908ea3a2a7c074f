/** Messages for tests: the two samples, and messages that are made of a type and its fields. */
import { readFileSync } from 'node:fs';
import { decode, type Finding, parse, type ParseOptions } from '../src/swift/api.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../src/swift/fixtures/${name}`, import.meta.url), 'utf8');

export const samples = ['sample1', 'sample2'].map((name) => ({
  name,
  text: fixture(`${name}.fin`),
  json: JSON.parse(fixture(`${name}.json`)) as Record<string, unknown>,
}));

const [first] = samples;

/** Sample 1 with some of its text replaced. */
export const sample1With = (from: string | RegExp, to: string): string => {
  const text = first?.text ?? '';
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`sample 1 does not hold ${String(from)}`);
  return changed;
};

/** A message of a type from the content of its text block, one field or line an argument. */
export const messageOf = (type: string, ...lines: string[]): string =>
  `{1:F01HANBKRS0AXXX0000000000}{2:I${type}TKYOJPJ0XXXXN}{4:\r\n${lines.join('\r\n')}\r\n-}`;

/** Code of a finding, with the network's code where there is one: `DRAFTS_AND_DRAWEE C90`. */
export const said = ({ code, swift }: Finding): string => (swift === undefined ? code : `${code} ${swift}`);

/** What is said as an error. */
export const errorsOf = (text: string, options?: ParseOptions): string[] =>
  decode(parse(text, options))
    .findings.filter(({ severity }) => severity === 'error')
    .map(said);

/** What is said as a warning, but for the trailer that only the network writes. */
export const warningsOf = (text: string, options?: ParseOptions): string[] =>
  decode(parse(text, options))
    .findings.filter(({ severity, code }) => severity === 'warning' && code !== 'TRAILER_MISSING')
    .map(said);
