/** The people who work with messages, and what is noted of each step. */

/** What the gateway answers about a text. */
export interface Read {
  readonly messageType: string;
  readonly isValid: boolean;
  readonly authentication: { readonly status: string };
  readonly proposal?: Proposed;
}

export interface Proposed {
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly terms: Readonly<Record<string, unknown>>;
  readonly remarks: readonly { readonly pointer: string }[];
}

export interface Said {
  readonly input?: Readonly<Record<string, unknown>>;
  readonly terms?: Readonly<Record<string, unknown>>;
}

export interface Outcome {
  readonly status: number;
  readonly code?: string | undefined;
  /** Ids of what was made, and texts of the events. */
  readonly ids: Readonly<Record<string, string>>;
}

/** The people of the member bank, and the beneficiary. */
export interface Desk {
  send(who: 'maker' | 'checker' | 'beneficiary', command: string, said: Said): Promise<Outcome>;
  /** Reads a text that the bank received. */
  read(text: string): Promise<readonly Read[]>;
  /** The message of a step, as text. @param path after `/messages/` */
  write(creditId: string, path: string): Promise<string>;
  /** The beneficiary's opaque id. */
  readonly subject: string;
  /** Differs from play to play. */
  readonly play: string;
}

/** Everything that must hold, with what was found instead. */
export interface Step {
  readonly name: string;
  readonly holds: boolean;
  readonly found: unknown;
}

export interface Life {
  readonly desk: Desk;
  readonly steps: Step[];
}

export const note = ({ steps }: Life, name: string, found: unknown, wanted: unknown): void => {
  steps.push({ name, holds: JSON.stringify(found) === JSON.stringify(wanted), found });
};

/** A command that comes to what it should: committed, or refused by this code. */
export const done = async (
  life: Life,
  name: string,
  sent: Promise<Outcome>,
  wanted = 'committed',
): Promise<Outcome> => {
  const outcome = await sent;
  note(life, name, outcome.code ?? (outcome.status < 300 ? 'committed' : outcome.status), wanted);
  return outcome;
};

export const proposed = async (
  life: Life,
  name: string,
  text: string,
  remarks: readonly string[],
): Promise<Proposed> => {
  const [first, ...more] = await life.desk.read(text);
  const proposal = first?.proposal;
  note(life, name, [more.length, first?.isValid, first?.authentication.status], [0, true, 'claimed']);
  note(
    life,
    `${name}: what a person must complete`,
    proposal?.remarks.map(({ pointer }) => pointer),
    remarks,
  );
  return proposal ?? { command: '', input: {}, terms: {}, remarks: [] };
};

/** A proposal with what a person completed. */
export const completed = (
  { input, terms }: Proposed,
  ids: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): Said => ({ input: { ...input, ...ids }, terms: { ...terms, ...more } });
