/** RFC 8785 canonical JSON: the one byte form that is hashed, stored and compared. */
import { canonicalize } from 'json-canonicalize';

/** Canonical text of a JSON value; `undefined` members are left out, as JSON does. */
export const canonicalJson = (value: unknown): string => canonicalize(value);
