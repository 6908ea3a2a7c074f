/** Why an asset secures no lien now, in the order in which it is looked for: declared by each step that takes one. */
export const takingErrors = [
  'ASSET_NOT_LIVE',
  'NOT_THE_CONTROLLER',
  'ASSET_FROZEN',
  'SUSPECT_NOT_CLEARED',
  'ASSET_ALREADY_ENCUMBERED',
  'ASSET_UNDER_SUPPORTED',
  'CLAIM_STAGE_TAKEN',
] as const;
