/** Credits that name the viewer in no role and yet are its business: documents came to it, or a role waits for it. */
import { Handover, Presentation } from '@chopmark/chaincode/api';
import type { LedgerView } from '../hosting.ts';
import type { Viewer } from '../plugins/viewer.ts';
import { isParty } from '../plugins/viewer.ts';
import { standsBehind } from './standing.ts';

/** Where any bank may act, the one that the documents were handed to; a presenting bank. */
const isBankOf = ({ bank }: Presentation, viewer: Viewer): boolean =>
  bank !== undefined && standsBehind(viewer, bank);

const isOfferedTo = ({ state, to }: Handover, viewer: Viewer): boolean =>
  state === 'offered' && isParty(viewer, to);

/** @param creditId the one credit that is asked about; every one without it */
export const joinedCredits = async (
  view: LedgerView,
  viewer: Viewer,
  creditId?: string,
): Promise<ReadonlySet<string>> => {
  const of = creditId === undefined ? '' : `${creditId}/`;
  const presentations = (await view.records(`presentation/${of}`))
    .map(({ value }) => Presentation.parse(value))
    .filter((presentation) => isBankOf(presentation, viewer));
  const handovers = (await view.records(`credit-handover/${of}`))
    .map(({ value }) => Handover.parse(value))
    .filter((handover) => isOfferedTo(handover, viewer));
  return new Set([...presentations, ...handovers].map((fact) => fact.creditId));
};
