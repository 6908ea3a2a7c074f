/** What customs lays down in private before it reports: the declaration as it stands, and its assessment. Pure. */
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { sha256Hex } from '../kernel/hash.ts';
import type { Change } from '../kernel/ledger.ts';
import { minorOf } from '../kernel/money.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { type Consortium, peerOf, peersOf } from '../membership/consortium.ts';
import { financeBaseMinor, inCurrencyOf, particularsOf, supportedMinor } from './base.ts';
import { partsOf } from './customs-number.ts';
import type { draftAssessments } from './feed-commands.ts';
import type { Declaration } from './records.ts';
import type { AssessedDeclaration, AssessmentTerms, DeclarationTerms } from './terms.ts';
import type { z } from 'zod';

type Drafting = Request<typeof draftAssessments>;
type DraftRefusal = Refusal<(typeof draftAssessments)['errors'][number]>;
type Item = z.output<typeof AssessedDeclaration>;

/** Each paper of a batch has a salt of its own: who learns one cannot open another. */
const openingOf = <Terms>(terms: Terms, salt: string, place: string): Opening<Terms> => ({
  terms,
  salt: sha256Hex(`${salt}/${place}`),
});

/** Office, year and flow of acceptance; never the number of data entry, which has the same form. */
const isNumberOf = (
  { customsNo, acceptedOn }: AssessmentTerms,
  { preEntryNo, office, flow }: DeclarationTerms,
  offices: readonly string[],
): boolean => {
  const parts = partsOf(customsNo);
  return (
    parts?.office === office &&
    (offices.length === 0 || offices.includes(office)) &&
    parts.flow === flow &&
    parts.year === Number(acceptedOn.slice(0, 4)) &&
    customsNo !== preEntryNo
  );
};

const sums = ['capacity', 'supported', 'advances', 'returned', 'collected'] as const;

/** Capacity is the base as it was first accepted; what is supported follows from declaration and policy. */
const checkSums = (
  { declaration, assessment }: Item,
  { status }: Declaration,
  { settings }: Consortium,
  pointer: string,
): Refusal<'AMOUNT_MISMATCH'> | undefined => {
  const base = inCurrencyOf(declaration, financeBaseMinor(declaration, settings.exchange));
  const other = sums.find((sum) => assessment[sum].currency !== base.currency);
  const mismatch = (sum: (typeof sums)[number], expected: string): Refusal<'AMOUNT_MISMATCH'> =>
    refuse('AMOUNT_MISMATCH', { pointer: `${pointer}/assessment/${sum}`, expected });
  if (other !== undefined) return mismatch(other, 'the currency of the declaration');
  const { capacity, supported } = assessment;
  return firstRefusal<Refusal<'AMOUNT_MISMATCH'>>(
    unless(
      status !== 'submitted' || minorOf(capacity) === minorOf(base),
      mismatch('capacity', 'the finance base of the declaration'),
    ),
    unless(
      minorOf(supported) === supportedMinor(declaration, assessment, settings.exchange),
      mismatch('supported', 'the finance base less what came in or goes back, within the cap of the class'),
    ),
  );
};

const particularsAgree = ({ declaration, assessment }: Item): boolean =>
  canonicalJson([assessment.particulars ?? null]) === canonicalJson([particularsOf(declaration) ?? null]);

const checkItem = (
  declaration: Declaration,
  item: Item,
  at: number,
  consortium: Consortium,
): DraftRefusal | undefined => {
  const pointer = `/terms/assessments/${at}`;
  const { offices } = consortium.settings.exchange;
  return firstRefusal<DraftRefusal>(
    unless(
      item.declaration.flow === declaration.flow,
      refuse('DECLARATION_FLOW_WRONG', { pointer: `${pointer}/declaration/flow` }),
    ),
    unless(
      isNumberOf(item.assessment, item.declaration, offices),
      refuse('CUSTOMS_NUMBER_WRONG', { pointer: `${pointer}/assessment/customsNo` }),
    ),
    unless(
      declaration.status !== 'submitted' || particularsAgree(item),
      refuse('DERIVED_TERMS_WRONG', { pointer: `${pointer}/assessment/particulars` }),
    ),
    checkSums(item, declaration, consortium, pointer),
  );
};

const onePlatform = (declarations: readonly Declaration[], consortium: Consortium): boolean =>
  new Set(declarations.map(({ trader }) => peerOf(consortium, trader.mspId))).size === 1;

const refuseDraft = (
  declarations: readonly (Declaration | undefined)[],
  { openings, actor, consortium }: Drafting,
): DraftRefusal | undefined => {
  const items = openings.assessments.terms;
  const missing = declarations.indexOf(undefined);
  const known = declarations.filter((one) => one !== undefined);
  if (missing >= 0 || known.length !== items.length) {
    return refuse('ASSET_NOT_FOUND', { pointer: `/input/declarationIds/${missing}` });
  }
  const checks = known.map((declaration, at) => {
    const item = items[at];
    return item && checkItem(declaration, item, at, consortium);
  });
  return firstRefusal<DraftRefusal>(
    unless(
      known.every(({ customs }) => customs === actor.mspId),
      refuse('NOT_AN_AUTHORITY'),
    ),
    // One platform's peer endorses, and sees every paper of the batch.
    unless(onePlatform(known, consortium), refuse('PLATFORMS_DIFFER', { pointer: '/input/declarationIds' })),
    ...checks,
  );
};

export const decideAssessments = (
  declarations: readonly (Declaration | undefined)[],
  request: Drafting,
): Outcome<'customs-declaration.assessments-drafted.v1'> | DraftRefusal => {
  const refused = refuseDraft(declarations, request);
  if (refused !== undefined) return refused;
  const { openings, actor, consortium } = request;
  const { terms, salt } = openings.assessments;
  const known = declarations.filter((one) => one !== undefined);
  const readers = [actor.mspId, ...known.map(({ trader }) => trader.mspId)];
  const changes: Change[] = [];
  const hashes = { declaration: [] as string[], assessment: [] as string[] };
  for (const [at, { id, trader }] of known.entries()) {
    for (const section of ['declaration', 'assessment'] as const) {
      const opening = openingOf(terms[at]?.[section], salt, `${id}/${section}`);
      hashes[section].push(hashOfOpening(opening));
      changes.push(...putTerms([actor.mspId, trader.mspId], id, section, opening));
    }
  }
  return {
    changes,
    // Customs' system signs what it reports by these.
    events: [
      event('customs-declaration.assessments-drafted.v1', {
        declarationIds: known.map(({ id }) => id),
        declarationHashes: hashes.declaration,
        assessmentHashes: hashes.assessment,
      }),
    ],
    endorsers: peersOf(consortium, ...readers),
  };
};
