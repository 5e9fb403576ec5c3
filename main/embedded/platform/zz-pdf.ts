import { writeFileSync } from 'node:fs';
import { openPlatformDatabase } from './database.ts';
import { LicenceContent } from './licence-content.ts';
import { renderLicence } from './licence-pdf.ts';
import { licenceType, licenceTypeNames } from './licence-types.ts';
import { installedFontFiles, loadTypeface } from './pdf-fonts.ts';

const db = openPlatformDatabase('/tmp/sc/p.db');
const face = loadTypeface(installedFontFiles());
const want = process.argv.slice(2);
let i = 0;
for (const name of want[0] === 'all' ? licenceTypeNames : want) {
  const row: any = db.prepare('select * from licences where type = ? order by rowid limit 1').get(name);
  if (!row) {
    console.log('none', name);
    continue;
  }
  const t = licenceType(name);
  for (const preview of want[0] === 'all' ? [false] : [false, true]) {
    const s = performance.now();
    const pdf = await renderLicence(
      {
        type: t.name,
        typeEn: t.nameEn,
        layout: t.layout,
        number: row.number,
        id: row.id,
        holderName: row.holder_name,
        issuer: t.department.full,
        issuedOn: row.issued_on,
        content: LicenceContent.parse(JSON.parse(row.content)),
        print: preview
          ? null
          : {
              number: 'YZ01-20261122-000123-7',
              verificationUrl: 'http://127.0.0.1:8090/verify/YZ01-20261122-000123-7/K7Q2M9XW4T',
              authorisedAt: 1795312800000,
            },
      },
      face,
    );
    console.log(name, preview, (performance.now() - s).toFixed(0) + 'ms', pdf.length);
    writeFileSync(`/tmp/sc/out-${i}${preview ? 'p' : ''}.pdf`, pdf);
  }
  i++;
}
