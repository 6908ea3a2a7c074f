/** What a diagnosis found. */

/** One thing that was looked at. `cure` is there when it is wrong. */
export type Finding = {
  readonly subject: string;
  readonly state: string;
  readonly severity: 'good' | 'note' | 'wrong';
  readonly cure?: string;
};

export const good = (subject: string, state: string): Finding => ({ subject, state, severity: 'good' });
export const note = (subject: string, state: string, cure: string): Finding => ({
  subject,
  state,
  severity: 'note',
  cure,
});
export const wrong = (subject: string, state: string, cure: string): Finding => ({
  subject,
  state,
  severity: 'wrong',
  cure,
});
