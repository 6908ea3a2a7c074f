/** Where the gateway finds a declaration, its assessment, and what was asked about it. */
import { Declaration, ImportPayment, Verification } from '@chopmark/chaincode/api';
import { type Locator, textMember } from '../command/terms-source.ts';

const ofDeclaration =
  (member: 'declarationHash' | 'assessmentHash'): Locator =>
  async (source, input) => {
    const record = await source.record(`declaration/${textMember(input, 'declarationId', 'assetId')}`);
    const declaration = Declaration.safeParse(record).data;
    if (declaration === undefined) return { absent: 'ASSET_NOT_FOUND' };
    const hash = declaration[member];
    return hash === undefined ? { absent: 'ASSET_NOT_ATTESTED' } : { recordId: declaration.id, hash, record };
  };

const question: Locator = async (source, input) => {
  const [consentId, id] = [textMember(input, 'consentId'), textMember(input, 'verificationId')];
  const record = await source.record(`verification/${consentId}/${id}`);
  const verification = Verification.safeParse(record).data;
  return verification === undefined
    ? { absent: 'VERIFICATION_NOT_FOUND' }
    : { recordId: verification.id, hash: verification.questionHash, record };
};

const paymentRequest: Locator = async (source, input) => {
  const [declarationId, id] = [textMember(input, 'declarationId'), textMember(input, 'paymentId')];
  const record = await source.record(`import-payment/${declarationId}/${id}`);
  const payment = ImportPayment.safeParse(record).data;
  return payment === undefined
    ? { absent: 'PAYMENT_NOT_FOUND' }
    : { recordId: payment.id, hash: payment.requestHash, record };
};

/** By section. */
export const locators: Readonly<Record<string, Locator>> = {
  declaration: ofDeclaration('declarationHash'),
  assessment: ofDeclaration('assessmentHash'),
  question,
  paymentRequest,
};
