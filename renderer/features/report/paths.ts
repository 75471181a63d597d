/** The folder of a path, with whichever separator it uses; '' for a bare name. */
export function folderOf(path: string): string {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  if (cut < 0) return '';
  return cut === 0 ? path.slice(0, 1) : path.slice(0, cut);
}

/** A folder beside the project file for its reports. */
export function reportFolderBeside(path: string): string {
  const separator = path.includes('\\') && !path.includes('/') ? '\\' : '/';
  const folder = folderOf(path);
  return folder === '' ? '' : `${folder.endsWith(separator) ? folder.slice(0, -1) : folder}${separator}reports`;
}

/** A path as it reads from inside `folder`. */
export function nameIn(folder: string, path: string): string {
  return path.startsWith(folder) ? path.slice(folder.length).replace(/^[\\/]/u, '') : path;
}
