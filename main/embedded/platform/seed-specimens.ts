import type { CardText } from '../../devices/id-card/reader.ts';
import { cardTexts } from '../specimens.ts';
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
 * One more than the cards of the emulated reader: the published specimen of a card without an end date has the number
 * of another specimen. A holder is found by number, name and birth together.
 */
const sameNumber = { ...cardTexts.residentLong, birth: '1949-12-31', idNumber: cardTexts.resident.idNumber } as const;

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
      person: household(cardTexts.resident),
      types: ['居民户口簿', '户籍证明', '结婚证', '老年优待证', '不动产权证书', '基本医疗保险参保凭证', '医师执业证书'],
      expired: ['中华人民共和国残疾人证'],
      revoked: [],
      owner: false,
    },
    {
      person: household(sameNumber),
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
      person: household(cardTexts.residentLong),
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
      person: household(cardTexts.expired),
      types: ['居民户口簿', '结婚证', '中华人民共和国机动车驾驶证', '社保证明（长三角）'],
      expired: [],
      revoked: [],
      owner: false,
    },
    {
      person: newcomer(cardTexts.hmt),
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
    { person: newcomer(cardTexts.foreigner2017), types: foreignTypes, expired: [], revoked: [], owner: false },
    {
      person: newcomer(cardTexts.foreigner2023),
      types: [...foreignTypes, '基本医疗保险参保凭证'],
      expired: [],
      revoked: [],
      owner: false,
    },
  ];
}
