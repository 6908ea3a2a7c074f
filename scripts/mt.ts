/**
 * `npm run mt -- decode FILE` prints SWIFT messages as JSON, `npm run mt -- encode FILE.json` prints the messages of a
 * JSON; `-` is standard input. Everything else that is to be said goes to standard error. `npm run mt -- fuzz` mutates
 * messages and reads them. Exit code 1: a message is broken; 2: the command was not understood.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  decodeAll,
  type Decoded,
  encode,
  type Encoded,
  type Finding,
  type Loss,
  parseAll,
} from '@chopmark/gateway/swift/api';
import { fuzz } from '@chopmark/test/swift/fuzz';

const usage = [
  'Usage: npm run mt -- decode FILE           prints messages as JSON; - reads standard input',
  '       npm run mt -- encode FILE.json      prints the messages of a JSON',
  '       npm run mt -- fuzz [--seed N] [--count M]',
].join('\n');

class UsageError extends Error {}

const standardInput = 0;

const readText = (file: string): string => {
  try {
    return readFileSync(file === '-' ? standardInput : file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const say = (line: string): void => console.error(line);

const findingLine = ({ severity, code, swift, tag, position, expected }: Finding): string => {
  const where = `line ${position.line}, column ${position.column}`;
  const what = [code, swift === undefined ? '' : `(${swift})`, tag === undefined ? '' : `field ${tag}`];
  return `${severity}: ${[...what, where].filter((part) => part !== '').join(' ')}: expected ${expected}`;
};

const lossLine = ({ code, pointer, from, to }: Loss): string =>
  `changed: ${code} ${pointer}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`;

const print = (value: unknown): void => console.log(JSON.stringify(value, null, 2));

/** A single thing stands alone; several are a list. */
const single = <T>(list: readonly T[]): T | readonly T[] => (list.length === 1 && list[0] ? list[0] : list);

const whole = ({ message, findings, unmapped, authentication }: Decoded) => ({
  message,
  findings,
  unmapped,
  authentication,
});

const decodeFile = (file: string): number => {
  const decoded = decodeAll(parseAll(readText(file)));
  for (const { findings, unmapped, authentication } of decoded) {
    for (const finding of findings) say(findingLine(finding));
    for (const { tag, position } of unmapped) say(`not held: field ${tag}, line ${position.line}`);
    if (authentication.status === 'claimed') say('A file only claims its sender: nothing authenticates it.');
  }
  const isValid = decoded.every((one) => one.isValid);
  const shown: readonly object[] = isValid ? decoded.map(({ message }) => message) : decoded.map(whole);
  print(single(shown));
  return isValid ? 0 : 1;
};

const parseJson = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const sayEncoded = ({ problems, findings, losses }: Encoded): void => {
  for (const { pointer, expected } of problems) say(`error: ${pointer}: ${expected}`);
  for (const finding of findings) say(findingLine(finding));
  for (const loss of losses) say(lossLine(loss));
};

/** What `decode` printed of a broken message holds the message beside its findings. */
const messageIn = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && 'message' in json && 'findings' in json ? json.message : json;

const encodeFile = (file: string): number => {
  const json = parseJson(readText(file), file);
  const encoded = (Array.isArray(json) ? (json as unknown[]) : [json]).map((one) => encode(messageIn(one)));
  encoded.forEach(sayEncoded);
  if (!encoded.every(({ isValid }) => isValid)) return 1;
  process.stdout.write(encoded.flatMap(({ texts }) => texts).join(''));
  return 0;
};

const wholeNumber = (text: string): number => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new UsageError(`${text} is not a whole number`);
  return number;
};

const fuzzOptions = (parameters: string[]): { seed: number; count: number } => {
  try {
    const { values } = parseArgs({
      args: parameters,
      options: { seed: { type: 'string' }, count: { type: 'string', default: '100000' } },
    });
    const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
    return { seed: wholeNumber(seed), count: wholeNumber(values.count) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(usage);
  }
};

const runFuzz = (parameters: string[]): number => {
  const { seed, count } = fuzzOptions(parameters);
  say(`seed ${seed}`);
  const report = fuzz({ seed, count }, (done) => say(`${done} of ${count}`));
  const { failure, ...figures } = report;
  print({ ...figures, 'messages/s': Math.round(report.count / report.seconds) });
  if (failure === undefined) return 0;
  say(`broken at ${failure.at}: ${failure.reason}\n${JSON.stringify(failure.text)}`);
  return 1;
};

const onFile =
  (command: (file: string) => number) =>
  ([file, ...more]: readonly string[]): number => {
    if (file === undefined || more.length > 0) throw new UsageError(usage);
    return command(file);
  };

const commands: Readonly<Record<string, (parameters: string[]) => number>> = {
  decode: onFile(decodeFile),
  encode: onFile(encodeFile),
  fuzz: runFuzz,
};

const run = ([name = '', ...parameters]: readonly string[]): number => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new UsageError(usage);
  return command(parameters);
};

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
