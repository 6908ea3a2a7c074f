/** Messages that the network delivers from the outside issuer. */

const dayMs = 86_400_000;
export const swiftDay = (offset: number): string =>
  new Date(Date.now() + offset * dayMs).toISOString().slice(2, 10).replaceAll('-', '');
export const isoDay = (offset: number): string =>
  new Date(Date.now() + offset * dayMs).toISOString().slice(0, 10);

/** A message that the network delivered from the outside issuer. */
export const delivered = (type: string, ...fields: readonly string[]): string =>
  [
    `{1:F01RVRBCNSHAXXX0042000815}{2:O${type}0915${swiftDay(0)}EASTDE00AXXX0021000471${swiftDay(0)}0916N}{4:`,
    ...fields,
    '-}{5:{CHK:0123456789AB}}',
  ].join('\r\n');

export const issueOf = (credit: string): string =>
  delivered(
    '700',
    ':27:1/1',
    ':40A:IRREVOCABLE',
    `:20:${credit}`,
    `:31C:${swiftDay(0)}`,
    ':40E:UCP LATEST VERSION',
    `:31D:${swiftDay(90)}NINGBO`,
    ':50:EASTLAND IMPORT GMBH\r\nHAMBURG',
    ':59:BRAMBLE HILL TRADING\r\n4 MILL LANE\r\nNINGBO',
    ':32B:EUR485000,',
    ':39A:05/05',
    ':41A:RVRBCNSHXXX\r\nBY PAYMENT',
    ':44E:NINGBO PORT, CHINA',
    ':44F:HAMBURG PORT, GERMANY',
    `:44C:${swiftDay(60)}`,
    ':45A:+COPPER CATHODES GRADE A\r\nCIF HAMBURG PORT INCOTERMS 2020',
    ':46A:+SIGNED COMMERCIAL INVOICE IN 3 ORIGINALS',
    ':48:21',
    ':49:WITHOUT',
    ':72Z:/PHONBEN/',
  );

export const amendmentOf = (credit: string): string =>
  delivered(
    '707',
    ':27:1/1',
    `:20:${credit}`,
    ':21:NONREF',
    `:23:${credit}`,
    ':52A:EASTDE00',
    `:31C:${swiftDay(0)}`,
    ':26E:1',
    `:30:${swiftDay(0)}`,
    ':22A:ISSU',
    ':32B:EUR15000,',
    ':46B:/ADD/+PACKING LIST IN DUPLICATE',
  );
