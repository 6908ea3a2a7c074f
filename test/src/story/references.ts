/** What stands between `${` and `}` in a story: saved ids, firms, times, hashes of texts. */
import { createHash } from 'node:crypto';
import { publicKeyOf } from './customs-system.ts';

/** What references can resolve to while a story is played. */
export interface Scope {
  /** Saved ids and members of answers by their alias. */
  readonly saved: ReadonlyMap<string, unknown>;
  /** The opaque id of a firm. */
  readonly subjectOf: (firm: string) => string | undefined;
  readonly now: number;
  /** Differs from play to play, so that numbers of papers and goods can be new each time. */
  readonly play: string;
}

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a duration such as `90s`, `15m`, `2h` or `30d`. */
export const durationMs = (text: string): number => Number(text.slice(0, -1)) * (unitMs[text.slice(-1)] ?? 0);

const instant = (ms: number): string => new Date(ms).toISOString();

const timeOf = (name: string, now: number): string | undefined => {
  const match = /^(now|today)(?:([+-])(\d{1,6}[smhd]))?$/.exec(name);
  if (match === null) return undefined;
  const offset = match[3] === undefined ? 0 : durationMs(match[3]);
  const at = instant(now + (match[2] === '-' ? -offset : offset));
  return match[1] === 'today' ? at.slice(0, 10) : at;
};

/** So many digits that differ from play to play, for numbers that authorities give. */
const serialOf = (play: string, length: string): string =>
  (BigInt(`0x${createHash('sha256').update(play).digest('hex')}`) % 10n ** BigInt(length))
    .toString()
    .padStart(Number(length), '0');

/** What a name before a colon makes of the text behind it. */
const made: Readonly<Record<string, (text: string, scope: Scope) => string | undefined>> = {
  hash: (text) => createHash('sha256').update(text).digest('hex'),
  key: (name) => publicKeyOf(name),
  play: (length, { play }) => serialOf(play, length),
  firm: (firm, { subjectOf }) => subjectOf(firm),
};

/** @throws Error when nothing has that name. */
const valueOf = (name: string, scope: Scope): string => {
  if (name === 'play') return scope.play;
  if (name === 'year') return instant(scope.now).slice(0, 4);
  const [kind = '', text] = name.split(/:(.*)/s);
  const value =
    text === undefined ? (scope.saved.get(name) ?? timeOf(name, scope.now)) : made[kind]?.(text, scope);
  if (typeof value !== 'string') throw new Error(`nothing is saved as \${${name}}`);
  return value;
};

export const resolveText = (text: string, scope: Scope): string =>
  text.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => valueOf(name, scope));

/** The saved list or object that a text names as a whole. */
const savedValue = (text: string, { saved }: Scope): unknown => {
  const value = saved.get(/^\$\{([^}]+)\}$/.exec(text)?.[1] ?? '');
  return typeof value === 'string' ? undefined : value;
};

/** The value with every reference in its texts resolved. */
export const resolveValue = (value: unknown, scope: Scope): unknown => {
  if (typeof value === 'string') return savedValue(value, scope) ?? resolveText(value, scope);
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, scope));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, resolveValue(member, scope)]),
  );
};
