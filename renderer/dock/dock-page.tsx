import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import logo from '../../assets/brand/logo.svg';
import { PlatformPanel } from './platform-panel.tsx';
import { PrinterPanel } from './printer-panel.tsx';
import { ReaderPanel } from './reader-panel.tsx';
import { useDock } from './use-dock.ts';
import './dock.css';

const repetitions = [1, 3, 100];

/** The dev dock: lays cards on the emulated reader, empties trays, pulls cables, breaks the platform. */
export function DockPage({ token }: { readonly token: string }) {
  const dock = useDock(token);
  const [times, setTimes] = useState(1);
  return (
    <main className="dock-page">
      <header className="dock-head">
        <img src={logo} alt="" />
        <div>
          <h1>演示台</h1>
          <p>读卡器、打印机、平台</p>
        </div>
        <fieldset className="choices dock-head__times">
          <legend>故障次数</legend>
          {repetitions.map((value) => (
            <button
              key={value}
              type="button"
              className="plain"
              aria-pressed={times === value}
              onClick={() => setTimes(value)}
            >
              ×{value}
            </button>
          ))}
        </fieldset>
      </header>
      <div className="dock-error" role="alert">
        {dock.error !== null && (
          <p>
            <TriangleAlert aria-hidden="true" />
            {dock.error}
          </p>
        )}
      </div>
      {dock.state === null && dock.error === null && <p className="quiet">正在连接</p>}
      <ReaderPanel dock={dock} times={times} />
      <PrinterPanel dock={dock} times={times} />
      <PlatformPanel dock={dock} times={times} />
    </main>
  );
}
