/** How a first beneficiary puts its own invoice and draft into a second one's documents: UCP 600 art. 38(h), (i). */
import { z } from 'zod';
import { Place } from '../calendar/calendar.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from '../letter-of-credit/act.ts';
import { CreditTerms, EvidenceTerms } from '../letter-of-credit/terms.ts';
import { liveCredit } from '../presentation/presenting-commands.ts';
import { childPath } from './amendment-commands.ts';
import { articles } from './articles.ts';
import { SubstitutionDefectTerms, SubstitutionDemandTerms, SubstitutionTerms } from './terms.ts';

const creditId = idOf('credit');
/** The documents as the transferring bank received them, under the transferred credit. */
export const ofReceived = { creditId, childId: creditId, receivedId: idOf('presentation') } as const;
export const receivedPath = `${childPath}/presentations/{receivedId}`;
const bankers = ['bank-maker', 'bank-checker', 'bank-service'] as const;

export const demandSubstitutionAct = defineAct({
  command: 'DemandSubstitution',
  as: ['transferringBank'],
  credit: liveCredit,
  of: { kind: 'substitution', states: ['received'] },
  ownOnly: true,
  articles: articles('38(i)', 'transfer'),
});

export const demandSubstitution = defineCommand({
  name: 'DemandSubstitution',
  summary:
    'The transferring bank asks the first beneficiary for its own invoice and draft: its first demand.',
  input: z.strictObject({ ...ofReceived, place: Place }),
  path: `${receivedPath}/substitution-demand`,
  creates: {},
  sections: { substitutionDemand: SubstitutionDemandTerms },
  known: [],
  roles: bankers,
  errors: refusalsOf(demandSubstitutionAct),
  events: ['credit-transfer.substitution-demanded.v1'],
});

export const substituteInvoiceAct = defineAct({
  command: 'SubstituteInvoice',
  as: ['beneficiary'],
  credit: liveCredit,
  of: { kind: 'substitution', states: ['demanded', 'defective'] },
  articles: articles('38(h)', 'transfer'),
});

export const substituteInvoice = defineCommand({
  name: 'SubstituteInvoice',
  summary:
    'The first beneficiary substitutes its own invoice and draft, or corrects what was wrong with them.',
  input: z.strictObject(ofReceived),
  path: `${receivedPath}/substitution`,
  creates: {},
  sections: {
    substitutionDemand: SubstitutionDemandTerms,
    credit: CreditTerms,
    substitution: SubstitutionTerms,
    evidence: EvidenceTerms,
  },
  known: ['substitutionDemand', 'credit'],
  optional: ['evidence'],
  roles: ['enterprise-officer', ...bankers],
  errors: [
    ...refusalsOf(substituteInvoiceAct),
    'TERMS_HASH_MISMATCH',
    'NOT_SUBSTITUTABLE',
    'SUBSTITUTION_EXCEEDS_CREDIT',
  ],
  events: ['credit-transfer.substituted.v1'],
});

export const reportDefectAct = defineAct({
  command: 'ReportSubstitutionDefect',
  as: ['transferringBank'],
  credit: liveCredit,
  of: { kind: 'substitution', states: ['substituted'] },
  ownOnly: true,
  articles: articles('38(i)', 'transfer'),
});

export const reportSubstitutionDefect = defineCommand({
  name: 'ReportSubstitutionDefect',
  summary: 'The transferring bank tells the first beneficiary what is wrong with its invoice or draft alone.',
  input: z.strictObject(ofReceived),
  path: `${receivedPath}/substitution-defect`,
  creates: {},
  sections: { substitutionDefect: SubstitutionDefectTerms },
  known: [],
  roles: bankers,
  errors: refusalsOf(reportDefectAct),
  events: ['credit-transfer.substitution-defective.v1'],
});
