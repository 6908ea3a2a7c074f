/** Commands about commands and copies, of use to every domain. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { roles } from '../kernel/roles.ts';

export const cancelCommand = defineCommand({
  name: 'CancelCommand',
  summary: 'Fences a command of unknown outcome: once this commits, the other can never commit.',
  input: z.strictObject({ cancelledCommandId: idOf('command') }),
  path: '/commands/{cancelledCommandId}/cancellation',
  creates: {},
  sections: {},
  known: [],
  roles,
  errors: ['COMMAND_ALREADY_COMMITTED'],
  events: ['command.cancelled.v1'],
});

export const keepTerms = defineCommand({
  name: 'KeepTerms',
  summary: 'Writes (or writes again) an opening into the own collection; only the own peer sees it.',
  input: z.strictObject({
    recordId: z.string().regex(/^[A-Z]{2,3}-[0-9A-Z]{16,26}$/),
    section: z.string().regex(/^[a-z-]{2,20}$/),
    hash: TermsHash,
  }),
  path: '/terms',
  creates: {},
  sections: { opening: z.json() },
  known: [],
  roles,
  errors: ['TERMS_HASH_MISMATCH'],
  events: ['terms.kept.v1'],
  recorded: false,
});
