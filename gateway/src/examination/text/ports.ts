/** Ports, airports and regions for ranges such as "any Chinese port". A name that is not here needs a person. */
import { countryNamed } from './countries.ts';
import { wordsOf } from './plain.ts';

const portsOf: Readonly<Record<string, string>> = {
  CHINA:
    'SHANGHAI|NINGBO|QINGDAO|TIANJIN|XINGANG|DALIAN|SHENZHEN|YANTIAN|SHEKOU|GUANGZHOU|NANSHA|XIAMEN|LIANYUNGANG|' +
    'FUZHOU|ZHUHAI|YANTAI|RIZHAO|BEIJING|NANJING|ZHANGJIAGANG|TAICANG|WEIHAI|HUANGPU',
  'HONG KONG': 'HONG KONG|HONGKONG',
  GERMANY: 'HAMBURG|BREMERHAVEN|BREMEN|WILHELMSHAVEN|FRANKFURT|MUNICH|COLOGNE|LEIPZIG',
  NETHERLANDS: 'ROTTERDAM|AMSTERDAM',
  BELGIUM: 'ANTWERP|ZEEBRUGGE',
  FRANCE: 'LE HAVRE|MARSEILLE|FOS|DUNKIRK|PARIS|LYON|NICE|TOULOUSE|BORDEAUX',
  'UNITED KINGDOM': 'FELIXSTOWE|SOUTHAMPTON|LONDON|LONDON GATEWAY|LIVERPOOL|TILBURY',
  ITALY: 'GENOA|GENOVA|NAPLES|LA SPEZIA|LIVORNO|TRIESTE|VENICE|MILAN',
  SPAIN: 'BARCELONA|VALENCIA|ALGECIRAS|BILBAO',
  PORTUGAL: 'LISBON|SINES|LEIXOES',
  POLAND: 'GDANSK|GDYNIA',
  GREECE: 'PIRAEUS|THESSALONIKI',
  TURKEY: 'ISTANBUL|AMBARLI|MERSIN|IZMIR',
  KOREA: 'BUSAN|PUSAN|INCHEON|GWANGYANG|ULSAN',
  JAPAN: 'TOKYO|YOKOHAMA|OSAKA|KOBE|NAGOYA|HAKATA|NARITA|SHIMIZU|MOJI',
  TAIWAN: 'KAOHSIUNG|KEELUNG|TAICHUNG|TAIPEI',
  SINGAPORE: 'SINGAPORE',
  MALAYSIA: 'PORT KLANG|PENANG|TANJUNG PELEPAS|PASIR GUDANG',
  INDONESIA: 'JAKARTA|TANJUNG PRIOK|SURABAYA|BELAWAN|SEMARANG',
  THAILAND: 'LAEM CHABANG|BANGKOK',
  VIETNAM: 'HO CHI MINH|HAIPHONG|HAI PHONG|CAT LAI|CAI MEP|DANANG',
  PHILIPPINES: 'MANILA|CEBU',
  INDIA: 'MUMBAI|NHAVA SHEVA|CHENNAI|MUNDRA|KOLKATA|COCHIN|DELHI|KANDLA',
  PAKISTAN: 'KARACHI|PORT QASIM',
  BANGLADESH: 'CHITTAGONG|CHATTOGRAM|MONGLA',
  'SRI LANKA': 'COLOMBO',
  'UNITED ARAB EMIRATES': 'DUBAI|JEBEL ALI|ABU DHABI|SHARJAH|KHALIFA',
  'SAUDI ARABIA': 'JEDDAH|DAMMAM|RIYADH',
  EGYPT: 'ALEXANDRIA|PORT SAID|DAMIETTA|SOKHNA',
  'SOUTH AFRICA': 'DURBAN|CAPE TOWN|PORT ELIZABETH',
  NIGERIA: 'LAGOS|APAPA|TINCAN|ONNE',
  KENYA: 'MOMBASA',
  'UNITED STATES':
    'LOS ANGELES|LONG BEACH|NEW YORK|NEWARK|SAVANNAH|HOUSTON|OAKLAND|SEATTLE|TACOMA|CHARLESTON|NORFOLK|MIAMI|CHICAGO',
  CANADA: 'VANCOUVER|MONTREAL|HALIFAX|PRINCE RUPERT|TORONTO',
  MEXICO: 'MANZANILLO|VERACRUZ|LAZARO CARDENAS|ALTAMIRA',
  BRAZIL: 'SANTOS|PARANAGUA|RIO GRANDE|ITAJAI|NAVEGANTES|RIO DE JANEIRO',
  ARGENTINA: 'BUENOS AIRES|ROSARIO',
  CHILE: 'VALPARAISO|SAN ANTONIO|ANTOFAGASTA|MEJILLONES|IQUIQUE',
  PERU: 'CALLAO',
  AUSTRALIA: 'SYDNEY|MELBOURNE|BRISBANE|FREMANTLE|PORT HEDLAND|ADELAIDE|PERTH|DAMPIER|NEWCASTLE|GLADSTONE',
  'NEW ZEALAND': 'AUCKLAND|TAURANGA',
};

const regions: Readonly<Record<string, readonly string[]>> = {
  EUROPE: [
    ...['GERMANY', 'NETHERLANDS', 'BELGIUM', 'FRANCE', 'UNITED KINGDOM', 'ITALY', 'SPAIN'],
    ...['PORTUGAL', 'POLAND', 'GREECE'],
  ],
  ASIA: [
    ...['CHINA', 'HONG KONG', 'KOREA', 'JAPAN', 'TAIWAN', 'SINGAPORE', 'MALAYSIA', 'INDONESIA', 'THAILAND'],
    ...['VIETNAM', 'PHILIPPINES', 'INDIA', 'PAKISTAN', 'BANGLADESH', 'SRI LANKA'],
  ],
};
const regionOf: Readonly<Record<string, string>> = { EUROPEAN: 'EUROPE', ASIAN: 'ASIA' };

const countryNames: readonly string[] = Object.keys(portsOf);

const countryOfPort = new Map(
  Object.entries(portsOf).flatMap(([country, names]) => names.split('|').map((name) => [name, country])),
);

/** The countries that a range such as `ANY CHINESE PORT` covers; empty where it is not in the tables. */
export const countriesOfRange = (range: string): readonly string[] => {
  const text = wordsOf(range).join(' ');
  const named = countryNames.filter((country) => ` ${text} `.includes(` ${country} `));
  if (named.length > 0) return named;
  for (const word of text.split(' ')) {
    const region = regions[word] ?? regions[regionOf[word] ?? ''];
    if (region !== undefined) return region;
    const country = countryNamed(word);
    if (country !== undefined) return [country];
  }
  return [];
};

/** Whether the text names a port or airport of the tables. */
export const isPort = (place: string): boolean => {
  const text = ` ${wordsOf(place).join(' ')} `;
  return [...countryOfPort.keys()].some((name) => text.includes(` ${name} `));
};

/** The country of a place: as it states itself, or of a port in the tables. */
export const countryOfPlace = (place: string): string | undefined => {
  const words = wordsOf(place);
  const text = words.join(' ');
  const stated = [4, 3, 2, 1].flatMap((count) =>
    count < words.length ? (countryNamed(words.slice(-count).join(' ')) ?? []) : [],
  );
  if (stated[0] !== undefined) return stated[0];
  for (const [name, country] of countryOfPort) {
    if (` ${text} `.includes(` ${name} `)) return country;
  }
  return undefined;
};
