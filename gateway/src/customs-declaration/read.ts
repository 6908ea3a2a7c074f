/** Declarations as the caller sees them. */
import {
  Declaration,
  declarationStatuses,
  ImportPayment,
  importPaymentStatuses,
  isReleased,
  loadClearanceAttestation,
  loadFactors,
  loadHolds,
  loadLiens,
  type LedgerReader,
  Party,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import type { HostedOrganisation, LedgerView } from '../hosting.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { isParty, seesAll, type Viewer, viewerOf } from '../plugins/viewer.ts';
import { Offer } from '../warehouse-receipt/records.ts';
import { recordsOf } from '../receivable/records.ts';

export const DeclarationSummary = z
  .strictObject({
    declarationId: z.string(),
    claimId: z.string(),
    flow: z.enum(['export', 'import']),
    status: z.enum(declarationStatuses),
    version: z.int(),
    trader: Party,
    lodgedBy: Party,
    customs: z.string(),
    declarationHash: z.string(),
    withdrawalRequested: z.boolean(),
    attested: z.boolean().meta({ description: 'An officer stands for the clearance of this version.' }),
    frozen: z.boolean().meta({ description: 'Detained by customs, or frozen by an order.' }),
    changedAt: z.string(),
  })
  .meta({ id: 'DeclarationSummary' });
type DeclarationSummary = z.output<typeof DeclarationSummary>;

const LienOnDeclaration = z.strictObject({
  lienId: z.string(),
  holder: z.string(),
  share: z.string().meta({ description: 'Parts of what was first accepted; 10^18 is the whole.' }),
  state: z.string(),
  rank: z.int(),
});

const PaymentOnDeclaration = z.strictObject({
  paymentId: z.string(),
  bank: z.string(),
  share: z.string().meta({ description: 'Parts of what was first accepted.' }),
  status: z.enum(importPaymentStatuses),
  terms: z.record(z.string(), z.json()).meta({ description: 'The own copy: paymentRequest, payment.' }),
});

export const DeclarationView = DeclarationSummary.extend({
  financeable: z.boolean().meta({ description: 'An export that is released, and neither ended nor frozen.' }),
  suspects: z.array(z.string()).meta({ description: 'Declarations that look like the same goods.' }),
  remaining: z.string().meta({ description: 'Parts that customs’ last assessment leaves of the whole.' }),
  liens: z.array(LienOnDeclaration).meta({
    description: 'All of them for the firm and for supervisors; a bank’s own; none for customs.',
  }),
  payments: z.array(PaymentOnDeclaration).meta({
    description:
      'Of an import: all of them for the firm and for supervisors; a bank’s own; none for customs.',
  }),
  terms: z
    .record(z.string(), z.json())
    .meta({ description: 'The own copy of terms, by section: declaration, assessment.' }),
}).meta({ id: 'Declaration' });
type DeclarationView = z.output<typeof DeclarationView>;

const readerOf = (view: LedgerView): LedgerReader => ({
  get: async (key) => (await view.record(key))?.value,
  range: (prefix) => view.records(prefix),
});

/** The firm, its broker, customs, supervisors; a bank that it was offered to or that has a lien on it. */
const isVisible = async (view: LedgerView, declaration: Declaration, viewer: Viewer): Promise<boolean> => {
  const { id, trader, lodgedBy, customs } = declaration;
  if (seesAll(viewer) || customs === viewer.mspId) return true;
  if (isParty(viewer, trader) || isParty(viewer, lodgedBy)) return true;
  if (viewer.kind !== 'bank') return false;
  const offers = await recordsOf(view, `offer/${id}/`, Offer);
  const payments = await recordsOf(view, `import-payment/${id}/`, ImportPayment);
  return (
    offers.some(({ financier }) => financier === viewer.mspId) ||
    payments.some(({ bank }) => bank === viewer.mspId)
  );
};

const summaryOf = async (view: LedgerView, declaration: Declaration): Promise<DeclarationSummary> => {
  const { id, claimId, flow, status, version, trader, lodgedBy, customs, declarationHash } = declaration;
  const holds = await loadHolds(readerOf(view), id);
  const attestation = await loadClearanceAttestation(readerOf(view), id);
  return {
    declarationId: id,
    ...{ claimId, flow, status, version, trader, lodgedBy, customs, declarationHash },
    withdrawalRequested: declaration.withdrawalRequested === true,
    attested: attestation?.declarationHash === declarationHash,
    frozen: holds.some((hold) => hold.status === 'placed'),
    changedAt: declaration.changedAt,
  };
};

/** The summary, where the caller may see it at all. */
export const visibleSummary = async (
  { organisation, ...principal }: Principal,
  declaration: Declaration,
): Promise<DeclarationSummary | undefined> => {
  const viewer = viewerOf({ organisation, ...principal });
  return (await isVisible(organisation.view, declaration, viewer))
    ? summaryOf(organisation.view, declaration)
    : undefined;
};

const liensKnown = async (
  { view }: HostedOrganisation,
  { id, trader }: Declaration,
  viewer: Viewer,
): Promise<DeclarationView['liens']> => {
  const all = seesAll(viewer) || isParty(viewer, trader);
  const liens = await loadLiens(readerOf(view), id);
  return liens
    .filter(({ holder }) => all || holder === viewer.mspId)
    .map((lien) => ({
      lienId: lien.id,
      holder: lien.holder,
      share: lien.share,
      state: lien.state,
      rank: lien.rank,
    }));
};

const paymentsKnown = async (
  organisation: HostedOrganisation,
  { id, trader }: Declaration,
  viewer: Viewer,
): Promise<DeclarationView['payments']> => {
  const all = seesAll(viewer) || isParty(viewer, trader);
  const payments = await recordsOf(organisation.view, `import-payment/${id}/`, ImportPayment);
  return Promise.all(
    payments
      .filter(({ bank }) => all || bank === viewer.mspId)
      .map(async ({ id: paymentId, bank, share, status, requestHash, paymentHash }) => {
        const paymentRequest = await ownTerms(organisation, paymentId, 'paymentRequest', requestHash);
        const payment = await ownTerms(organisation, paymentId, 'payment', paymentHash);
        const terms = present({ paymentRequest, payment }) as z.output<typeof PaymentOnDeclaration>['terms'];
        return { paymentId, bank, share, status, terms };
      }),
  );
};

/** @throws Problem, the same for what is not there and what is secret */
export const readDeclaration = async (
  principal: Principal,
  declarationId: string,
): Promise<DeclarationView> => {
  const { organisation } = principal;
  const { view } = organisation;
  const record = await view.record(`declaration/${declarationId}`);
  const declaration = record && Declaration.parse(record.value);
  const viewer = viewerOf(principal);
  if (declaration === undefined || !(await isVisible(view, declaration, viewer))) {
    throw new Problem('RECORD_NOT_FOUND');
  }
  const summary = await summaryOf(view, declaration);
  const terms = (section: string, hash: string | undefined) =>
    ownTerms(organisation, declarationId, section, hash);
  const factors = await loadFactors(readerOf(view), declarationId);
  return {
    ...summary,
    financeable: declaration.flow === 'export' && isReleased(declaration.status) && !summary.frozen,
    suspects: declaration.suspects,
    remaining: factors.find(({ by }) => by === declaration.customs)?.remaining ?? '0',
    liens: await liensKnown(organisation, declaration, viewer),
    payments: await paymentsKnown(organisation, declaration, viewer),
    terms: present({
      declaration: await terms('declaration', declaration.declarationHash),
      assessment: await terms('assessment', declaration.assessmentHash),
    }) as DeclarationView['terms'],
  };
};
