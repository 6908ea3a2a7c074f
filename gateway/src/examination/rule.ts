/** The form of a rule: what it asks, where it stands in each rule profile, and what it sees in a presentation. */
import type { DocumentType, RuleProfile } from '@chopmark/chaincode/api';
import type { Dossier, Examined, Of } from './dossier.ts';
import type { DiscrepancyCode, Outcome } from './finding.ts';
import type { Likeness } from './text/names.ts';

/** What a rule saw in one place. */
export interface Observation {
  readonly outcome: Exclude<Outcome, 'not-applicable'>;
  /** Pointer within the document, or within the presentation where there is none. */
  readonly field?: string;
  readonly expected?: string;
  readonly found?: string;
  readonly note?: string;
  /** The paragraph of the credit that asks for it. */
  readonly requirement?: string;
}

export interface Located extends Observation {
  readonly document?: Examined;
}

export interface Rule {
  readonly id: string;
  /** The rule as a sentence. */
  readonly title: string;
  /** Where it stands; a profile that is absent does not have it. */
  readonly articles: Partial<Record<RuleProfile, string>>;
  readonly code: DiscrepancyCode;
  readonly cure: string;
  /** Nothing seen: the rule does not apply to this presentation. */
  readonly check: (dossier: Dossier) => readonly Located[];
}

type Seen = Observation | readonly Observation[] | undefined;

const listed = (seen: Seen): readonly Observation[] => {
  if (seen === undefined) return [];
  return 'outcome' in seen ? [seen] : seen;
};

/** A rule about the presentation as a whole. */
export const onPresentation =
  (check: (dossier: Dossier) => Seen): Rule['check'] =>
  (dossier) =>
    listed(check(dossier));

/** A rule about every examined document. */
export const onEach =
  (check: (document: Examined, dossier: Dossier) => Seen): Rule['check'] =>
  (dossier) =>
    dossier.documents.flatMap((document) =>
      listed(check(document, dossier)).map((observation) => ({ ...observation, document })),
    );

/** A rule about the examined documents of these types. */
export const onTypes =
  <T extends DocumentType>(
    types: readonly T[],
    check: (document: Of<T>, dossier: Dossier) => Seen,
  ): Rule['check'] =>
  (dossier) =>
    dossier
      .ofTypes(types)
      .flatMap((document) =>
        listed(check(document, dossier)).map((observation) => ({ ...observation, document })),
      );

type Where = Omit<Observation, 'outcome'>;

export const complies = (where: Where = {}): Observation => ({ outcome: 'complies', ...where });
export const discrepancy = (where: Where): Observation => ({ outcome: 'discrepancy', ...where });
export const judgement = (where: Where): Observation => ({ outcome: 'needs-judgement', ...where });

/** A fact that holds or does not. */
export const decide = (holds: boolean, where: Where): Observation =>
  holds ? complies(where) : discrepancy(where);

/** A likeness of two texts: what is unclear needs a person. */
export const byLikeness = (likeness: Likeness, where: Where): Observation => {
  if (likeness === 'unclear') return judgement({ note: 'may be a typing error or another name', ...where });
  return decide(likeness === 'same', where);
};
