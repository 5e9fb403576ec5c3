import type { CardText } from '../../devices/id-card/reader.ts';
import { addYears } from './calendar.ts';
import type { Person } from './licence-type.ts';
import type { Random } from './random.ts';
import { marry } from './seed-households.ts';
import { alone, type Population } from './seed-people.ts';

/** A person with fixed licences. `expired` and `revoked` are types that the person has in that state. */
export interface Specimen {
  readonly person: Person;
  readonly types: readonly string[];
  readonly expired: readonly string[];
  readonly revoked: readonly string[];
  /** Whether the person is the legal representative of an enterprise. */
  readonly owner: boolean;
}

/**
 * The holders of the published specimen cards, as the emulated reader shows them. Two of them share a number, as the
 * specimens do: a holder is found by number, name and birth together.
 */
const cards = {
  fixedTerm: {
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
  longTerm: {
    kind: 'resident',
    name: '欧阳样本',
    sex: 'male',
    nation: '满',
    birth: '1949-12-31',
    address: '上海市崇明区样本镇样本村1号',
    idNumber: '11010519491231002X',
    issuer: '上海市公安局崇明分局',
    validFrom: '2020-02-29',
    validTo: null,
  },
  bornOnLeapDay: {
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
    address: '北京市朝阳区样本路1号样本小区1号楼1单元101室',
    idNumber: '31023019900101001X',
    issuer: '北京市公安局朝阳分局',
    validFrom: '2010-01-01',
    validTo: '2020-01-01',
  },
  hongKong: {
    kind: 'hmt',
    name: '样本港',
    sex: 'male',
    birth: '1994-08-23',
    address: '上海市崇明区样本路2号',
    idNumber: '810000199408230021',
    issuer: '上海市公安局',
    validFrom: '2019-09-01',
    validTo: '2024-09-01',
    passNo: 'H12345678',
    issueCount: '01',
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
} as const satisfies Record<string, CardText>;

const foreignTypes = [
  '外国人居留许可',
  '外国人工作许可证',
  '境外人员临时住宿登记单',
  '中华人民共和国机动车驾驶证',
  '社保证明（长三角）',
  '个人所得税纳税记录',
];

/** Adds the specimen people, the first of the register, each resident with a spouse. */
export function addSpecimens(population: Population, random: Random, today: string): readonly Specimen[] {
  const here = (address: string) => ({ town: '城桥镇', address });
  const household = (card: CardText & { readonly kind: 'resident' }): Person => {
    const family = { head: null, couple: null, members: [], marriedOn: null };
    const place = here(card.address);
    const person = population.add(card, place, family);
    const sex = card.sex === 'male' ? '女' : '男';
    const birth = addYears(card.birth, card.sex === 'male' ? 1 : -1);
    const spouse = population.resident({ sex, birth }, place, family);
    const [husband, wife] = card.sex === 'male' ? [person, spouse] : [spouse, person];
    marry(family, husband, wife, random, today);
    return person;
  };
  const newcomer = (card: CardText & { readonly kind: 'hmt' | 'foreigner-2017' | 'foreigner-2023' }): Person =>
    population.add(card, here('上海市崇明区样本路2号'), alone());

  return [
    {
      person: household(cards.fixedTerm),
      types: ['居民户口簿', '户籍证明', '结婚证', '老年优待证', '不动产权证书', '基本医疗保险参保凭证', '医师执业证书'],
      expired: ['中华人民共和国残疾人证'],
      revoked: [],
      owner: false,
    },
    {
      person: household(cards.longTerm),
      types: [
        '居民户口簿',
        '结婚证',
        '中华人民共和国机动车驾驶证',
        '不动产权证书',
        '住房公积金缴存证明',
        '个人所得税纳税记录',
        '退役军人优待证',
      ],
      expired: [],
      revoked: ['中华人民共和国机动车行驶证'],
      owner: true,
    },
    {
      person: household(cards.bornOnLeapDay),
      types: [
        '居民户口簿',
        '结婚证',
        '老年优待证',
        '不动产权证书',
        '基本医疗保险参保凭证',
        '退役军人优待证',
        '城乡居民基本养老保险费缴费证明',
      ],
      expired: [],
      revoked: ['中华人民共和国机动车行驶证'],
      owner: true,
    },
    {
      person: household(cards.expired),
      types: ['居民户口簿', '结婚证', '中华人民共和国机动车驾驶证', '社保证明（长三角）'],
      expired: [],
      revoked: [],
      owner: false,
    },
    {
      person: newcomer(cards.hongKong),
      types: [
        '港澳居民居住证',
        '境外人员临时住宿登记单',
        '中华人民共和国机动车驾驶证',
        '社保证明（长三角）',
        '个人所得税纳税记录',
      ],
      expired: [],
      revoked: [],
      owner: false,
    },
    { person: newcomer(cards.foreigner2017), types: foreignTypes, expired: [], revoked: [], owner: false },
    {
      person: newcomer(cards.foreigner2023),
      types: [...foreignTypes, '基本医疗保险参保凭证'],
      expired: [],
      revoked: [],
      owner: false,
    },
  ];
}
