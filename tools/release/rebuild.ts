/** A reviewer's day: unpacks the source archive elsewhere, makes its packages, and compares them byte by byte. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { PACKAGES, versionIn } from './packages.ts';

/** The names of the packages that differ; none if all are the same. The commands' output goes to the screen. */
export function differingAfterRebuild(root: string): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'another folder '));
  try {
    const archive = path.join(root, PACKAGES, `re-pair-${versionIn(root)}-source.zip`);
    for (const [file, content] of Object.entries(unzipSync(readFileSync(archive)))) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), content);
    }
    const npm = (...args: string[]) =>
      execFileSync('npm', args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
    npm('ci', '--no-fund', '--no-audit');
    npm('run', 'package');
    const sums = (of: string) =>
      readFileSync(path.join(of, PACKAGES, 'SHA256SUMS'), 'utf8')
        .trim()
        .split('\n');
    const again = sums(folder);
    return sums(root)
      .filter(line => !again.includes(line))
      .map(line => line.split('  ')[1] ?? line);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
