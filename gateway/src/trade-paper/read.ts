/** Orders and bills of lading as the caller sees them. */
import { Party, TradePaper, tradePaperKinds } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { isParty, seesAll, viewerOf } from '../plugins/viewer.ts';

export const TradePaperSummary = z
  .strictObject({
    paperId: z.string(),
    kind: z.enum(tradePaperKinds),
    claimId: z.string().meta({ description: 'The claim that it began; it may have joined another.' }),
    owner: Party,
    authority: Party,
    attested: z.boolean().meta({ description: 'Whether the authority vouches for it.' }),
    paperHash: z.string(),
    proposalExpiresAt: z.string(),
  })
  .meta({ id: 'TradePaperSummary' });
type TradePaperSummary = z.output<typeof TradePaperSummary>;

export const TradePaperView = TradePaperSummary.extend({
  terms: z.json().optional().meta({ description: 'The own copy.' }),
}).meta({ id: 'TradePaper' });
type TradePaperView = z.output<typeof TradePaperView>;

/** Its owner, who vouches for it, banks that it was offered to, and supervisors. */
const isVisible = async (principal: Principal, { id, owner, authority }: TradePaper): Promise<boolean> => {
  const viewer = viewerOf(principal);
  if (seesAll(viewer) || isParty(viewer, owner) || isParty(viewer, authority)) return true;
  const offers = await principal.organisation.view.records(`offer/${id}/`);
  return offers.some(({ value }) => (value as { financier: string }).financier === viewer.mspId);
};

/** The summary, where the caller may see it at all. */
export const visibleSummary = async (
  principal: Principal,
  paper: TradePaper,
): Promise<TradePaperSummary | undefined> => {
  if (!(await isVisible(principal, paper))) return undefined;
  const { id, kind, claimId, owner, authority, paperHash, proposalExpiresAt } = paper;
  const attestation = await principal.organisation.view.record(`paper-attest/${id}/${authority.mspId}`);
  return {
    paperId: id,
    kind,
    claimId,
    owner,
    authority,
    attested: attestation !== undefined,
    paperHash,
    proposalExpiresAt,
  };
};

/** @throws Problem, the same for what is not there and what is secret */
export const readTradePaper = async (principal: Principal, paperId: string): Promise<TradePaperView> => {
  const record = await principal.organisation.view.record(`trade-paper/${paperId}`);
  const summary = record && (await visibleSummary(principal, TradePaper.parse(record.value)));
  if (summary === undefined) throw new Problem('RECORD_NOT_FOUND');
  const terms = await ownTerms(principal.organisation, paperId, 'paper', summary.paperHash);
  return { ...summary, ...(present({ terms }) as Pick<TradePaperView, 'terms'>) };
};
