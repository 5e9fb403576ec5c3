import { IdCard } from 'lucide-react';
import type { ReaderFault } from '../../preload/dock-contract.ts';
import { FaultChips, Panel, Toggle } from './controls.tsx';
import type { Dock } from './use-dock.ts';

const faults: readonly { readonly fault: ReaderFault; readonly label: string }[] = [
  { fault: 'select-fails', label: '选卡失败' },
  { fault: 'lift-while-reading', label: '读卡中抬起' },
  { fault: 'unknown-kind', label: '未知卡种' },
  { fault: 'wrong-checksum', label: '校验和错误' },
  { fault: 'noise', label: '线路噪声' },
  { fault: 'truncate', label: '应答截断' },
  { fault: 'silent', label: '不应答' },
  { fault: 'delay', label: '应答延迟' },
  { fault: 'self-test-failed', label: '自检失败' },
];

/** The emulated reader: cards to lay on it, its cable, its faults. */
export function ReaderPanel({ dock, times }: { readonly dock: Dock; readonly times: number }) {
  const { state, act } = dock;
  if (state === null) return null;
  const { card, plugged } = state.reader;
  return (
    <Panel title="读卡器" icon={IdCard} well={plugged} state={plugged ? (card === null ? '无卡' : '有卡') : '线缆已拔'}>
      <ul className="specimens">
        {state.specimens.map(({ id, labelZh, labelEn }, index) => (
          <li key={id}>
            <button
              type="button"
              className={`specimen specimen--${index % 4}${card === id ? ' specimen--in' : ''}`}
              aria-pressed={card === id}
              onClick={() => act(card === id ? { action: 'reader.lift' } : { action: 'reader.insert', specimen: id })}
            >
              <svg viewBox="0 0 40 44" aria-hidden="true">
                <circle cx="20" cy="15" r="9" />
                <path d="M3 44c0-13 7-18 17-18s17 5 17 18z" />
              </svg>
              <span className="specimen__words">
                <span className="specimen__name">{labelZh}</span>
                <span className="specimen__more" lang="en">
                  {labelEn}
                </span>
              </span>
              <span className="specimen__act">{card === id ? '拿起' : '放上'}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="row">
        <Toggle
          label="线缆接好"
          on={plugged}
          onChange={(on) => act({ action: on ? 'reader.plug' : 'reader.unplug' })}
        />
        <button type="button" className="plain" disabled={card === null} onClick={() => act({ action: 'reader.lift' })}>
          拿起证件
        </button>
      </div>
      <FaultChips
        legend={`接下来 ${times} 次出错`}
        faults={faults}
        armed={state.reader.faults}
        onOrder={(fault) => act({ action: 'reader.fail', fault, times })}
      />
    </Panel>
  );
}
