/**
 * Stories in which every command of the catalogue is committed at least once. Each begins with the same founded
 * consortium and knows nothing of the others.
 */
import { defaultSettings } from '../src/membership/consortium.ts';
import type { State } from './memory-ledger.ts';
import { firms, members, meridianParty, people } from './people.ts';
import { type Act, type Chapter, Recorder } from './recorder.ts';
import { claimStory } from './stories/claims.ts';
import { creditStory } from './stories/credit.ts';
import { legacyStory } from './stories/legacy.ts';
import { customsStory } from './stories/customs.ts';
import { forfaitingStory } from './stories/forfaiting.ts';
import { presentationStory } from './stories/presentations.ts';
import { pledgeStory } from './stories/pledge.ts';
import { proceedsStory } from './stories/proceeds.ts';
import { receivableStory } from './stories/receivables.ts';
import { refinancingStory } from './stories/refinancing.ts';
import { renewalStory } from './stories/renewal.ts';
import { transferDocumentsStory } from './stories/transfer-documents.ts';
import { transferStory } from './stories/transfer.ts';
import { voucherStory } from './stories/vouchers.ts';

/** By name. Each story's ids are its own: its place in this list decides them, so append only. */
const stories = {
  pledge: pledgeStory,
  credit: creditStory,
  proceeds: proceedsStory,
  transfer: transferStory,
  presentations: presentationStory,
  receivables: receivableStory,
  forfaiting: forfaitingStory,
  transferDocuments: transferDocumentsStory,
  renewal: renewalStory,
  vouchers: voucherStory,
  legacy: legacyStory,
  customs: customsStory,
  claims: claimStory,
  refinancing: refinancingStory,
} as const satisfies Record<string, readonly Chapter[]>;
export type StoryName = keyof typeof stories;

const idsOfStory = 1_000_000;

const found: Chapter = async (story) => {
  await story.say(people.registrar, 'FoundConsortium', { members, settings: defaultSettings });
  for (const subject of Object.values(firms)) {
    await story.say(people.enterprisesAdmin, 'RegisterSubject', { subject, status: 'active' });
  }
  const { subject } = meridianParty;
  await story.say(people.meridianAdmin, 'RegisterSubject', { subject, status: 'active' });
};

interface Told {
  readonly acts: readonly Act[];
  readonly end: State;
}

const tell = async (chapters: readonly Chapter[], story: Recorder): Promise<Told> => {
  for (const chapter of chapters) await chapter(story);
  return { acts: story.acts, end: story.state };
};

const play = async (): Promise<Readonly<Record<'founding' | StoryName, Told>>> => {
  const founding = await tell([found], new Recorder());
  const told = Object.entries(stories).map(async ([name, chapters], index) => {
    const recorder = new Recorder(founding.end, undefined, (index + 1) * idsOfStory);
    return [name, await tell(chapters, recorder)] as const;
  });
  return Object.fromEntries([['founding', founding], ...(await Promise.all(told))]) as Record<
    'founding' | StoryName,
    Told
  >;
};

let played: ReturnType<typeof play> | undefined;

/** Played once per process. */
const allTold = (): ReturnType<typeof play> => (played ??= play());

/** Every act of the founding and of every story. */
export const wholeStory = async (): Promise<readonly Act[]> =>
  Object.values(await allTold()).flatMap(({ acts }) => acts);

/** The acts of one story, its founding left out. */
export const storyOf = async (name: StoryName): Promise<readonly Act[]> => (await allTold())[name].acts;

/** The ledger at the end of each story. */
export const endsOfStories = async (): Promise<readonly State[]> =>
  Object.values(await allTold()).map(({ end }) => end);

/** The first act of this name; `nth` counts from 0. */
export const actOf = async (name: string, nth = 0): Promise<Act> => {
  const act = (await wholeStory()).filter(({ call }) => call.name === name)[nth];
  if (act === undefined) throw new Error(`no story has ${name} number ${nth}`);
  return act;
};

/** The first act of each command. */
export const firstActs = async (): Promise<readonly Act[]> => {
  const acts = new Map<string, Act>();
  for (const act of await wholeStory()) if (!acts.has(act.call.name)) acts.set(act.call.name, act);
  return [...acts.values()];
};
