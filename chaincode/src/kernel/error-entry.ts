/** One refusal of the catalogue. */
export interface ErrorEntry {
  readonly status: number;
  readonly title: string;
  readonly mayPass: boolean;
}

/** An entry; it cannot pass later unless said otherwise. */
export const refusal = (status: number, title: string, mayPass = false): ErrorEntry => ({
  status,
  title,
  mayPass,
});
