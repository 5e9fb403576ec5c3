import type { FaultCode } from '../../preload/faults.ts';

/** What a resident reads about one failure. An alias, because i18next finds no keys in an interface. */
export type FaultText = {
  /** A few words: what it is about. */
  readonly title: string;
  /** One sentence: what happened. */
  readonly what: string;
  /** One sentence: what to do now. */
  readonly next: string;
  /** For a badge: why something is out of service. */
  readonly short: string;
};

/** The failures in Chinese. */
export const faultsZh: Readonly<Record<FaultCode, FaultText>> = {
  'card-removed': {
    title: '证件拿开得早了一点',
    what: '还没读完，证件就离开了读卡区。',
    next: '请重新放好，读完再拿起。',
    short: '证件已移开',
  },
  'card-not-selected': {
    title: '没有认出这张证件',
    what: '证件可能放反了，或和别的卡叠在一起。',
    next: '请只放一张证件，翻一面再试。',
    short: '证件未识别',
  },
  'card-unreadable': {
    title: '证件没有读出来',
    what: '没有读到证件里的完整信息。',
    next: '请取下证件，擦一擦再放一次。',
    short: '证件读取失败',
  },
  'card-unknown-kind': {
    title: '这张卡不能在这里使用',
    what: '本机还不认识这种卡。',
    next: '请换用下面列出的证件。',
    short: '不支持的卡',
  },
  'reader-offline': {
    title: '读卡器没有响应',
    what: '本机暂时读不了证件。',
    next: '请告诉工作人员，或换一台终端。',
    short: '读卡器离线',
  },
  'reader-faulty': {
    title: '读卡器出了故障',
    what: '读卡器没有通过自检，暂时不能用。',
    next: '请告诉工作人员，或换一台终端。',
    short: '读卡器故障',
  },
  'platform-unreachable': {
    title: '暂时连不上服务平台',
    what: '网络或平台中断了，正在重新连接。',
    next: '请稍等片刻，再试一次。',
    short: '网络中断',
  },
  'platform-slow': {
    title: '平台还没有答复',
    what: '等了很久，平台没有回应。',
    next: '请再试一次，或稍后再来。',
    short: '平台响应慢',
  },
  'platform-nonsense': {
    title: '收到的资料不对',
    what: '平台发来的内容不完整，我们没有采用。',
    next: '请再试一次，或拨打服务热线。',
    short: '平台数据异常',
  },
  'platform-refused': {
    title: '平台没有受理',
    what: '平台现在不能办理这一项。',
    next: '请拨打服务热线，或到窗口咨询。',
    short: '平台未受理',
  },
  'person-unknown': {
    title: '没有查到您的信息',
    what: '平台里找不到与这张证件对应的人。',
    next: '请到窗口核对您的登记信息。',
    short: '查无信息',
  },
  'card-expired': {
    title: '证件已过有效期',
    what: '这张证件的有效期已经过了。',
    next: '请换用有效的证件，或到窗口咨询。',
    short: '证件过期',
  },
  'identification-expired': {
    title: '身份验证已超时',
    what: '为保护您的信息，需要重新验证。',
    next: '请返回，再放一次证件。',
    short: '验证超时',
  },
  'licence-not-printable': {
    title: '这份证照不能打印',
    what: '它可能已经过期、注销或有变更。',
    next: '请选择别的证照，或到窗口咨询。',
    short: '不能打印',
  },
  'print-limit-reached': {
    title: '打印次数已用完',
    what: '这份证照可打印的次数用完了。',
    next: '还需要的话，请到窗口办理。',
    short: '次数已用完',
  },
  'document-damaged': {
    title: '文件没有收完整',
    what: '收到的文件与平台的原件不一致。',
    next: '没有打印任何内容，请再试一次。',
    short: '文件不完整',
  },
  'printer-offline': {
    title: '打印机没有响应',
    what: '本机暂时连接不上打印机。',
    next: '请告诉工作人员，或换一台终端。',
    short: '打印机离线',
  },
  'printer-out-of-paper': {
    title: '打印机没有纸了',
    what: '纸盒空了，现在打印不了。',
    next: '请告诉工作人员加纸，再试一次。',
    short: '打印机缺纸',
  },
  'printer-jam': {
    title: '打印机卡纸了',
    what: '有一张纸卡在打印机里。',
    next: '请不要用力拉，告诉工作人员处理。',
    short: '打印机卡纸',
  },
  'printer-cover-open': {
    title: '打印机的盖子开着',
    what: '盖子没有合好，打印机不会工作。',
    next: '请告诉工作人员合上盖子。',
    short: '打印机盖未合',
  },
  'printer-toner-out': {
    title: '打印机没有墨粉了',
    what: '墨粉用完了，现在打印不了。',
    next: '请告诉工作人员更换墨粉。',
    short: '打印机缺墨粉',
  },
  'printer-busy': {
    title: '打印机正忙',
    what: '打印机还在处理上一份文件。',
    next: '请稍等一会儿，再试一次。',
    short: '打印机正忙',
  },
  'printer-failed': {
    title: '没有打印成功',
    what: '打印机中途停了下来。',
    next: '请再试一次，废页请交给工作人员。',
    short: '打印失败',
  },
  'print-cancelled': {
    title: '打印已经停止',
    what: '按您的要求停止了，没有出纸。',
    next: '需要的话，可以返回重新打印。',
    short: '打印已停止',
  },
  'print-unknown': {
    title: '不能确定是否打印成功',
    what: '本机无法确认纸张有没有打出来。',
    next: '请先看看出纸口，没有纸请告诉工作人员。',
    short: '打印结果未知',
  },
  'request-refused': {
    title: '这一步没有完成',
    what: '本机没有接受这次操作。',
    next: '请再试一次，或告诉工作人员。',
    short: '操作未接受',
  },
  internal: {
    title: '本机出了一点问题',
    what: '这一步没有完成，不是您的原因。',
    next: '请再试一次，或告诉工作人员。',
    short: '本机故障',
  },
};
