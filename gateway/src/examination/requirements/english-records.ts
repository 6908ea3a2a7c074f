/** How English credits ask for electronic records and their formats. */
import { phrase, type Phrase } from './phrases.ts';
import type { Demand } from './requirement.ts';

const asks = (source: string, demand: Demand): Phrase => phrase(source, () => ({ demand }));

const formatNames = /PDF|XML|OFD|JSON|TIFF?|EDIFACT|XLSX|DOCX|JPE?G/g;
const electronic: readonly Phrase[] = [
  phrase(
    '(?:AS |IN THE FORM OF )?(?:AN )?ELECTRONIC RECORDS?(?: IN)?((?: ?(?:OR|,|AND)? ?(?:PDF(?:/A)?|XML|OFD|JSON|TIFF?|EDIFACT|XLSX|DOCX|JPE?G))*)(?: FORMATS?)?',
    ([, formats]) => ({
      demand: {
        electronic: true,
        ...((formats ?? '').trim() === '' ? {} : { formats: (formats ?? '').match(formatNames) ?? [] }),
      },
    }),
  ),
  phrase(
    '(?:IN )?\\(?((?:PDF|XML|OFD|XLSX|TIFF?)(?:(?: OR | AND |/|, )(?:PDF|XML|OFD|XLSX|TIFF?))*)\\)?(?: FORMATS?)?',
    ([, formats]) => ({
      demand: { formats: (formats ?? '').match(formatNames) ?? [] },
    }),
  ),
];

const forms: readonly Phrase[] = [
  asks(
    'ELECTRONIC(?= (?:COMMERCIAL |PACKING |SIGNED )*(?:INVOICE|LIST|DOCUMENT|CERTIFICATE|BILL))|IN ELECTRONIC FORM(?:AT)?|ELECTRONICALLY',
    { electronic: true },
  ),
  asks('(?:SCANNED|SAVED|CONVERTED)(?= (?:AS|IN|INTO|TO)(?: AN?)? (?:PDF|TIFF|XML))', {}),
];

export const englishRecords: readonly Phrase[] = [...electronic, ...forms];
