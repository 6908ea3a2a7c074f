type Missing<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];

/** Members that may be `undefined` become members that may be absent. */
type Defined<T> = Omit<T, Missing<T>> & { [K in Missing<T>]?: Exclude<T[K], undefined> };

/** The members that are there. */
export const defined = <T extends object>(members: T): Defined<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>;
