/** Which of our ports somebody else listens on. */
import { createServer } from 'node:net';
import { loopback } from '../ports.ts';

export type TakenPort = { readonly purpose: string; readonly port: number };

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: loopback, port, exclusive: true }, () => server.close(() => resolve(true)));
  });

/** @param ports by purpose */
export const takenPorts = async (ports: ReadonlyMap<string, number>): Promise<readonly TakenPort[]> => {
  const checked = await Promise.all(
    [...ports].map(async ([purpose, port]) => ({ purpose, port, free: await isFree(port) })),
  );
  return checked.filter(({ free }) => !free).map(({ purpose, port }) => ({ purpose, port }));
};
