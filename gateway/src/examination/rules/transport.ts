/** Transport documents: who signed, what they show, clean, on board: UCP 600 arts. 19 to 27. */
import type { Dossier, Of } from '../dossier.ts';
import { complies, decide, discrepancy, judgement, type Observation, onTypes, type Rule } from '../rule.ts';
import { transportTypes } from '../shipment.ts';
import { namesFirm } from '../text/names.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { plain } from '../text/plain.ts';
import { demandsOn } from './signature.ts';

type TransportType = (typeof transportTypes)[number];
type Transport = Of<TransportType>;

/** Capacities in which each document may be signed; an agent names its principal. */
const capacities: Readonly<Record<TransportType, readonly string[]>> = {
  BILL_OF_LADING: ['carrier', 'master', 'agent-of-carrier', 'agent-of-master'],
  SEA_WAYBILL: ['carrier', 'master', 'agent-of-carrier', 'agent-of-master'],
  CHARTER_PARTY_BL: [
    ...['master', 'owner', 'charterer', 'agent-of-master', 'agent-of-owner', 'agent-of-charterer'],
    ...['carrier', 'agent-of-carrier'],
  ],
  MULTIMODAL: ['carrier', 'master', 'agent-of-carrier', 'agent-of-master', 'multimodal-operator'],
  AIR_WAYBILL: ['carrier', 'agent-of-carrier'],
  ROAD: ['carrier', 'agent-of-carrier'],
  RAIL: ['carrier', 'agent-of-carrier', 'railway-company'],
  INLAND_WATERWAY: ['carrier', 'agent-of-carrier', 'master', 'agent-of-master'],
  TRANSPORT_DOC: ['carrier', 'agent-of-carrier', 'master', 'railway-company'],
};

const onAll = (
  check: (document: Transport, dossier: Dossier) => Observation | Observation[] | undefined,
): Rule['check'] => onTypes(transportTypes, check);

const articles = (ucp: string, domestic?: string): Rule['articles'] => ({
  UCP600: ucp,
  ...(domestic === undefined ? {} : { 'CN-DLC-2016': domestic }),
});

const isForwarder = ({ capacity }: { capacity?: string | undefined }): boolean =>
  capacity === 'freight-forwarder' || capacity === undefined;

const isSigned = (
  { document: { signatures }, particulars }: Transport,
  { condition }: Dossier,
): Observation => {
  const where = { field: '/signatures', expected: `signed as ${capacities[particulars.type].join(', ')}` };
  if (signatures.length === 0) {
    const stamped = particulars.type === 'RAIL' && particulars.receiptStamp === true;
    return decide(stamped, { ...where, found: stamped ? 'stamp of receipt' : 'none' });
  }
  const found = signatures.map(({ by, capacity }) => `${by} as ${capacity ?? 'not stated'}`).join('; ');
  const fitting = signatures.find(({ capacity }) => capacities[particulars.type].includes(capacity ?? ''));
  if (fitting !== undefined || (condition.forwarderAccepted === true && signatures.some(isForwarder)))
    return complies({ ...where, found });
  const isCarrier = signatures.some(
    ({ by }) => particulars.carrier !== undefined && namesFirm(by, particulars.carrier),
  );
  if (particulars.type === 'TRANSPORT_DOC') return complies({ ...where, found });
  return isCarrier
    ? judgement({ ...where, found, note: 'the capacity is not stated' })
    : discrepancy({ ...where, found });
};

const agentNamesPrincipal = ({ document: { signatures }, particulars }: Transport): Observation[] =>
  signatures.flatMap(({ by, capacity, onBehalfOf }, index) => {
    if (capacity !== 'agent-of-carrier' && capacity !== 'agent-of-owner' && capacity !== 'agent-of-charterer')
      return [];
    const named =
      onBehalfOf ??
      (particulars.carrier !== undefined && capacity === 'agent-of-carrier'
        ? particulars.carrier
        : undefined);
    return [
      decide(named !== undefined, {
        field: `/signatures/${index}/onBehalfOf`,
        expected: 'the principal',
        found: named ?? `${by} alone`,
      }),
    ];
  });

const needsCarrier: readonly TransportType[] = [
  'BILL_OF_LADING',
  'SEA_WAYBILL',
  'MULTIMODAL',
  'AIR_WAYBILL',
  'ROAD',
  'INLAND_WATERWAY',
];

const seaTypes = ['BILL_OF_LADING', 'SEA_WAYBILL', 'CHARTER_PARTY_BL'] as const;

const isOnBoard = ({
  particulars: { onBoard },
  document: { issueDate },
}: Of<(typeof seaTypes)[number]>): Observation => {
  const where = { field: '/particulars/onBoard', expected: 'shipped on board, with its date' };
  const date = onBoard?.form === 'pre-printed' ? (onBoard.date ?? issueDate) : onBoard?.date;
  return decide(date !== undefined, {
    ...where,
    found: date === undefined ? 'none' : `${onBoard?.form ?? ''} ${date}`,
  });
};

/** An intended vessel is proved by a notation that names the actual one (UCP 600 art. 20(a)(ii)). */
const isActualVessel = ({
  particulars: { onBoard, vesselIsIntended },
}: Of<(typeof seaTypes)[number]>): Observation | undefined => {
  if (vesselIsIntended !== true) return undefined;
  const holds = onBoard?.form === 'notation' && onBoard.vessel !== undefined && onBoard.date !== undefined;
  return decide(holds, {
    field: '/particulars/onBoard/vessel',
    expected: 'a dated notation with the actual vessel',
    found: onBoard?.vessel ?? 'intended vessel only',
  });
};

/** Words of a defective condition of goods or packaging (UCP 600 art. 27). */
const unclean =
  /\b(TORN|BROKEN|RUST(?:Y|ED)?|LEAK(?:ING|AGE|ED)?|WET|STAINED|DAMAGED|DENTED|BENT|CRACKED|MOULDY|MOLDY|CONTAMINATED|SHORT(?:AGE| SHIPPED| LANDED)|SCRATCHED|PUNCTURED|RE-?COOPERED|INSUFFICIENT(?:LY)? PACK\w*|PACKAGING (?:IS )?(?:NOT SUFFICIENT|INSUFFICIENT)|SECOND[- ]?HAND (?:BAGS|PACKAGES|CASES)|IN BAD ORDER|LOOSE STRAPS|DEFECTIVE)\b|破损|锈|潮湿|渗漏|短少|污染/i;
/** Clauses that say nothing of a defect, or disclaim knowledge. */
const harmless =
  /\b(MAY NOT BE SUFFICIENT|SAID (?:BY SHIPPER )?TO CONTAIN|SHIPPER'?S?,? LOAD|LOAD(?:,| AND)? ?(?:STOW(?:AGE)?(?:,| AND)* ?)?COUNT|WEIGHT,? MEASURE|QUANTITY AND QUALITY UNKNOWN|UNKNOWN|FREIGHT|DEMURRAGE|DETENTION|FREE TIME|RIGHT TO TRANS|NOT RESPONSIBLE FOR|ATMOSPHERIC RUST|CLEAN|ON BOARD|LADEN|SHIPPED|NOTIFY|CREDIT|L\/C|LC NO|INVOICE|CONTRACT|CONTAINER|SEAL|CY|FCL|DESTINATION|AGENT|ORIGINAL|TELEX|DRAFT|PREPAID|COLLECT|CARRIED ON DECK)\b/i;

/** What the credit itself asks the document to show is no defect. */
const isAsked = (clause: string, requirements: readonly Requirement[]): boolean =>
  requirements.some(({ text }) => ` ${plain(text)} `.includes(` ${plain(clause)} `));

const cleanness = (clause: string, index: number, requirements: readonly Requirement[]): Observation => {
  const where = {
    field: `/particulars/clauses/${index}`,
    expected: 'no clause on a defective condition',
    found: clause,
  };
  if (/MAY NOT BE SUFFICIENT|ATMOSPHERIC RUST/i.test(clause)) return complies(where);
  if (unclean.test(clause)) return discrepancy(where);
  return harmless.test(clause) || isAsked(clause, requirements) ? complies(where) : judgement(where);
};

const mayBeOnDeck = /MAY BE (?:CARRIED|LOADED|STOWED) ON DECK/i;
const onDeck =
  /(?:ARE|IS|WILL BE|SHIPPED|LOADED|CARRIED|STOWED|CARGO)(?: LOADED| CARRIED| STOWED)? ON DECK|^ON DECK/i;

const freightMark = ({ particulars: { freight }, requirements }: Transport): Observation[] =>
  demandsOn({ requirements } as Transport).flatMap(({ id, demand }) => {
    if (demand.freight === undefined) return [];
    const where = {
      requirement: id,
      field: '/particulars/freight',
      expected: `freight ${demand.freight.join(' or ')}`,
      found: freight ?? 'none',
    };
    return [
      decide(
        demand.freight.some((one) => one === freight),
        where,
      ),
    ];
  });

export const transportRules: readonly Rule[] = [
  {
    id: 'transport-signed',
    title: 'A transport document is signed in a capacity that its article names.',
    articles: articles('UCP 600 arts. 19 to 24, each (a)(i)', 'Examination rules, transport documents'),
    code: 'UNSIGNED',
    cure: 'Have the carrier, the master or a named agent sign the document.',
    check: onAll(isSigned),
  },
  {
    id: 'agent-names-principal',
    title: 'An agent that signs says for whom.',
    articles: articles('UCP 600 arts. 19 to 23, each (a)(i)'),
    code: 'UNSIGNED',
    cure: 'Have the agent add the name of its principal.',
    check: onAll(agentNamesPrincipal),
  },
  {
    id: 'carrier-named',
    title:
      'A transport document names the carrier; a charter party bill of lading and a rail document need not.',
    articles: articles('UCP 600 arts. 19, 20, 21, 23, 24, each (a)(i)'),
    code: 'WRONG_ISSUER',
    cure: 'Have the carrier named on the document.',
    check: onAll(({ particulars, document: { signatures } }) => {
      if (!needsCarrier.includes(particulars.type)) return undefined;
      const bySignature =
        signatures.find(({ capacity }) => capacity === 'carrier')?.by ??
        signatures.find(({ capacity }) => capacity === 'agent-of-carrier')?.onBehalfOf;
      const found = particulars.carrier ?? bySignature;
      return decide(found !== undefined, {
        field: '/particulars/carrier',
        expected: 'the name of the carrier',
        found: found ?? 'none',
      });
    }),
  },
  {
    id: 'shipped-on-board',
    title: 'A sea document shows that the goods were shipped on board, and when.',
    articles: articles('UCP 600 arts. 20(a)(ii), 21(a)(ii), 22(a)(ii)'),
    code: 'NO_ONBOARD',
    cure: 'Have a dated on-board notation added.',
    check: onTypes(seaTypes, isOnBoard),
  },
  {
    id: 'actual-vessel',
    title: 'Where the vessel is only intended, a notation names the vessel and the date of loading.',
    articles: articles('UCP 600 arts. 20(a)(ii), 21(a)(ii)'),
    code: 'NO_ONBOARD',
    cure: 'Have an on-board notation with the actual vessel added.',
    check: onTypes(seaTypes, isActualVessel),
  },
  {
    id: 'clean',
    title: 'No clause declares a defective condition of the goods or their packaging.',
    articles: articles('UCP 600 art. 27', 'Examination rules: clean transport documents'),
    code: 'UNCLEAN',
    cure: 'Have the carrier issue a clean document, or ask for a waiver.',
    check: onAll(({ particulars: { clauses = [] }, requirements }) =>
      clauses.length === 0
        ? complies({ field: '/particulars/clauses' })
        : clauses
            .filter((clause) => !onDeck.test(clause))
            .map((clause, index) => cleanness(clause, index, requirements)),
    ),
  },
  {
    id: 'not-on-deck',
    title: 'The goods are not stated to be loaded on deck; that they may be is accepted.',
    articles: articles('UCP 600 art. 26(a)'),
    code: 'ON_DECK',
    cure: 'Have the statement removed, or ask for a waiver.',
    check: onTypes([...seaTypes, 'MULTIMODAL', 'INLAND_WATERWAY'], ({ particulars: { clauses = [] } }) => {
      const index = clauses.findIndex((clause) => onDeck.test(clause) && !mayBeOnDeck.test(clause));
      return index < 0
        ? complies({ field: '/particulars/clauses' })
        : discrepancy({
            field: `/particulars/clauses/${index}`,
            expected: 'not on deck',
            ...(clauses[index] === undefined ? {} : { found: clauses[index] }),
          });
    }),
  },
  {
    id: 'no-charter-party',
    title: 'A bill of lading is not subject to a charter party, unless the credit accepts it.',
    articles: articles('UCP 600 arts. 19(a)(vi), 20(a)(vi), 21(a)(vi)'),
    code: 'CONFLICTING_DATA',
    cure: 'Present a bill of lading that is not subject to a charter party.',
    check: onTypes([...seaTypes, 'MULTIMODAL'], (examined, { condition }) => {
      const { particulars } = examined;
      const isAsked = demandsOn(examined).some(
        ({ demand }) => demand.types?.includes('CHARTER_PARTY_BL') === true,
      );
      const clause = particulars.clauses?.find((text) => /CHARTER[- ]?PARTY/i.test(text));
      const isSubject =
        particulars.type === 'CHARTER_PARTY_BL' ||
        particulars.subjectToCharterParty === true ||
        clause !== undefined;
      return decide(!isSubject || isAsked || condition.charterPartyAccepted === true, {
        field: '/particulars/subjectToCharterParty',
        expected: 'no charter party',
        found: isSubject ? (clause ?? 'subject to a charter party') : 'none',
      });
    }),
  },
  {
    id: 'freight-as-asked',
    title: 'Freight is marked as the credit asks.',
    articles: articles('UCP 600 arts. 14(d), 26(c)', 'Examination rules, transport documents'),
    code: 'CONFLICTING_DATA',
    cure: 'Have the carrier mark the freight as the credit asks.',
    check: onAll(freightMark),
  },
  {
    id: 'freight-fits-trade-term',
    title: 'Freight agrees with the trade term: prepaid under C terms, payable at destination under F terms.',
    articles: articles('UCP 600 art. 14(d)'),
    code: 'CONFLICTING_DATA',
    cure: 'Have the freight marked as the trade term implies.',
    check: onAll(({ particulars: { freight } }, { goods }) => {
      const term = goods.find(({ tradeTerm }) => tradeTerm !== undefined)?.tradeTerm?.rule;
      if (freight === undefined || term === undefined) return undefined;
      const where = { field: '/particulars/freight', expected: `as ${term} implies`, found: freight };
      const isPaidBySeller = /^(CFR|CNF|C&F|CPT|CIF|CIP|DAP|DPU|DDP)$/.test(term);
      return isPaidBySeller && freight === 'collect' ? judgement(where) : complies(where);
    }),
  },
];
