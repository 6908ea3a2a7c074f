/** The form of insurance documents: UCP 600 art. 28(a) to (e). */
import type { Dossier, Of } from '../dossier.ts';
import { complies, decide, discrepancy, judgement, type Observation, onTypes, type Rule } from '../rule.ts';
import { bare } from '../text/plain.ts';
import { demandsOn } from './signature.ts';

type Insurance = Of<'INSURANCE'>;
const insurance = (
  check: (document: Insurance, dossier: Dossier) => Observation | readonly Observation[] | undefined,
): Rule['check'] => onTypes(['INSURANCE'], check);

const articles = (ucp: string): Rule['articles'] => ({
  UCP600: ucp,
  'CN-DLC-2016': 'Examination rules, insurance documents',
});

const isInTime = (
  { document: { issueDate }, particulars }: Insurance,
  { shipments }: Dossier,
): Observation | undefined => {
  const [first] = shipments.flatMap(({ date }) => date ?? []).sort();
  if (first === undefined) return undefined;
  const found = particulars.effectiveFrom ?? issueDate;
  const where = { field: '/issueDate', expected: `effective not later than ${first}` };
  if (particulars.effectiveFromShipment === true)
    return complies({ ...where, found: 'effective from shipment' });
  return found === undefined
    ? discrepancy({ ...where, found: 'no date' })
    : decide(found <= first, { ...where, found });
};

const signers = ['insurer', 'underwriter', 'agent-of-insurer', 'proxy-of-insurer'];

const isSigned = ({ document: { signatures }, particulars: { insurer } }: Insurance): Observation => {
  const where = { field: '/signatures', expected: 'insurer, underwriter, agent or proxy' };
  if (signatures.length === 0) return discrepancy({ ...where, found: 'none' });
  const found = signatures.map(({ by, capacity }) => `${by} as ${capacity ?? 'not stated'}`).join('; ');
  const isKnown = signatures.some(({ capacity }) => capacity !== undefined);
  const fits = signatures.some(
    ({ by, capacity }) =>
      signers.includes(capacity ?? '') || (insurer !== undefined && bare(by).includes(bare(insurer))),
  );
  if (fits) return complies({ ...where, found });
  return isKnown
    ? discrepancy({ ...where, found })
    : judgement({ ...where, found, note: 'the capacity is not stated' });
};

export const insuranceRules: readonly Rule[] = [
  {
    id: 'insurance-no-cover-note',
    title: 'A cover note is no insurance document.',
    articles: articles('UCP 600 art. 28(c)'),
    code: 'MISSING_DOC',
    cure: 'Present a policy, or a certificate or declaration under an open cover.',
    check: insurance(({ particulars: { form } }) =>
      decide(form !== 'cover-note', {
        field: '/particulars/form',
        expected: 'policy, certificate or declaration',
        found: form,
      }),
    ),
  },
  {
    id: 'insurance-form',
    title: 'A policy stands in for a certificate or declaration, not the other way round.',
    articles: articles('UCP 600 art. 28(d)'),
    code: 'MISSING_DOC',
    cure: 'Present a policy.',
    check: insurance((document) =>
      demandsOn(document).flatMap(({ id, demand: { insuranceForms } }) => {
        const { form } = document.particulars;
        if (insuranceForms === undefined || form === 'cover-note') return [];
        const holds = form === 'policy' || insuranceForms.includes(form);
        return [
          {
            requirement: id,
            ...decide(holds, {
              field: '/particulars/form',
              expected: insuranceForms.join(' or '),
              found: form,
            }),
          },
        ];
      }),
    ),
  },
  {
    id: 'insurance-signed',
    title:
      'An insurance document is signed by an insurance company, an underwriter, or their agent or proxy.',
    articles: articles('UCP 600 art. 28(a)'),
    code: 'UNSIGNED',
    cure: 'Have the insurer or its agent sign the document.',
    check: insurance(isSigned),
  },
  {
    id: 'insurance-not-by-broker',
    title: 'An insurance document is issued by an insurer, not by a broker in its own name.',
    articles: articles('UCP 600 art. 28(a)'),
    code: 'WRONG_ISSUER',
    cure: 'Present a document of the insurer.',
    check: insurance(({ document: { signatures } }) =>
      signatures.length === 0
        ? undefined
        : decide(
            !signatures.every(
              ({ capacity, onBehalfOf }) => capacity === 'insurance-broker' && onBehalfOf === undefined,
            ),
            {
              field: '/signatures',
              expected: 'not a broker alone',
              found: signatures.map(({ by }) => by).join('; '),
            },
          ),
    ),
  },
  {
    id: 'insurance-all-originals',
    title: 'All originals of an insurance document are presented where it says that several were issued.',
    articles: articles('UCP 600 art. 28(b)'),
    code: 'MISSING_ORIGINALS',
    cure: 'Present all originals.',
    check: insurance(({ particulars: { originalsIssued }, document: { originals, medium } }) =>
      originalsIssued === undefined || medium === 'electronic'
        ? undefined
        : decide(originals >= originalsIssued, {
            field: '/originals',
            expected: `${originalsIssued}`,
            found: `${originals}`,
          }),
    ),
  },
  {
    id: 'insurance-effective-by-shipment',
    title: 'Cover is effective not later than the date of shipment.',
    articles: articles('UCP 600 art. 28(e)'),
    code: 'INSURANCE_LATE',
    cure: 'Have the insurer state that cover is effective from the date of shipment.',
    check: insurance(isInTime),
  },
];
