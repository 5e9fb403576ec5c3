import { contrast } from './contrast.ts';

const papers = ['--paper', '--paper-raised', '--paper-sunk'];
const inks = [
  '--ink',
  '--ink-soft',
  '--river-700',
  '--river-800',
  '--vermilion',
  '--vermilion-deep',
  '--amber-ink',
  '--leaf-ink',
];
const grounds = [
  '--river-950',
  '--river-900',
  '--river-800',
  '--river-700',
  '--river-600',
  '--river-400',
  '--river-200',
  '--river-100',
  '--river-50',
  '--vermilion',
  '--vermilion-wash',
  '--amber',
  '--amber-wash',
  '--leaf',
  '--leaf-wash',
  '--line',
  '--line-strong',
  '--focus',
];
const sizes = ['small', 'body', 'lead', 'strong', 'heading', 'title', 'display', 'call'];
const spaces = [1, 2, 3, 4, 5, 6, 7];

function tokenValue(token: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}

/** Colours with their contrast, type, space. */
export function TokenSheet() {
  return (
    <section id="tokens" className="sheet-of">
      <h2>设计变量 Tokens</h2>
      <h3>文字与底色的对比度 Contrast</h3>
      <table className="contrasts">
        <thead>
          <tr>
            <th scope="col">ink / paper</th>
            {papers.map((paper) => (
              <th key={paper} scope="col">
                {paper}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inks.map((ink) => (
            <tr key={ink}>
              <th scope="row">{ink}</th>
              {papers.map((paper) => (
                <td key={paper} style={{ color: `var(${ink})`, background: `var(${paper})` }}>
                  瀛洲 Aa {contrast(tokenValue(ink), tokenValue(paper)).toFixed(1)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <h3>色板 Colour</h3>
      <ul className="swatches">
        {grounds.map((token) => (
          <li key={token}>
            <span className="swatches__colour" style={{ background: `var(${token})` }} />
            <code>{token}</code>
            <code>{tokenValue(token)}</code>
          </li>
        ))}
      </ul>
      <h3>字号 Type</h3>
      <ul className="types">
        {sizes.map((size) => (
          <li key={size}>
            <code>{size}</code>
            <span style={{ fontSize: `var(--text-${size})` }}>长江入海处 Yangtze 1949</span>
          </li>
        ))}
      </ul>
      <h3>间距 Space</h3>
      <ul className="spaces">
        {spaces.map((space) => (
          <li key={space}>
            <code>{space}</code>
            <span style={{ width: `var(--space-${space})` }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
