/**
 * `npm run mt -- decode FILE` prints SWIFT messages as JSON, `npm run mt -- encode FILE.json` prints the messages of a
 * JSON; `-` is standard input. Everything else that is to be said goes to standard error. Exit code 1: a message is
 * broken; 2: the command was not understood.
 */
import { readFileSync } from 'node:fs';
import {
  decodeAll,
  type Decoded,
  encode,
  type Encoded,
  type Finding,
  type Loss,
  parseAll,
} from '@chopmark/gateway/swift/api';

const usage = 'Usage: npm run mt -- decode FILE | encode FILE.json      (- reads standard input)';

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

const encodeFile = (file: string): number => {
  const json = parseJson(readText(file), file);
  const encoded = (Array.isArray(json) ? (json as unknown[]) : [json]).map((one) => encode(one));
  encoded.forEach(sayEncoded);
  if (!encoded.every(({ isValid }) => isValid)) return 1;
  process.stdout.write(encoded.flatMap(({ texts }) => texts).join(''));
  return 0;
};

const commands: Readonly<Record<string, (file: string) => number>> = {
  decode: decodeFile,
  encode: encodeFile,
};

const run = ([name = '', ...parameters]: readonly string[]): number => {
  const command = commands[name];
  const [file] = parameters;
  if (command === undefined || file === undefined || parameters.length > 1) throw new UsageError(usage);
  return command(file);
};

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
