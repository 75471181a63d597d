import type { Import } from './read-imports.ts';

/** What files under `folder` may import: folders of the project for values or only for types, and packages. */
type Rule = Readonly<{
  folder: string;
  values: readonly string[];
  types: readonly string[];
  packages: readonly RegExp[];
}>;

const NODE = /^node:/;
const REACT = /^react(-dom)?$/;
const RPC_CLIENT = /^@orpc\/(client|contract)$/;

/** DESIGN: who may import whom. The most specific folder decides. */
export const RULES: readonly Rule[] = [
  { folder: 'engine', values: ['engine'], types: [], packages: [/^@stdlib\//, /^ml-matrix$/, /^mathjs$/] },
  // The list of tables is the one value that belongs to the record types.
  { folder: 'db', values: ['db', 'engine/review/records'], types: ['engine'], packages: [NODE, /^better-sqlite3$/] },
  {
    folder: 'api',
    values: ['api', 'db', 'engine', 'report'],
    types: [],
    packages: [NODE, /^@orpc\/(server|contract|client)$/, /^zod$/, /^csv-parse$/, /^read-excel-file$/, /^fflate$/],
  },
  { folder: 'api/contract', values: ['api/contract'], types: ['engine'], packages: [RPC_CLIENT, /^zod$/] },
  {
    folder: 'report/components',
    values: ['report/components', 'engine/text'],
    types: ['engine', 'api/contract'],
    packages: [REACT, /^d3-(scale|shape)$/],
  },
  {
    folder: 'report',
    values: ['report', 'engine/text'],
    types: ['engine', 'api/contract'],
    packages: [
      NODE,
      REACT,
      /^@(fontsource-variable|expo-google-fonts)\/inter$/,
      /^docx$/,
      /^@resvg\/resvg-js$/,
      /^write-excel-file$/,
      /^fflate$/,
    ],
  },
  {
    folder: 'renderer',
    values: ['renderer', 'report/components', 'api/contract', 'engine/text'],
    types: [],
    packages: [
      REACT,
      RPC_CLIENT,
      /^react-aria(-components)?$/,
      /^@tanstack\/react-(query|virtual)$/,
      /^lucide-react$/,
      /^@fontsource-variable\/inter$/,
      /^d3-(scale|shape)$/,
    ],
  },
  {
    folder: 'electron',
    values: ['electron', 'api', 'db', 'report'],
    types: [],
    packages: [NODE, /^electron$/, /^ws$/, /^zod$/, /^@orpc\//, /^playwright-core$/, /^piscina$/],
  },
];

export const RULED_FOLDERS = ['engine', 'db', 'api', 'report', 'renderer', 'electron'] as const;

/** One sentence for each import that breaks a rule. */
export function violations(imports: readonly Import[]): string[] {
  return imports.flatMap((found) => {
    const rule = ruleFor(found.from);
    if (rule === undefined) return [`${found.from} is in no folder of the design`];
    return isAllowed(rule, found) ? [] : [`${found.from} may not import ${found.to}`];
  });
}

function ruleFor(path: string): Rule | undefined {
  return RULES.filter(({ folder }) => path.startsWith(`${folder}/`)).toSorted(
    (a, b) => b.folder.length - a.folder.length,
  )[0];
}

function isAllowed(rule: Rule, { to, isPackage, isTypeOnly }: Import): boolean {
  if (isPackage) return rule.packages.some((allowed) => allowed.test(to));
  if (!/\.(tsx?|json|css|svg|woff2|ttf)$/.test(to)) return false;
  const folders = isTypeOnly ? [...rule.values, ...rule.types] : rule.values;
  return folders.some((folder) => to.startsWith(`${folder}/`));
}
