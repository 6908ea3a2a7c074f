/** Liens on a receivable, and quotes for it, as far as the caller may know of them. */
import { DebtorNotice, type Invitation } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { HostedOrganisation } from '../hosting.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import type { Lien } from '../warehouse-receipt/records.ts';
import { recordsOf } from './records.ts';

export const LienOnReceivable = z.strictObject({
  lienId: z.string(),
  holder: z.string(),
  share: z.string().meta({ description: 'Parts of the confirmed amount; 10^18 is the whole.' }),
  state: z.string(),
  rank: z.int(),
  notified: z.boolean().meta({ description: 'Whether the debtor was told whom to pay.' }),
  perfected: z.boolean().meta({
    description:
      'Whether its registration in a public register was recorded: until then another may go first.',
  }),
  registeredAt: z.string().optional(),
  terms: z.record(z.string(), z.json()).meta({ description: 'The own copy: notice, registration.' }),
});
type LienOnReceivable = z.output<typeof LienOnReceivable>;

const Registration = z.object({
  lienId: z.string(),
  registeredAt: z.string(),
  registrationHash: z.string(),
});

export const liensFor = async (
  organisation: HostedOrganisation,
  receivableId: string,
  liens: readonly Lien[],
): Promise<LienOnReceivable[]> => {
  const { view } = organisation;
  const notices = await recordsOf(view, `debtor-notice/${receivableId}/`, DebtorNotice);
  const registrations = await recordsOf(view, `registration/${receivableId}/`, Registration);
  return Promise.all(
    liens.map(async ({ id, holder, share, state, rank }) => {
      const told = notices.find(({ lienId }) => lienId === id);
      const registered = registrations.find(({ lienId }) => lienId === id);
      const notice = await ownTerms(organisation, id, 'notice', told?.noticeHash);
      const registration = await ownTerms(organisation, id, 'registration', registered?.registrationHash);
      return {
        ...{ lienId: id, holder, share, state, rank },
        notified: told !== undefined,
        perfected: registered !== undefined,
        ...(registered === undefined ? {} : { registeredAt: registered.registeredAt }),
        terms: present({ notice, registration }) as LienOnReceivable['terms'],
      };
    }),
  );
};

export const QuoteView = z.strictObject({
  offerId: z.string(),
  financier: z.string(),
  share: z.string(),
  status: z.enum(['invited', 'quoted', 'accepted', 'withdrawn']),
  quoteHash: z.string().optional().meta({ description: 'The seller accepts by it.' }),
  expiresAt: z.string(),
  terms: z.record(z.string(), z.json()).meta({ description: 'The own copy: request, quote.' }),
});
type QuoteView = z.output<typeof QuoteView>;

export const quotesFor = (
  organisation: HostedOrganisation,
  invitations: readonly Invitation[],
): Promise<QuoteView[]> =>
  Promise.all(
    invitations.map(async ({ id, financier, share, status, requestHash, quoteHash, expiresAt }) => {
      const request = await ownTerms(organisation, id, 'request', requestHash);
      const quote = await ownTerms(organisation, id, 'quote', quoteHash);
      return {
        ...{ offerId: id, financier, share, status, expiresAt },
        ...(quoteHash === undefined ? {} : { quoteHash }),
        terms: present({ request, quote }) as QuoteView['terms'],
      };
    }),
  );
