/** A presentation prepared for the rules: what the credit asks, which document answers it, when was shipped. */
import type { CreditTerms, DocumentType, Particulars, PresentedDocument } from '@chopmark/chaincode/api';
import type { ExaminationInput } from './input.ts';
import { answered, titleTypes } from './requirements/answers.ts';
import { type GoodsItem, goodsItemsOf } from './requirements/goods-terms.ts';
import { requirementsFrom } from './requirements/parse.ts';
import type { Condition, Requirement } from './requirements/requirement.ts';
import { shipmentsOf, type Shipment } from './shipment.ts';

/** A document that the credit asks for, with the paragraphs that ask for it. */
export interface Examined {
  /** Pointer into the presentation. */
  readonly at: string;
  readonly document: PresentedDocument;
  readonly requirements: readonly Requirement[];
}

/** The member of the union that may have one of these types. */
type WithType<P, T> = P extends { readonly type: infer U }
  ? [Extract<U, T>] extends [never]
    ? never
    : P
  : never;

/** An examined document whose particulars are of these types. */
export type Of<T extends DocumentType> = Examined & { readonly particulars: WithType<Particulars, T> };

export interface Dossier extends ExaminationInput {
  readonly profile: CreditTerms['profile'];
  readonly requirements: readonly Requirement[];
  /** What field 47A says of the presentation as a whole. */
  readonly condition: Condition;
  readonly goods: readonly GoodsItem[];
  readonly documents: readonly Examined[];
  /** Ids of documents that nothing asks for. */
  readonly disregarded: readonly string[];
  readonly shipments: readonly Shipment[];
  /** Subject to the eUCP. */
  readonly isElectronic: boolean;
  ofTypes<T extends DocumentType>(types: readonly T[]): readonly Of<T>[];
}

export const isEucp = ({ rules }: CreditTerms): boolean =>
  rules.eucp !== undefined || /E-?UCP/i.test(`${rules.code} ${rules.narrative ?? ''}`);

/** A paragraph whose document was not recognised may ask for any: then nothing is put aside. */
const namesNoDocument = ({ id, demand }: Requirement): boolean =>
  id.startsWith('46A') && demand.types === undefined && demand.named === undefined;

const isDraftAsked = (credit: CreditTerms): boolean =>
  credit.draft !== undefined || credit.availability.by === 'acceptance';

const examinedOf = (
  credit: CreditTerms,
  requirements: readonly Requirement[],
  documents: readonly PresentedDocument[],
) =>
  documents.map((document, index) => {
    const asked = answered(requirements, document, documents);
    const mayBeAsked =
      credit.documentsRequired.length === 0 ||
      requirements.some(namesNoDocument) ||
      requirements.some(({ demand }) =>
        titleTypes(document).some((type) => demand.alsoNamed?.includes(type)),
      ) ||
      (document.particulars.type === 'DRAFT' && isDraftAsked(credit));
    const all = requirements.filter(({ condition }) => condition.allDocuments !== undefined);
    const isExamined = asked.length > 0 || mayBeAsked;
    return { at: `/documents/${index}`, document, requirements: [...asked, ...all], isExamined };
  });

/** The requirements reduced to what was understood to the last word. */
export const surely = (requirements: readonly Requirement[]): readonly Requirement[] =>
  requirements.map((requirement) => ({ ...requirement, ...requirement.sure }));

export const dossierOf = (
  input: ExaminationInput,
  requirements = requirementsFrom(input.credit),
): Dossier => {
  const { credit, presentation } = input;
  const looked = examinedOf(credit, requirements, presentation.documents);
  const documents: Examined[] = looked
    .filter(({ isExamined }) => isExamined)
    .map(({ at, document, requirements: asked }) => ({ at, document, requirements: asked }));
  const ofTypes = <T extends DocumentType>(types: readonly T[]): Of<T>[] =>
    documents.flatMap((examined) => {
      const { particulars } = examined.document;
      return (types as readonly string[]).includes(particulars.type)
        ? [{ ...examined, particulars: particulars as Of<T>['particulars'] }]
        : [];
    });
  return {
    ...input,
    profile: credit.profile,
    requirements,
    condition: Object.assign({}, ...requirements.map(({ condition }) => condition)) as Condition,
    goods: goodsItemsOf(credit.goods),
    documents,
    disregarded: looked.filter(({ isExamined }) => !isExamined).map(({ document }) => document.id),
    shipments: shipmentsOf(documents),
    isElectronic: isEucp(credit),
    ofTypes,
  };
};
