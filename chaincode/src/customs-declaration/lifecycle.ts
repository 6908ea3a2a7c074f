/** The life of a declaration in integrated clearance: which step leads where. Pure data; the reference shows it. */

export const declarationStatuses = [
  'submitted',
  'returned',
  'accepted',
  'under-review',
  'inspection',
  'duty-assessed',
  'duty-settled',
  'concluded',
  'released',
  'cleared',
  'withdrawn',
  'deleted',
  'shipped-back',
] as const;
export type DeclarationStatus = (typeof declarationStatuses)[number];

const underWay = [
  'accepted',
  'under-review',
  'inspection',
  'duty-assessed',
  'duty-settled',
  'concluded',
] as const satisfies readonly DeclarationStatus[];
const standing = ['released', 'cleared'] as const satisfies readonly DeclarationStatus[];

interface Step {
  readonly from: readonly DeclarationStatus[];
  /** Absent where the declaration keeps its status. */
  readonly to?: DeclarationStatus;
  /** The step brings a new assessment, and the declaration as it then stands. */
  readonly assessed?: true;
  /** Needs a request of the firm (K6). */
  readonly onRequest?: true;
}

const steps = {
  accept: { from: ['submitted'], to: 'accepted', assessed: true },
  return: { from: ['submitted'], to: 'returned' },
  review: { from: ['accepted'], to: 'under-review' },
  inspect: { from: ['accepted', 'under-review'], to: 'inspection' },
  'pass-inspection': { from: ['inspection'], to: 'under-review' },
  'assess-duty': { from: ['under-review'], to: 'duty-assessed' },
  'settle-duty': { from: ['duty-assessed'], to: 'duty-settled' },
  conclude: { from: ['under-review', 'duty-settled'], to: 'concluded' },
  release: { from: ['concluded'], to: 'released' },
  clear: { from: ['released'], to: 'cleared' },
  /** K3: after conclusion only, by a formal request outside. */
  amend: { from: ['concluded', ...standing], assessed: true },
  /** Class of the firm, advances, returned goods, collections or policy have changed; the declaration has not. */
  reassess: { from: [...underWay, ...standing], assessed: true },
  withdraw: { from: [...underWay, ...standing], to: 'withdrawn', onRequest: true },
  delete: { from: [...underWay, ...standing], to: 'deleted' },
  'ship-back': { from: standing, to: 'shipped-back' },
} as const satisfies Record<string, Step>;

export type CustomsStep = keyof typeof steps;
export const customsSteps = Object.keys(steps) as [CustomsStep, ...CustomsStep[]];

export const stepOf = (name: CustomsStep): Step => steps[name];

/** Whether customs may take the step while the declaration has this status. */
export const allowsStep = (status: DeclarationStatus, name: CustomsStep): boolean =>
  stepOf(name).from.includes(status);

/** K5: released at least; what changes it from then on takes two officers. */
export const isReleased = (status: DeclarationStatus): boolean =>
  (standing as readonly DeclarationStatus[]).includes(status);

/** Whether anything may still rest on the declaration. */
export const isLive = (status: DeclarationStatus): boolean =>
  isReleased(status) || (underWay as readonly DeclarationStatus[]).includes(status);

export const hasEnded = (status: DeclarationStatus): boolean =>
  !isLive(status) && status !== 'submitted' && status !== 'returned';
