/** Opens the files named on its command line, says whether it may write, and keeps them until it is killed. */
import { openStorage } from '#engine/mirror/open.ts';

const opened = openStorage(process.argv[2] ?? '');
if (!opened.ok) {
  process.stdout.write(JSON.stringify({ trouble: opened.error.kind }));
} else {
  const { mirror, trouble } = opened.value;
  if (trouble === null) {
    mirror.exec("INSERT OR IGNORE INTO repositories (origin, name) VALUES ('tracker', 'harbour/pilots')");
  }
  process.stdout.write(JSON.stringify({ trouble: trouble?.kind ?? null }));
}
setInterval(() => undefined, 60_000);
