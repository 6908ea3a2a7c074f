/** How a declaration is lodged through the single window, and how its firm asks for it back. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf, MspId, Party } from '../kernel/identifiers.ts';
import { Flow } from './customs-number.ts';
import { DeclarationTerms } from './terms.ts';

const declarationId = idOf('declaration');

export const lodgeDeclaration = defineCommand({
  name: 'LodgeDeclaration',
  summary:
    'A firm, or its broker under consent, lodges a declaration, or a corrected one that customs returned.',
  input: z.strictObject({
    declarationId,
    claimId: idOf('claim'),
    trader: Party,
    customs: MspId,
    flow: Flow,
    /** Of the firm, where a broker lodges. */
    consentId: idOf('consent').optional(),
  }),
  path: '/customs-declarations',
  creates: { declarationId: 'declaration', claimId: 'claim' },
  sections: { declaration: DeclarationTerms },
  known: [],
  roles: ['enterprise-officer'],
  errors: [
    'PARTY_UNKNOWN',
    'CONSENT_NOT_FOUND',
    'CONSENT_NOT_ACTIVE',
    'CONSENT_SCOPE_EXCEEDED',
    'ID_TAKEN',
    'DECLARATION_STATUS_WRONG',
    'DECLARATION_FLOW_WRONG',
  ],
  events: ['customs-declaration.lodged.v1'],
});

export const requestWithdrawal = defineCommand({
  name: 'RequestWithdrawal',
  summary: 'The firm asks customs to withdraw its declaration.',
  input: z.strictObject({ declarationId }),
  path: '/customs-declarations/{declarationId}/withdrawal-request',
  creates: {},
  sections: {},
  known: [],
  roles: ['enterprise-officer'],
  errors: ['ASSET_NOT_FOUND', 'NOT_THE_OWNER', 'DECLARATION_STATUS_WRONG'],
  events: ['customs-declaration.withdrawal-requested.v1'],
});
