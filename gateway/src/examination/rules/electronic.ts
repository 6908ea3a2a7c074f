/** Electronic records: eUCP 2.1 arts. e5 to e12. */
import type { Dossier, Examined } from '../dossier.ts';
import { complies, decide, judgement, type Observation, onEach, onPresentation, type Rule } from '../rule.ts';
import { demandsOn } from './signature.ts';

const isRecord = ({ document: { medium } }: Examined): boolean => medium === 'electronic';

const formatOf = ({ document }: Examined): string | undefined => {
  const named =
    document.electronic?.format ??
    document.files?.find(({ mediaType }) => mediaType !== undefined)?.mediaType;
  return named
    ?.toUpperCase()
    .replace(/^.*\/(?:X-|VND\.)?/, '')
    .replace(/^TIF$/, 'TIFF');
};

const needsNotice = ({ isElectronic, condition, documents }: Dossier): boolean =>
  condition.noticeOfCompletenessRequired === true || (isElectronic && documents.some(isRecord));

const hasFormat = (examined: Examined, formats: readonly string[]): Observation => {
  const found = formatOf(examined);
  const where = {
    field: '/electronic/format',
    expected: formats.join(' or '),
    found: found ?? 'not captured',
  };
  return found === undefined
    ? judgement(where)
    : decide(
        formats.some((format) => found.includes(format)),
        where,
      );
};

export const electronicRules: readonly Rule[] = [
  {
    id: 'notice-of-completeness',
    title: 'A presentation of electronic records is complete with a notice of completeness.',
    articles: { UCP600: 'eUCP arts. e6(c), e7(a)' },
    code: 'EUCP_NO_NOTICE',
    cure: 'Give notice of completeness at the place for presentation of electronic records.',
    check: onPresentation((dossier) => {
      if (!needsNotice(dossier)) return undefined;
      const notice = dossier.presentation.noticeOfCompleteness;
      return decide(notice !== undefined, {
        field: '/noticeOfCompleteness',
        expected: 'a notice of completeness',
        found: notice === undefined ? 'none' : `given on ${notice.givenOn}`,
      });
    }),
  },
  {
    id: 'notice-in-time',
    title: 'The notice of completeness is given on or before the day that counts as presentation.',
    articles: { UCP600: 'eUCP arts. e6(c), e7(a)' },
    code: 'EUCP_NO_NOTICE',
    cure: 'Count the presentation from the notice.',
    check: onPresentation((dossier) => {
      const { noticeOfCompleteness: notice, presentedOn } = dossier.presentation;
      return notice === undefined || !needsNotice(dossier)
        ? undefined
        : decide(notice.givenOn <= presentedOn, {
            field: '/noticeOfCompleteness/givenOn',
            expected: `not later than ${presentedOn}`,
            found: notice.givenOn,
          });
    }),
  },
  {
    id: 'record-format',
    title: 'An electronic record has the format that the credit names; where it names none, any format.',
    articles: { UCP600: 'eUCP art. e5', 'CN-DLC-2016': 'Measures 2016, electronic documents' },
    code: 'EUCP_FORMAT',
    cure: 'Present the record in the format of the credit.',
    check: onEach((examined) =>
      isRecord(examined)
        ? demandsOn(examined).flatMap(({ id, demand: { formats, types } }) => {
            if (types === undefined) return [];
            return [
              {
                requirement: id,
                ...(formats === undefined
                  ? complies({ field: '/electronic/format' })
                  : hasFormat(examined, formats)),
              },
            ];
          })
        : undefined,
    ),
  },
  {
    id: 'record-where-asked',
    title: 'A document that the credit asks for as an electronic record is not presented on paper.',
    articles: { UCP600: 'eUCP arts. e1, e5' },
    code: 'EUCP_FORMAT',
    cure: 'Present the document as an electronic record.',
    check: onEach((examined) =>
      demandsOn(examined).flatMap(({ id, demand: { electronic } }) =>
        electronic === true
          ? [
              {
                requirement: id,
                ...decide(isRecord(examined), {
                  field: '/medium',
                  expected: 'electronic',
                  found: examined.document.medium,
                }),
              },
            ]
          : [],
      ),
    ),
  },
  {
    id: 'record-accessible',
    title: 'A record that stands in an external system can be reached there when it is examined.',
    articles: { UCP600: 'eUCP art. e7' },
    code: 'EUCP_FORMAT',
    cure: 'Give access to the external system, or present the record itself.',
    check: onEach(({ document: { electronic } }) =>
      electronic?.externalSystem === undefined
        ? undefined
        : decide(electronic.externalSystem.accessible, {
            field: '/electronic/externalSystem/accessible',
            expected: 'accessible',
            found: electronic.externalSystem.accessible ? 'accessible' : 'not accessible',
          }),
    ),
  },
  {
    id: 'record-not-corrupted',
    title: 'A record that was received corrupted is asked for again before anything is decided on it.',
    articles: { UCP600: 'eUCP art. e12' },
    code: 'EUCP_FORMAT',
    cure: 'Present the record again within 30 calendar days.',
    check: onEach(({ document: { electronic } }) => {
      if (electronic?.corrupted === undefined) return undefined;
      const where = {
        field: '/electronic/corrupted',
        expected: 'readable',
        found: electronic.corrupted ? 'corrupted' : 'readable',
      };
      return electronic.corrupted
        ? judgement({ ...where, note: 'ask for the record again; the clock is suspended' })
        : complies(where);
    }),
  },
  {
    id: 'record-allowed',
    title: 'Electronic records are presented under a credit that provides for them.',
    articles: { UCP600: 'eUCP art. e1' },
    code: 'EUCP_FORMAT',
    cure: 'Present the document on paper, or have the credit made subject to the eUCP.',
    check: onEach((examined, { isElectronic }) => {
      if (!isRecord(examined)) return undefined;
      const isAsked = demandsOn(examined).some(
        ({ demand }) => demand.electronic === true || demand.formats !== undefined,
      );
      const where = { field: '/medium', expected: 'a credit subject to the eUCP', found: 'electronic' };
      return isElectronic || isAsked ? complies(where) : judgement(where);
    }),
  },
];
