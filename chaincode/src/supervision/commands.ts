import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf, MspId } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';

export const recordAccess = defineCommand({
  name: 'RecordAccess',
  summary: 'The regulator puts on record that it looks into a bank’s exposures, and why (by hash).',
  input: z.strictObject({ accessId: idOf('access'), bank: MspId, purposeHash: TermsHash }),
  path: '/accesses',
  creates: { accessId: 'access' },
  sections: {},
  known: [],
  roles: ['auditor'],
  errors: ['PARTY_UNKNOWN', 'ID_TAKEN'],
  events: ['exposures.accessed.v1'],
});
