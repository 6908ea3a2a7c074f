/** Steps that the stories about customs declarations share. */
import { particularsOf } from '../../src/customs-declaration/base.ts';
import { remainingOf } from '../../src/customs-declaration/derive.ts';
import type { CustomsStep } from '../../src/customs-declaration/lifecycle.ts';
import type { Assessed, FeedEvent } from '../../src/customs-declaration/records.ts';
import type { AssessmentTerms, DeclarationTerms } from '../../src/customs-declaration/terms.ts';
import { sha256Hex } from '../../src/kernel/hash.ts';
import type { Creator } from '../../src/kernel/ledger.ts';
import { hashOfOpening, type Opening } from '../../src/kernel/opening.ts';
import { declarationTokens, feedSource, signed } from '../customs-papers.ts';
import { at } from '../papers.ts';
import { ownerParty, people } from '../people.ts';
import type { Act, Recorder } from '../recorder.ts';

export interface Lodged {
  readonly declarationId: string;
  readonly terms: DeclarationTerms;
}

interface Lodging {
  readonly by: Creator;
  readonly consentId: string;
  readonly declarationId: string;
}

export const lodged = async (
  story: Recorder,
  terms: DeclarationTerms,
  { by = people.owner, consentId, declarationId = story.id('declaration') }: Partial<Lodging> = {},
): Promise<Lodged> => {
  const input = {
    declarationId,
    claimId: story.id('claim'),
    trader: ownerParty,
    customs: 'CustomsMSP',
    flow: terms.flow,
    ...(consentId === undefined ? {} : { consentId }),
  };
  await story.say(by, 'LodgeDeclaration', input, { declaration: story.open(terms) });
  return { declarationId, terms };
};

export interface Drafted {
  readonly declaration: Opening<DeclarationTerms>;
  readonly assessment: Opening<AssessmentTerms>;
  readonly hashes: { readonly declarationHash: string; readonly assessmentHash: string };
  readonly assessed: Assessed;
}

/** Laid down by customs; each paper under a salt of its own. */
export const drafted = async (
  story: Recorder,
  declarationId: string,
  item: { readonly declaration: DeclarationTerms; readonly assessment: AssessmentTerms },
): Promise<Drafted> => {
  const particulars = particularsOf(item.declaration);
  const assessed = particulars === undefined ? item.assessment : { ...item.assessment, particulars };
  const assessments = story.open([{ ...item, assessment: assessed }]);
  await story.say(
    people.customsService,
    'DraftAssessments',
    { declarationIds: [declarationId] },
    { assessments },
  );
  const opening = <Terms>(section: string, terms: Terms): Opening<Terms> => ({
    terms,
    salt: sha256Hex(`${assessments.salt}/${declarationId}/${section}`),
  });
  const declaration = opening('declaration', item.declaration);
  const assessment = opening('assessment', assessed);
  const assessmentHash = hashOfOpening(assessment);
  return {
    declaration,
    assessment,
    hashes: { declarationHash: hashOfOpening(declaration), assessmentHash },
    assessed: {
      assessmentHash,
      tokens: declarationTokens(item.assessment),
      remaining: remainingOf(item.assessment).toString(),
    },
  };
};

interface Reported extends Partial<Drafted['hashes']> {
  readonly declarationId: string;
  readonly step: CustomsStep;
}

/** Customs' system: counts and signs what it reports. */
export class Reporter {
  readonly story: Recorder;
  readonly #source: string;
  #sequence: number;

  constructor(story: Recorder, sequence = 1, source = feedSource) {
    this.story = story;
    this.#source = source;
    this.#sequence = sequence;
  }

  /** The next event, counted on. */
  event(said: Reported): FeedEvent {
    const event = signed({ sequence: this.#sequence, ...said, occurredAt: at(this.story.now) }, this.#source);
    this.#sequence += 1;
    return event;
  }

  report(said: readonly Reported[], assessed: readonly Assessed[] = []): Promise<Act> {
    const events = said.map((one) => this.event(one));
    return this.story.say(people.customsService, 'ReportDeclarations', {
      source: this.#source,
      events,
      assessed,
    });
  }
}

export interface Cleared extends Drafted {
  readonly declarationId: string;
}

/** Assessed and accepted by the feed. */
export const accepted = async (
  reporter: Reporter,
  { declarationId, terms }: Lodged,
  assessment: AssessmentTerms,
): Promise<Cleared> => {
  const paper = await drafted(reporter.story, declarationId, { declaration: terms, assessment });
  await reporter.report([{ declarationId, step: 'accept', ...paper.hashes }], [paper.assessed]);
  return { ...paper, declarationId };
};

/** What follows review, up to release. */
export const stepsToRelease = (declarationId: string): Reported[] =>
  (['inspect', 'pass-inspection', 'conclude', 'release'] as const).map((step) => ({
    declarationId,
    step,
  }));
