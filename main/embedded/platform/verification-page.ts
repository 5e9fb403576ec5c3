import { createHash } from 'node:crypto';
import { maskName } from '../../visit/mask.ts';
import { chineseDate } from './calendar.ts';
import { isPrintNumber } from './print-number.ts';
import type { Prints } from './prints.ts';

/** A page and the headers that it must go out with. */
export interface VerificationPage {
  readonly status: 200 | 404;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

const style = `
:root { color-scheme: light; font: 18px/1.7 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
body { margin: 0; background: #f4f6f8; color: #1d1d1f; }
main { max-width: 34rem; margin: 8vh auto 0; padding: 2rem; background: #fff; border-top: 6px solid #2f7566; }
main.bad { border-color: #b3261e; }
h1 { margin: 0 0 1rem; font-size: 1.6rem; line-height: 1.3; }
dl { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: .4rem 1.2rem; }
dt { color: #5b6470; } dd { margin: 0; overflow-wrap: anywhere; }
.note { margin: 1.5rem 0 0; padding-top: 1rem; border-top: 1px solid #dde2e7; color: #5b6470; font-size: .9rem; }
`;

/** Nothing may be loaded, sent or framed; the one style sheet is named by its digest. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'content-type': 'text/html; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** What the QR code on the paper leads to: whether the paper is good, and enough to compare it with, no more. */
export function verificationPage(prints: Prints, printNumber: string, code: string): VerificationPage {
  const found = isPrintNumber(printNumber) ? prints.verified(printNumber, code) : null;
  if (found === null) {
    return page(404, 'bad', '未查到该打印件', [], '打印编号与核验码不相符，或者该证照不是由本平台的终端打印。');
  }
  const { entry, licence } = found;
  const facts: [string, string][] = [
    ['证照名称', licence.type.name],
    ['持证主体', maskName(licence.holderName)],
    ['签发机关', licence.type.department.full],
    ['签发日期', chineseDate(licence.issuedOn)],
    ['打印编号', entry.printNumber],
  ];
  if (licence.revoked) return page(200, 'bad', '证照已撤销', facts, '该证照在打印以后被撤销，请勿采信。');
  if (entry.outcome === 'failed') return page(200, 'bad', '打印件无效', facts, '该次打印没有完成，持有人可重新打印。');
  return page(200, 'good', '核验通过', facts, '请核对纸面内容与以上信息是否一致。');
}

function page(
  status: VerificationPage['status'],
  tone: 'good' | 'bad',
  title: string,
  facts: readonly (readonly [string, string])[],
  note: string,
): VerificationPage {
  const list = facts.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join('');
  const html = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · 证照核验</title><style>${style}</style></head>
<body><main class="${tone}"><h1>${escapeHtml(title)}</h1>${list === '' ? '' : `<dl>${list}</dl>`}
<p class="note">${escapeHtml(note)}<br>培训环境：本页所示证照均为虚构，不具有法律效力。</p></main></body></html>
`;
  return { status, html, headers };
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
