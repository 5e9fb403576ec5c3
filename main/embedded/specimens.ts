import type { CardText, ReadCard } from '../devices/id-card/reader.ts';

/** A card that can be laid on the emulated reader: specimens with published sample numbers, nobody real. */
export interface Specimen {
  readonly id: string;
  readonly labelZh: string;
  readonly labelEn: string;
  readonly card: ReadCard;
  /** The character that tells its kind, where it is none that a terminal knows. */
  readonly unknownKind?: string;
}

/** The photograph: the header of a WLT image and noise that is the same every time. No decoder exists to show it. */
function photo(seed: number): Uint8Array {
  const bytes = new Uint8Array(1024);
  let state = seed;
  for (let index = 0; index < bytes.length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  bytes.set([0x57, 0x4c, 0x66, 0x00, 0x7e, 0x00]);
  return bytes;
}

/** What the specimen cards say. The register of the embedded platform knows all of their holders but the stranger. */
export const cardTexts = {
  resident: {
    kind: 'resident',
    name: '样本甲',
    sex: 'female',
    nation: '汉',
    birth: '1949-12-31',
    address: '北京市朝阳区样本路1号样本小区1号楼1单元101室',
    idNumber: '11010519491231002X',
    issuer: '北京市公安局朝阳分局',
    validFrom: '2015-01-01',
    validTo: '2035-01-01',
  },
  hmt: {
    kind: 'hmt',
    name: '样本港',
    sex: 'male',
    birth: '1994-08-23',
    address: '上海市崇明区样本路2号',
    idNumber: '810000199408230021',
    issuer: '上海市公安局',
    validFrom: '2024-09-01',
    validTo: '2029-09-01',
    passNo: 'H12345678',
    issueCount: '02',
  },
  foreigner2017: {
    kind: 'foreigner-2017',
    englishName: 'ZHENGJIAN, YANGBEN',
    sex: 'female',
    certNo: 'PAK310080010103',
    nationality: 'PAK',
    chineseName: '证件样本',
    validFrom: '2017-08-08',
    validTo: '2027-08-07',
    birth: '1980-01-01',
    version: '01',
    authority: '1500',
  },
  foreigner2023: {
    kind: 'foreigner-2023',
    chineseName: '证件样本',
    sex: 'female',
    renewCount: '00',
    birth: '1980-01-01',
    englishName: 'ZHENGJIAN, YANGBEN ZHENG JIAN YANG BEN ZHEN',
    certNo: '931586198001010028',
    validFrom: '2023-08-08',
    validTo: '2033-08-07',
    nationality: 'PAK',
    oldNoAssoc: '000',
  },
  residentLong: {
    kind: 'resident',
    name: '欧阳样本',
    sex: 'male',
    nation: '满',
    birth: '1940-02-29',
    address: '上海市崇明区样本镇样本村1号',
    idNumber: '310230194002290014',
    issuer: '上海市公安局崇明分局',
    validFrom: '2020-02-29',
    validTo: null,
  },
  expired: {
    kind: 'resident',
    name: '样本旧',
    sex: 'female',
    nation: '汉',
    birth: '1990-01-01',
    address: '上海市崇明区样本镇样本村2号',
    idNumber: '31023019900101001X',
    issuer: '上海市公安局崇明分局',
    validFrom: '2010-01-01',
    validTo: '2020-01-01',
  },
  stranger: {
    kind: 'resident',
    name: '样本外',
    sex: 'male',
    nation: '汉',
    birth: '2024-02-29',
    address: '北京市朝阳区样本路3号',
    idNumber: '110105202402290011',
    issuer: '北京市公安局朝阳分局',
    validFrom: '2024-03-01',
    validTo: '2029-03-01',
  },
} as const satisfies Record<string, CardText>;

function specimen(id: string, labelZh: string, labelEn: string, text: CardText): Specimen {
  return { id, labelZh, labelEn, card: { text, photo: photo(id.length), fingerprint: new Uint8Array(0) } };
}

/** All specimens, one of each kind of card first. */
export const specimens: readonly Specimen[] = [
  specimen('resident', '居民身份证', 'Resident identity card', cardTexts.resident),
  specimen('hmt', '港澳台居民居住证', 'Hong Kong, Macao or Taiwan resident', cardTexts.hmt),
  specimen(
    'foreigner-2017',
    '外国人永久居留身份证（2017）',
    'Foreign permanent resident (2017)',
    cardTexts.foreigner2017,
  ),
  specimen(
    'foreigner-2023',
    '外国人永久居留身份证（2023）',
    'Foreign permanent resident (2023)',
    cardTexts.foreigner2023,
  ),
  specimen('resident-long', '居民身份证（长期）', 'Resident identity card, no end date', cardTexts.residentLong),
  specimen('expired', '居民身份证（已过期）', 'Resident identity card, expired', cardTexts.expired),
  specimen('stranger', '居民身份证（查无此人）', 'Resident identity card, nobody known', cardTexts.stranger),
  { ...specimen('unknown-kind', '未知卡种', 'A card of an unknown kind', cardTexts.resident), unknownKind: 'Z' },
];
