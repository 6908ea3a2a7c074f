/** An alert as the caller sees it: own liens only, and never the name of another financier. */
import { Consortium } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { LedgerView } from '../hosting.ts';
import { isParty, type Viewer } from '../plugins/viewer.ts';
import { type Alert, shownKinds } from './alert.ts';
import { pathOfRecord } from './papers.ts';
import type { Standing } from './standing.ts';

const Lien = z.strictObject({
  lienId: z.string(),
  share: z.string().meta({ description: 'Parts of 10^18 of the paper.' }),
  state: z.string(),
  holder: z.string().optional().meta({ description: 'To the supervisor.' }),
});

export const AlertView = z
  .strictObject({
    alertId: z.string(),
    kind: z.enum(shownKinds),
    status: z.enum(['open', 'acknowledged']),
    ended: z
      .strictObject({ alertId: z.string(), at: z.string() })
      .optional()
      .meta({ description: 'The later alert after which this one has no more to say.' }),
    assetId: z.string().optional().meta({ description: 'The paper that the liens are on.' }),
    liens: z.array(Lien).meta({ description: 'Your own; all of them for the owner and the supervisor.' }),
    fact: z.strictObject({
      recordId: z
        .string()
        .meta({ description: 'The paper, allocation, case or financing that it is about.' }),
      by: z.string().optional().meta({ description: 'Its author, where that is not another bank.' }),
      reason: z.string().optional(),
      hash: z.string().optional().meta({ description: 'Of the private evidence behind it.' }),
    }),
    capacity: z
      .strictObject({ before: z.string(), after: z.string() })
      .optional()
      .meta({ description: 'Parts of 10^18 that were left, and are left, of the paper named by the fact.' }),
    dueOn: z.string().optional(),
    why: z.string().optional().meta({ description: 'Where to read what stands on the ledger.' }),
    at: z.string(),
    block: z.int(),
    txId: z.string().optional().meta({ description: 'Missing where it would name another financier.' }),
    acknowledgement: z.strictObject({ by: z.string(), at: z.string() }).optional(),
  })
  .meta({ id: 'Alert' });
export type AlertView = z.output<typeof AlertView>;

const liensFor = ({ liens, owner }: Alert, viewer: Viewer): z.output<typeof Lien>[] => {
  const supervises = viewer.kind === 'regulator';
  const all = supervises || (owner !== undefined && isParty(viewer, owner));
  return liens
    .filter(({ holder }) => all || holder === viewer.mspId)
    .map(({ id: lienId, holder, share, state }) => ({
      ...{ lienId, share, state },
      ...(supervises ? { holder } : {}),
    }));
};

/** A supervisor finds everything in the trail; others see the paper on which they have a right. */
const whyFor = ({ assetId, fact }: Alert, viewer: Viewer): string | undefined => {
  if (viewer.kind === 'regulator') return `/v1/audit?recordId=${fact.recordId}`;
  const isPaper = assetId !== undefined && fact.recordId !== assetId;
  return (isPaper ? undefined : pathOfRecord(fact.recordId)) ?? pathOfRecord(assetId ?? '');
};

/** Whether the author may be named: nobody is told of another bank. */
export type MayName = (mspId: string) => boolean;

export const mayNameFor = async (view: LedgerView, { kind, mspId: own }: Viewer): Promise<MayName> => {
  const record = await view.record('consortium');
  const members = record === undefined ? {} : Consortium.parse(record.value).members;
  return (mspId) => kind === 'regulator' || mspId === own || members[mspId]?.kind !== 'bank';
};

export const viewOfAlert = (
  alert: Alert,
  { ended, acknowledgement }: Standing,
  viewer: Viewer,
  mayName: MayName,
): AlertView => {
  const { id: alertId, kind, assetId, fact, capacity, dueOn, at, block, txId } = alert;
  const { by, ...stated } = fact;
  const named = mayName(by);
  const why = whyFor(alert, viewer);
  return {
    ...{ alertId, kind },
    status: acknowledgement === undefined ? 'open' : 'acknowledged',
    ...(ended === undefined ? {} : { ended }),
    ...(assetId === undefined ? {} : { assetId }),
    liens: liensFor(alert, viewer),
    fact: { ...stated, ...(named ? { by } : {}) },
    ...(capacity === undefined ? {} : { capacity }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(why === undefined ? {} : { why }),
    ...{ at, block },
    ...(named ? { txId } : {}),
    ...(acknowledgement === undefined ? {} : { acknowledgement }),
  };
};
