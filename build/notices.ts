import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** `npm run notices`: writes THIRD-PARTY-NOTICES.md from the packages that the product is built from. */

const root = fileURLToPath(new URL('..', import.meta.url));

const Lock = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional(), dev: z.boolean().optional() })),
});
const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
});

/** Development dependencies whose files end up in what is shipped: fonts and icons. */
const shipped = /^node_modules\/(@fontsource-variable|@expo-google-fonts|lucide-react)/;

const lock = Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const texts = new Map<string, string[]>();
const rows: string[] = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '' || (entry.dev === true && !shipped.test(path))) continue;
  const folder = join(root, path);
  if (!existsSync(join(folder, 'package.json'))) continue; // of another platform
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const name = `${manifest.name} ${manifest.version}`;
  rows.push(`| ${manifest.name} | ${manifest.version} | ${manifest.license ?? 'see its text'} |`);
  for (const file of readdirSync(folder).filter((each) => /^(licen[cs]e|notice|ofl)/i.test(each))) {
    const text = readFileSync(join(folder, file), 'utf8').trim().replaceAll('\r\n', '\n');
    texts.set(text, [...(texts.get(text) ?? []), name]);
  }
}
const body = [...texts].map(([text, names]) => `## ${[...new Set(names)].join(', ')}\n\n\`\`\`text\n${text}\n\`\`\`\n`);
writeFileSync(
  join(root, 'THIRD-PARTY-NOTICES.md'),
  `# Third-party notices\n\nWritten by \`npm run notices\`.\n\n| package | version | licence |\n|---|---|---|\n${rows.join('\n')}\n\n${body.join('\n')}`,
);
console.log(`notices: ${rows.length} packages, ${texts.size} licence texts`);
