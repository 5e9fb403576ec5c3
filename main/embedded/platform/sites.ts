/** A place where a terminal stands. */
export interface Site {
  readonly site: string;
  readonly town: string;
}

const towns = [
  '城桥镇',
  '堡镇',
  '新河镇',
  '庙镇',
  '竖新镇',
  '向化镇',
  '三星镇',
  '港沿镇',
  '中兴镇',
  '陈家镇',
  '绿华镇',
  '港西镇',
  '建设镇',
  '新海镇',
  '东平镇',
  '长兴镇',
  '新村乡',
  '横沙乡',
] as const;

/** The towns of Chongming in the order of the fleet's terminals. */
export const TOWNS: readonly string[] = towns;

/** The 19 terminals: YZ-01 in the district's service centre, one more in each of the 18 towns. */
export const SITES: ReadonlyMap<string, Site> = new Map([
  ['YZ-01', { site: '崇明区行政服务中心', town: '城桥镇' }],
  ...towns.map((town, index): [string, Site] => [
    `YZ-${String(index + 2).padStart(2, '0')}`,
    { site: `${town}社区事务受理服务中心`, town },
  ]),
]);
