/** Cases between two banks’ books as the caller sees them: the other side has no name until both agree. */
import {
  LegacyAnswer,
  LegacyCase,
  legacyCaseState,
  legacyCaseStates,
  LegacyEnd,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { LedgerView } from '../hosting.ts';
import type { Viewer } from '../plugins/viewer.ts';

const Side = z.strictObject({
  legacyId: z.string().optional().meta({ description: 'Of your own book; of both for the regulator.' }),
  mspId: z.string().optional().meta({ description: 'Of the other side only where both agreed to be named.' }),
  finding: LegacyAnswer.shape.finding.optional(),
  named: z.boolean().meta({ description: 'Whether this side agrees to be named to the other.' }),
  ended: z.boolean().meta({ description: 'Whether this side’s financing is over.' }),
});

export const LegacyCaseView = z
  .strictObject({
    caseId: z.string(),
    state: z.enum(legacyCaseStates),
    level: LegacyCase.shape.level,
    subsets: z.array(z.string()).meta({ description: 'Which particulars of the two papers agree.' }),
    openedAt: z.string(),
    yours: Side.optional(),
    sides: z.array(Side).meta({ description: 'The other side; both of them for Registry and regulator.' }),
  })
  .meta({ id: 'LegacyCase' });
type LegacyCaseView = z.output<typeof LegacyCaseView>;
type Side = z.output<typeof Side>;

interface Standing {
  readonly legacyId: string;
  readonly by: string;
  readonly answer: LegacyAnswer | undefined;
  readonly end: LegacyEnd | undefined;
}

const standingsOf = async (view: LedgerView, { id, sides }: LegacyCase): Promise<Standing[]> => {
  const found: Standing[] = [];
  for (const { legacyId, by } of sides) {
    const answer = await view.record(`legacy-answer/${id}/${by}`);
    const end = await view.record(`legacy-end/${legacyId}`);
    found.push({
      legacyId,
      by,
      answer: answer && LegacyAnswer.parse(answer.value),
      end: end && LegacyEnd.parse(end.value),
    });
  }
  return found;
};

/** The Registry brokers between two that do not know each other: it is told no more than they are. */
const sideFor = ({ legacyId, by, answer, end }: Standing, shown: { id: boolean; name: boolean }): Side => ({
  ...(shown.id ? { legacyId } : {}),
  ...(shown.name ? { mspId: by } : {}),
  ...(answer === undefined ? {} : { finding: answer.finding }),
  named: answer?.named ?? false,
  ended: end !== undefined,
});

/** The case, where the caller is a side of it, brokers it, or supervises. */
export const visibleCase = async (
  view: LedgerView,
  opened: LegacyCase,
  viewer: Viewer,
): Promise<LegacyCaseView | undefined> => {
  const isSide = opened.sides.some(({ by }) => by === viewer.mspId);
  if (!isSide && viewer.kind !== 'registry' && viewer.kind !== 'regulator') return undefined;
  const standings = await standingsOf(view, opened);
  const bothNamed = standings.every(({ answer }) => answer?.named === true);
  const supervises = viewer.kind === 'regulator';
  const own = standings.find(({ by }) => by === viewer.mspId);
  const { id: caseId, level, subsets, openedAt } = opened;
  return {
    caseId,
    state: legacyCaseState(
      standings.map(({ answer }) => answer),
      standings.map(({ end }) => end),
    ),
    level,
    subsets,
    openedAt,
    ...(own === undefined ? {} : { yours: sideFor(own, { id: true, name: true }) }),
    sides: standings
      .filter((one) => one !== own)
      .map((one) => sideFor(one, { id: supervises, name: supervises || (bothNamed && isSide) })),
  };
};
