/** Instants round that of the refused commands. */
export const past = '2026-03-01T09:30:00.000Z';
export const year = '2027-03-03T09:30:00.000Z';
