/** The files of a built extension, and of the source that it is built from. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every file in a folder except the excluded ones, by path in it, with `/` between parts. */
export function filesIn(folder: string, without: readonly string[] = []): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (without.includes(entry.name)) return [];
    if (!entry.isDirectory()) return [entry.name];
    return filesIn(path.join(folder, entry.name)).map(file => `${entry.name}/${file}`);
  });
}

/** The project's own files: those in git, or in an unpacked source archive all except what commands generate. */
export function sourceFiles(root: string): string[] {
  if (existsSync(path.join(root, '.git')))
    return execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  const made = readFileSync(path.join(root, '.gitignore'), 'utf8').split('\n');
  return filesIn(root, made.map(line => line.replace(/^\/|\/$/g, '')).filter(Boolean));
}
