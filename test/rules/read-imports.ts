import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';

/** One import of one file. Paths are relative to the project, with forward slashes. */
export type Import = Readonly<{
  from: string;
  /** A path of the project, or the name of a package or Node module. */
  to: string;
  isPackage: boolean;
  isTypeOnly: boolean;
}>;

export type SourceFile = Readonly<{ path: string; text: string }>;

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
  'TSExternalModuleReference',
]);

/** Every TypeScript file under the given folders of the project. */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({
        path: posix.normalize(file.slice(root.length).replaceAll('\\', '/')).replace(/^\//, ''),
        text: readFileSync(file, 'utf8'),
      })),
  );
}

/** Static and dynamic imports, re-exports, `import()` types and `require` of one file. Throws when it does not parse. */
export function readImports({ path, text }: SourceFile): Import[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isNode(node)) return;
    const specifier = specifierOf(node);
    if (specifier !== undefined) imports.push(resolveImport(path, specifier, isTypeOnly(node)));
    for (const child of Object.values(node)) if (typeof child === 'object') visit(child);
  };
  visit(program.body);
  return imports;
}

type Node = Readonly<{ type: string } & Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

function specifierOf(node: Node): string | undefined {
  if (node.type === 'CallExpression') {
    const { callee, arguments: given } = node as { callee?: unknown; arguments?: unknown };
    return isNode(callee) && callee['name'] === 'require' && Array.isArray(given) ? literal(given[0]) : undefined;
  }
  if (!IMPORTING.has(node.type)) return undefined;
  return literal(node['source'] ?? node['expression']);
}

const literal = (node: unknown): string | undefined =>
  isNode(node) && typeof node['value'] === 'string' ? node['value'] : undefined;

function isTypeOnly(node: Node): boolean {
  if (node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const { specifiers } = node;
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false;
  return specifiers.every(
    (specifier: unknown) =>
      isNode(specifier) && (specifier['importKind'] === 'type' || specifier['exportKind'] === 'type'),
  );
}

function resolveImport(from: string, specifier: string, typeOnly: boolean): Import {
  const isPackage = !specifier.startsWith('.');
  const path = specifier.split('?', 1)[0] ?? specifier;
  const to = isPackage ? packageName(path) : posix.join(posix.dirname(from), path);
  return { from, to, isPackage, isTypeOnly: typeOnly };
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}
