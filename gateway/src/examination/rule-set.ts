/** Which rules an examination was made with. */
import { hashOf } from '@chopmark/chaincode/api';
import { rules } from './rules/all.ts';

/** Raised whenever a rule, or how text is read, decides differently than before. */
const version = '1.3.0';

const declarations = rules.map(({ id, title, articles, code, cure }) => ({
  id,
  title,
  articles,
  code,
  cure,
}));

export const ruleSet: { readonly version: string; readonly hash: string } = {
  version,
  hash: hashOf({ version, rules: declarations }),
};
