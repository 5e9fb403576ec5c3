import { Landmark } from 'lucide-react';
import type { PlatformFault } from '../../preload/dock-contract.ts';
import { FaultChips, Panel } from './controls.tsx';
import type { Dock } from './use-dock.ts';

const faults: readonly { readonly fault: PlatformFault; readonly label: string }[] = [
  { fault: 'down', label: '断网' },
  { fault: 'slow', label: '响应慢' },
  { fault: 'http-500', label: '服务器错误' },
  { fault: 'nonsense', label: '内容错误' },
  { fault: 'truncate', label: '应答截断' },
  { fault: 'wrong-digest', label: '摘要不符' },
];

/** The embedded platform: what it answers wrong next. */
export function PlatformPanel({ dock, times }: { readonly dock: Dock; readonly times: number }) {
  const { state, act } = dock;
  if (state === null) return null;
  const { fault } = state.platform;
  const name = faults.find((known) => known.fault === fault)?.label ?? fault;
  return (
    <Panel title="服务平台" icon={Landmark} well={fault === null} state={name ?? '正常'}>
      <FaultChips
        legend={`接下来 ${times} 次出错`}
        faults={faults}
        armed={fault === null ? [] : [fault]}
        onOrder={(ordered) => act({ action: 'platform.fail', fault: ordered, times })}
      />
      <div className="row">
        <button
          type="button"
          className="plain"
          disabled={fault === null}
          onClick={() => act({ action: 'platform.clear' })}
        >
          恢复正常
        </button>
      </div>
    </Panel>
  );
}
