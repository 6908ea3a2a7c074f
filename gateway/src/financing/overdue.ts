import { instantOf } from '@chopmark/chaincode/api';

/** Whether the day has ended, by UTC: as the ledger counts before it lets a bank declare a default. */
export const isPast = (day: string, now: number): boolean => day < instantOf(now).slice(0, 10);
